import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TurningCloud } from '../../../src/main/clouds/registry.ts';
import { createVault, KDF_FLOOR, openVault, Secret } from '../../../src/main/vault/index.ts';
import { insertAccount } from '../../../src/main/vault/repositories/accounts.ts';
import { putConsumer } from '../../../src/main/vault/repositories/consumers.ts';
import { putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { listRotations } from '../../../src/main/vault/repositories/rotations.ts';
import { insertSecret } from '../../../src/main/vault/repositories/secrets.ts';
import type { Place } from '../../../src/shared/model/consumer.ts';
import { accountId, type CredentialId, credentialId } from '../../../src/shared/model/ids.ts';
import type { RotationPhase } from '../../../src/shared/model/rotation.ts';
import {
  type AliyunCloud,
  type AwsCloud,
  type Principal,
  startAliyunCloud,
  startAwsCloud,
} from '../../clouds/index.ts';
import { accountDraft } from '../sample-keys.ts';
import { ACTOR, realPorts } from '../vault/ports.ts';
import { OLD_KEY, RIGHTS } from './app-world.ts';
import { consumerOf } from './fake-places.ts';

export const SUBJECT = credentialId.parse('0123456789abcdef');
/** The entry of the other key, in lanes whose vault holds it. */
const SECOND = credentialId.parse('1123456789abcdef');
const ACCOUNT = accountId.parse('fedcba9876543210');

const FIELDS = {
  aws: { id: 'access_key_id', secret: 'secret_access_key' },
  aliyun: { id: 'access_key_id', secret: 'access_key_secret' },
} as const;

/** A vault with one key, made once and copied for each run, and the address that its key is reached at. */
export interface Lane extends AsyncDisposable {
  readonly kind: TurningCloud;
  readonly recoveryCode: string;
  /** A copy of the vault, and a cloud with the key at that address; both gone after `end`. */
  begin(now: () => number): Promise<Run>;
}

export interface Run {
  readonly folder: string;
  readonly cloud: AwsCloud | AliyunCloud;
  readonly owner: Principal;
  /** What the vault's file says, opened anew: the phase of its rotation, and which of the cloud's keys it holds. */
  look(): Promise<{ readonly phase: RotationPhase | 'none'; readonly held: readonly string[] }>;
  end(): Promise<void>;
}

/** One more key that the vault holds from the start, and where to put the folders. */
export interface LaneOptions {
  readonly neighbour?: { readonly publicId: string; readonly secret: string };
  readonly parent?: string;
  /** The places that the key was handed to, in their order. */
  readonly places?: readonly Place[];
}

export async function openLane(kind: TurningCloud, options: LaneOptions = {}): Promise<Lane> {
  const home = await mkdtemp(join(options.parent ?? tmpdir(), 'keyturn-lane-'));
  const template = join(home, 'template');
  const start = kind === 'aws' ? startAwsCloud : startAliyunCloud;
  // Taken once, so that the vault can name it; each run listens there anew.
  const first = await start();
  const port = Number(new URL(first.url).port);
  await first.close();
  const { vault, recoveryCode } = await createVault(realPorts(), {
    folder: template,
    password: Secret.of('correct horse battery'),
    cost: KDF_FLOOR,
    actor: ACTOR,
  });
  const old = OLD_KEY[kind];
  const endpoints = kind === 'aws' ? { sts: first.url, iam: first.url } : { sts: first.url, ims: first.url };
  vault.write((db) => {
    insertAccount(db, {
      id: ACCOUNT,
      cloud: kind,
      hasProxyPassword: false,
      ...accountDraft({ site: kind, endpoints }),
    });
    const put = (id: CredentialId, label: string, key: { publicId: string; secret: string }): void => {
      putCredential(db, {
        ...{ id, accountId: ACCOUNT, label, publicId: key.publicId },
        kind: 'access-key',
        state: 'active',
        ...{
          createdAt: null,
          expiresAt: null,
          ownPeriodDays: null,
          ownLeadTimes: null,
          identity: null,
          lastUsed: null,
        },
        health: { kind: 'unverified' },
        fields: { [FIELDS[kind].id]: key.publicId },
        note: '',
        addedAt: 0,
        removedAt: null,
      });
      const address = { credentialId: id, field: FIELDS[kind].secret, version: 1 };
      const sealed = vault.seal(address, Secret.of(key.secret));
      insertSecret(db, id, { ...address, sealed, fingerprint: vault.fingerprint(key.secret) }, 0);
    };
    put(SUBJECT, 'deploy', old);
    if (options.neighbour !== undefined) put(SECOND, 'neighbour', options.neighbour);
    for (const [i, place] of (options.places ?? []).entries())
      putConsumer(db, consumerOf(i + 1, SUBJECT, place));
  });
  await vault.anchorAudit();
  vault.close();

  let runs = 0;
  return {
    kind,
    recoveryCode,
    async begin(now) {
      runs += 1;
      const folder = join(home, `run-${runs}`);
      await cp(template, folder, { recursive: true });
      const cloud = await start({ now, port });
      const owner = cloud.store.addPrincipal({
        ...{ kind: 'user', name: 'deployer', allow: RIGHTS[kind] },
        accountId: kind === 'aws' ? '123456789012' : '1234567890123456',
      });
      cloud.store.addKey(owner, { ...old, createdAt: now() - 100 * 86_400_000 });
      return {
        folder,
        cloud,
        owner,
        async look() {
          const by = { kind: 'recovery', code: recoveryCode } as const;
          const opened = await openVault(realPorts(), { folder, actor: ACTOR, by });
          try {
            return opened.read((db) => {
              const secrets = db.all<{
                credential_id: string;
                field: string;
                version: number;
                sealed: Buffer;
              }>('SELECT * FROM secrets');
              const plain = secrets.map((row) =>
                opened
                  .unseal(
                    {
                      credentialId: credentialId.parse(row.credential_id),
                      field: row.field,
                      version: row.version,
                    },
                    row.sealed,
                  )
                  .reveal(),
              );
              const keys = [...cloud.store.keys.values()];
              return {
                phase: listRotations(db, false)[0]?.phase ?? 'none',
                held: keys.filter((key) => plain.includes(key.secret)).map((key) => key.publicId),
              };
            });
          } finally {
            opened.close();
          }
        },
        async end() {
          cloud.calm();
          await cloud.close();
          // What a dead process had begun to write may still come to its end.
          await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 5 });
        },
      };
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}
