import { createFiles } from '../../../src/main/node/files.ts';
import { createRandom } from '../../../src/main/node/random.ts';
import { createEvents } from '../../../src/main/services/events.ts';
import { createHandOuts } from '../../../src/main/services/hand-outs/index.ts';
import { createPlaintext, type Plaintext } from '../../../src/main/services/plaintext/index.ts';
import type { KindOf } from '../../../src/main/services/user-files/holds.ts';
import type { UserFiles } from '../../../src/main/services/user-files/index.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import { getConsumer, putConsumer } from '../../../src/main/vault/repositories/consumers.ts';
import {
  type ConsumerId,
  consumerId,
  type FileKind,
  type Place,
} from '../../../src/shared/model/consumer.ts';
import { type ManagedPolicy, NO_POLICY } from '../../../src/shared/model/managed-policy.ts';
import type { KeychainStatus } from '../../../src/shared/model/vault.ts';
import { fakeLogger } from '../fake/desktop.ts';
import { DEVICE, userFilesOf } from '../user-files/files-of.ts';
import { linesKind } from '../user-files/lines-kind.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../vault/rows.ts';
import { tempVault } from '../vault/temp.ts';

export const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
export const PUBLIC_ID = 'AKIAIOSFODNN7EXAMPLE';
export const COMMAND = ['/opt/keyturn', 'cli'] as const;

/** A vault with one key, `SECRET`, and what takes its plaintext away. */
export interface PlaintextBench {
  readonly vault: Vault;
  readonly user: UserFiles;
  readonly plaintext: Plaintext;
  /** Remembers a place of the key. */
  place(
    name: string,
    where: { readonly path: string; readonly entry: string } & Partial<PlaceOptions>,
  ): ConsumerId;
  placeOf(id: ConsumerId): Place | undefined;
}

interface PlaceOptions {
  readonly file: FileKind;
  readonly holds: 'values' | 'command';
  readonly device: string;
}

interface Options {
  readonly kindOf?: KindOf;
  readonly rules?: Partial<ManagedPolicy>;
  readonly command?: readonly [string, ...string[]] | null;
  readonly keychain?: KeychainStatus;
  readonly now?: number;
}

export async function plaintextBench(options: Options = {}): Promise<PlaintextBench> {
  const { vault } = await tempVault();
  putSampleCredential(vault, SECRET);
  const user = userFilesOf(vault, undefined, undefined, options.kindOf);
  const events = createEvents();
  const session = { vault: () => vault, isOpen: () => true };
  const clock = { now: () => options.now ?? 0 };
  const deviceId = { get: async () => DEVICE };
  const random = createRandom();
  const plaintext = createPlaintext({
    ...{ session, clock, random, events, deviceId },
    handOuts: createHandOuts({
      ...{ session, events, clock, random, deviceId, deviceName: 'bench' },
      caller: { program: '/usr/bin/aws', script: null },
    }),
    ...{ files: createFiles(), logger: fakeLogger(), userFiles: user },
    kindOf: options.kindOf ?? (() => linesKind),
    command: options.command === undefined ? COMMAND : options.command,
    keychain: async () => options.keychain ?? 'ready',
    rules: () => ({ ...NO_POLICY, ...options.rules }),
    unattended: false,
  });
  return {
    ...{ vault, user, plaintext },
    place(name, { path, entry, file = 'aws-credentials', holds = 'values', device = DEVICE }) {
      const id = consumerId.parse(name.padStart(16, '0'));
      const place = { kind: 'file', device, deviceName: 'bench', path, file, entry, holds } as const;
      const about = { note: '', restart: '', addedAt: 1 };
      vault.write((db) => putConsumer(db, { id, credentialId: SAMPLE_CREDENTIAL, place, ...about }));
      return id;
    },
    placeOf: (id) => vault.read((db) => getConsumer(db, id)?.place),
  };
}
