import { randomUUID } from 'node:crypto';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { BACKUP_ENDING } from '../../../shared/model/backup.ts';
import type { ObjectStore } from '../../clouds/storage/object-store.ts';
import { type BackupPlace, type LyingBackup, MOST_BACKUP_BYTES } from './place.ts';

const NAMES = 'keyturn-';

const PROBE = Buffer.from('Keyturn tries what this key may do here and removes this object.\n');

/** Both services' words for a key that is none, whatever it may do. */
const KEY_REFUSED: ReadonlySet<string> = new Set([
  'SignatureDoesNotMatch',
  'InvalidAccessKeyId',
  'ExpiredToken',
  'SecurityTokenExpired',
]);

/** Which of the steps was refused: keys are often given too little of one kind. */
async function at<T>(step: 'write' | 'read' | 'list' | 'remove', run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof KeyturnError) || error.code !== 'target-refused') throw error;
    const reason = KEY_REFUSED.has(String(error.params.vendorCode)) ? 'key' : step;
    throw new KeyturnError(error.code, { ...error.params, reason });
  }
}

/** Statuses of an answer that is none to the question: a page of something else, a refusal without a word. */
const OTHER_ANSWER = /^HTTP_(2\d\d|40[0-6]|501)$/;

/**
 * Versions are a right of their own, and not every server has any: what a key that may list the bucket is told instead is
 * taken for a bucket without versions. A server that cannot be reached is no such answer.
 */
function tellsNoVersions(error: unknown): boolean {
  if (!(error instanceof KeyturnError)) return false;
  if (error.code === 'target-refused') return true;
  return error.code === 'target-unreachable' && OTHER_ANSWER.test(String(error.params.vendorCode));
}

const isBackup = ({ name }: { readonly name: string }): boolean =>
  name.endsWith(BACKUP_ENDING) && !name.includes('/');

const byAge = (a: LyingBackup, b: LyingBackup): number => b.at - a.at || (a.name < b.name ? 1 : -1);

/** A bucket. Where its server cannot refuse to overwrite, looking first is all that can be done. */
export function bucketPlace(store: ObjectStore, conditionalWrites: boolean): BackupPlace {
  return {
    async probe() {
      const { conditionalWrites: kept, versioning } = await at('write', () => store.capabilities());
      const name = `.keyturn-probe-${randomUUID()}`;
      const { version } = await at('write', () => store.put(name, PROBE));
      const { bytes } = await at('read', () => store.get(name, null));
      if (!PROBE.equals(bytes)) throw new KeyturnError('backup-damaged');
      await at('list', () => store.list(name));
      await at('remove', () => store.remove(name, version));
      return { conditionalWrites: kept, versioning };
    },
    async put(name, bytes) {
      if (!conditionalWrites && (await store.head(name)) !== null) throw new KeyturnError('backup-conflict');
      try {
        await store.put(name, bytes, conditionalWrites ? { onlyIfAbsent: true } : {});
      } catch (error) {
        // The answer was lost: it may have been stored all the same, and what is read back tells.
        const unclear =
          error instanceof KeyturnError &&
          error.code === 'target-unreachable' &&
          error.params.outcome === 'unclear';
        if (!unclear || (await store.head(name))?.bytes !== bytes.length) throw error;
      }
    },
    async get(name, version) {
      const facts = await store.head(name, version);
      if (facts !== null && facts.bytes > MOST_BACKUP_BYTES) throw new KeyturnError('backup-damaged');
      return (await store.get(name, version)).bytes;
    },
    async list() {
      const found = (await store.list(NAMES)).filter(isBackup);
      return found.map(({ name, at, bytes }) => ({ name, version: null, at, bytes })).sort(byAge);
    },
    async versions() {
      const now = await store.list(NAMES);
      const kept = await store.versions(NAMES).catch((error: unknown) => {
        if (tellsNoVersions(error)) return [];
        throw error;
      });
      const versioned = new Set(kept.map(({ name }) => name));
      const all: LyingBackup[] = [
        ...kept.map(({ name, at, bytes, version }) => ({ name, at, bytes, version })),
        ...now
          .filter(({ name }) => !versioned.has(name))
          .map(({ name, at, bytes }) => ({ name, at, bytes, version: null })),
      ];
      return all.filter(isBackup).sort(byAge);
    },
    // A null version only hides the object where the bucket keeps versions: nothing is lost for good there.
    remove: (name) => store.remove(name, null),
  };
}
