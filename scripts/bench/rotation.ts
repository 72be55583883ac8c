import { type AppPorts, createApp } from '../../src/main/compose.ts';
import { nodePorts } from '../../src/main/node/ports.ts';
import { NO_SYSTEM_PROXY } from '../../src/main/ports/system-proxy.ts';
import type { Envelope } from '../../src/shared/ipc/envelope.ts';
import { startAwsCloud } from '../../test/clouds/index.ts';
import { accountDraft } from '../../test/support/sample-keys.ts';
import { type Figure, percentile, timed } from './figures.ts';

const ROUNDS = 8;
/** Nothing but the engine's own work: no proof waits for the next one, no key soaks, none cools down. */
const AT_ONCE = { proofs: 3, proofSpacingMs: 0, soakMs: 0, cooldownMs: 0 };
const ACTIONS = ['List', 'Create', 'Update', 'Delete'].map(
  (verb) => `iam:${verb}AccessKey${verb === 'List' ? 's' : ''}`,
);

const good = <T>(answer: Envelope<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params)}`);
  return answer.value;
};

/** Plans and turns a key of a stand-in cloud several times over; the first time, which loads the SDK, is not counted. */
export async function measureRotation(folder: string, keychain: AppPorts['keychain']): Promise<Figure[]> {
  const cloud = await startAwsCloud();
  const owner = cloud.store.addPrincipal({
    kind: 'user',
    accountId: '123456789012',
    name: 'bench',
    allow: [...ACTIONS, 'iam:GetAccessKeyLastUsed'],
  });
  const first = cloud.store.createKey(owner);
  if (typeof first === 'string') throw new Error(first);
  const app = createApp(
    { ...nodePorts(folder), keychain, systemProxy: NO_SYSTEM_PROXY },
    {
      folder,
      via: 'cli',
      osUser: 'bench',
      device: 'bench',
      version: '0',
      platform: 'linux',
      systemLocale: 'en',
    },
  );
  good(await app.handle('vault.unlock', { kind: 'keychain' }));
  const draft = accountDraft({ endpoints: { sts: cloud.url, iam: cloud.url } });
  let { id: credentialId } = good(
    await app.handle('credentials.add', {
      cloud: 'aws',
      label: 'bench',
      account: { kind: 'new', draft },
      fields: { access_key_id: first.publicId },
      secrets: { secret_access_key: first.secret },
    }),
  );
  const plans: number[] = [];
  const turns: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const plan = await timed(async () => good(await app.handle('rotations.plan', { credentialId })));
    const turn = await timed(async () => {
      const { id } = good(await app.handle('rotations.start', { credentialId, policy: AT_ONCE }));
      return good(await app.handle('rotations.resume', { id }));
    });
    const { phase, newCredentialId } = turn.result;
    if (phase !== 'done' || newCredentialId === null) throw new Error(`The rotation ended as ${phase}`);
    credentialId = newCredentialId;
    if (round === 0) continue;
    plans.push(plan.ms);
    turns.push(turn.ms);
  }
  await app.close();
  await cloud.close();
  return [
    { name: 'plan of a rotation, median', value: percentile(plans, 0.5), limit: 50, unit: 'ms' },
    { name: 'whole rotation without waits, median', value: percentile(turns, 0.5), limit: 250, unit: 'ms' },
  ];
}
