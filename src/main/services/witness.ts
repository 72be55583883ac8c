import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Logger } from '../ports/logger.ts';
import type { ReadDb, Vault } from '../vault/index.ts';
import { auditMac } from '../vault/repositories/merging.ts';
import { dueComparison, needComparison } from './comparison/state.ts';
import { replaceFile } from './replace-file.ts';

const MAX_BYTES = 4096;
const content = z.object({ count: z.number().int().min(0), head: z.string(), seenAt: z.number().int() });
type Content = z.infer<typeof content>;
const witnessFile = z.object({ ...content.shape, mac: z.string() });

/** What the witness had to say when the vault was opened. */
export interface Testimony {
  /** When this vault was last seen on this device; null where it never was. */
  readonly seenAt: number | null;
  /** The vault is older than it was then, or went another way since. */
  readonly older: boolean;
}

/**
 * Remembers outside of the vault's folder how long the audit chain was when this device last saw it, so that an older
 * copy of the folder is noticed. One that is missing, damaged or not ours is as good as none.
 */
export interface Witness {
  /**
   * For a vault that was just opened: one that is older than last time has to be compared with its clouds. Where that
   * cannot be written down now, nothing is written into the vault before it. Never throws.
   */
  hear(vault: Vault): Promise<void>;
  /** Remembers the vault as it is now, unless it still has to write down that it is older. Never throws. */
  note(vault: Vault): Promise<void>;
  /** What the last `hear` found. */
  testimony(): Testimony;
  /** Where a vault is remembered; none where nothing is. */
  places(vaultId: string): readonly { readonly kind: 'witness'; readonly path: string }[];
}

const NEVER: Testimony = { seenAt: null, older: false };

const textOf = ({ count, head, seenAt }: Content): string => `${count} ${head} ${seenAt}`;

export function createWitness(deps: {
  readonly files: Files;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Outside of every vault; null remembers nothing. */
  readonly deviceFolder: string | null;
}): Witness {
  const { files, clock, logger, deviceFolder } = deps;
  const folder = deviceFolder === null ? null : join(deviceFolder, 'witness');
  let last = NEVER;

  const read = async (vault: Vault): Promise<Content | null> => {
    if (folder === null) return null;
    try {
      const bytes = await files.read(join(folder, `${vault.id}.json`), MAX_BYTES);
      const { mac, ...found } = witnessFile.parse(JSON.parse(bytes.toString('utf8')));
      const [said, right] = [Buffer.from(mac, 'hex'), Buffer.from(vault.witnessMac(textOf(found)), 'hex')];
      return said.length === right.length && timingSafeEqual(said, right) ? found : null;
    } catch {
      return null;
    }
  };

  const note = async (vault: Vault): Promise<void> => {
    if (folder === null || vault.owesWrite()) return;
    try {
      const seen: Content = { ...vault.head(), seenAt: Math.round(clock.now()) };
      const text = JSON.stringify({ ...seen, mac: vault.witnessMac(textOf(seen)) });
      await replaceFile(files, join(folder, `${vault.id}.json`), Buffer.from(`${text}\n`));
    } catch (error) {
      logger.warn('witness.not-written', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  };

  /** Whether the chain goes on from where it was; one that is empty goes on from nothing. */
  const goesOn = (db: ReadDb, { count, head }: Content): boolean =>
    count === 0 || auditMac(db, count)?.toString('hex') === head;

  const judge = (vault: Vault, seen: Content): void => {
    // It looks again by itself, for a vault that cannot be read now and can be written later.
    vault.writeFirst((db) => {
      if (!goesOn(db, seen) && dueComparison(db) === null) needComparison(db, 'older', clock.now());
    });
    last = { seenAt: seen.seenAt, older: !vault.read((db) => goesOn(db, seen)) };
    if (last.older) vault.write(() => undefined);
    else vault.writeFirst(null);
  };

  return {
    places: (vaultId) =>
      folder === null ? [] : [{ kind: 'witness', path: join(folder, `${vaultId}.json`) }],
    note,
    testimony: () => last,
    async hear(vault) {
      last = NEVER;
      const seen = await read(vault);
      try {
        if (seen !== null) judge(vault, seen);
      } catch (error) {
        logger.warn('witness.not-heard', { kind: error instanceof Error ? error.name : 'unknown' });
      }
      await note(vault);
    },
  };
}
