import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { MergeConflict } from '../../../shared/model/restore.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import { finishAccounts, mergeAccounts } from './accounts.ts';
import { type Base, baseOf, noteMerged } from './base.ts';
import { mergeCredentials } from './credentials.ts';
import { mergeOthers } from './others.ts';
import { mergePlaces } from './places.ts';
import { mergeRotations } from './rotations.ts';
import { mergeSettings } from './settings.ts';
import { beginWork, type Choices, type Counts, type Work, type WorkParts } from './work.ts';

export type { Choices } from './work.ts';

/** The vault that is open, and another copy of it that is open beside it. */
export interface MergeParts {
  readonly here: Vault;
  readonly there: Vault;
  readonly choices: Choices;
  readonly random: Random;
  readonly now: number;
}

export interface Merged {
  /** Records that one side alone had, or changed. */
  readonly clean: Readonly<Counts>;
  /** Records that both had changed and that the other copy won, or that a choice put into the bin. */
  readonly chosen: Readonly<Counts>;
  readonly conflicts: readonly MergeConflict[];
}

function workParts(parts: MergeParts, db: WriteDb, other: ReadDb): WorkParts {
  const { here, there } = parts;
  const counts = { here: here.head().count, there: there.head().count };
  const base = baseOf(db, other, counts);
  const whole = { hereInThere: base.here === counts.here, thereInHere: base.there === counts.there };
  return { ...parts, db, other, base, whole };
}

function note(work: Work, base: Base): void {
  const { here, there, db, clean, chosen, conflicts } = work;
  const theirs = there.head();
  const ours = here.head();
  const total = (name: keyof Counts): string => `${clean[name] + chosen[name]}`;
  here.audit(db, {
    action: 'vault.merged',
    credentialId: null,
    detail: {
      theirs: `${theirs.count}:${theirs.head}`,
      ours: `${ours.count}:${ours.head}`,
      since: `${base.there}`,
      added: total('added'),
      changed: total('changed'),
      removed: total('removed'),
      conflicts: `${conflicts.length}`,
    },
  });
  noteMerged(db, there);
}

function run(parts: MergeParts, db: WriteDb): Merged {
  return parts.there.read((other) => {
    const work = beginWork(workParts(parts, db, other));
    // All of the other copy was merged before: nothing may change its mind about what was chosen then.
    if (work.whole.thereInHere) return { clean: work.clean, chosen: work.chosen, conflicts: [] };
    const accounts = mergeAccounts(work);
    mergeCredentials(work);
    finishAccounts(work, accounts);
    mergeRotations(work);
    mergePlaces(work);
    mergeSettings(work);
    mergeOthers(work);
    note(work, work.base);
    return { clean: work.clean, chosen: work.chosen, conflicts: work.conflicts };
  });
}

const requireSameVault = ({ here, there }: MergeParts): void => {
  if (here.id !== there.id) throw new KeyturnError('backup-other-vault');
};

/**
 * Brings another copy of the vault into the one that is open, in one transaction, with `also` inside of it. Throws
 * `backup-other-vault`, `secret-unreadable`, `rotating`, and what writing throws; nothing was changed then.
 */
export function mergeVaults(parts: MergeParts, also: (db: WriteDb, merged: Merged) => void): Merged {
  requireSameVault(parts);
  return parts.here.write((db) => {
    const merged = run(parts, db);
    also(db, merged);
    return merged;
  });
}

class Rehearsed extends Error {
  readonly merged: Merged;
  constructor(merged: Merged) {
    super('rehearsed');
    this.merged = merged;
  }
}

/** What merging would come to: it is done and taken back, so that no count is a guess. Throws as `mergeVaults`. */
export function planMerge(parts: MergeParts): Merged {
  try {
    mergeVaults(parts, (_db, merged) => {
      throw new Rehearsed(merged);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.merged;
    throw error;
  }
  throw new Error('A rehearsal ends by being taken back');
}

/** Carries single keys with all their secrets into a copy that lacks them, whatever else that copy holds. */
export function carryKeys(parts: Omit<MergeParts, 'choices'>, ids: ReadonlySet<string>): void {
  const { here, there } = parts;
  here.write((db) =>
    there.read((other) => {
      const work = beginWork(workParts({ ...parts, choices: new Map() }, db, other));
      mergeCredentials(work, ids);
    }),
  );
}
