import type { AppPorts } from '../../src/main/compose.ts';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../src/shared/model/cloud.ts';
import type { CredentialId } from '../../src/shared/model/ids.ts';
import { STAND_INS } from '../../test/clouds/kinds.ts';
import { accountDraft } from '../../test/support/sample-keys.ts';
import { benchApp, good } from './bench-app.ts';
import { type Figure, timed } from './figures.ts';

const KEYS = 200;
const ANSWER_MS = 80;
const LIMIT_MS = 4000;

/** Verifies many keys of every platform in one run, against stand-ins that take their time. SDKs are loaded on the way. */
export async function measureVerifyAll(folder: string, keychain: AppPorts['keychain']): Promise<Figure[]> {
  const stands = await Promise.all(
    CLOUD_IDS.map(async (cloud) => ({ cloud, there: await STAND_INS[cloud].start() })),
  );
  const app = benchApp(folder, keychain);
  try {
    good(await app.handle('vault.unlock', { kind: 'keychain' }));
    const ids: CredentialId[] = [];
    const accounts = new Map<string, string>();
    for (let n = 0; n < KEYS; n += 1) {
      const stand = stands[n % stands.length];
      if (stand === undefined) continue;
      const { cloud, there } = stand;
      const key = there.newKey();
      const known = accounts.get(cloud);
      const { site, endpoints } = there;
      const { id } = good(
        await app.handle('credentials.add', {
          cloud,
          label: `${cloud} ${n}`,
          account:
            known === undefined
              ? { kind: 'new', draft: accountDraft({ label: `bench ${cloud}`, site, endpoints }) }
              : { kind: 'existing', id: known },
          fields: { ...key.fields, [catalogue[cloud].publicIdField]: key.publicId },
          secrets: key.secrets,
        }),
      );
      ids.push(id);
      if (known === undefined)
        accounts.set(cloud, good(await app.handle('credentials.get', { id })).accountId);
    }
    for (const { there } of stands) there.weather({ delayMs: ANSWER_MS });
    const run = await timed(async () =>
      good(await app.handle('verification.start', { scope: { kind: 'keys', ids } })),
    );
    const { proven, groups } = run.result.summary;
    if (proven !== KEYS) throw new Error(`Of ${KEYS} keys ${proven} were proven: ${JSON.stringify(groups)}`);
    return [
      {
        name: `verify ${KEYS} keys of ${stands.length} platforms`,
        value: run.ms,
        limit: LIMIT_MS,
        unit: 'ms',
      },
    ];
  } finally {
    await app.close();
    await Promise.all(stands.map(({ there }) => there.close()));
  }
}
