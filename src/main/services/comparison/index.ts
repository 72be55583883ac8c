import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Comparison, ComparisonOutcome } from '../../../shared/model/restore.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { ListedKey } from '../../clouds/cloud.ts';
import { isForbidden } from '../../clouds/http/allowed-hosts.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import {
  findByPublicId,
  getCredential,
  type StoredCredential,
} from '../../vault/repositories/credentials.ts';
import { getRotation, type JournalRow, listRotations } from '../../vault/repositories/rotations.ts';
import type { Events } from '../events.ts';
import { readRecord } from '../rotation/record.ts';
import { contextOf, ownerOfRow } from '../rotation/setting.ts';
import type { VaultSession } from '../vault-session.ts';
import type { Verification } from '../verification/verify-key.ts';
import { type AskDeps, type Asked, askKey, listKeys } from './ask.ts';
import { compareRotation } from './rotations.ts';
import {
  type ComparisonState,
  dueComparison,
  endComparison,
  noteComparison,
  type Stranger,
} from './state.ts';
import { comparedKeys, comparisonView, NOTHING_DUE } from './view.ts';

/** The check of a restored, merged or older vault against its clouds. */
export interface Comparisons {
  get(): Comparison;
  /**
   * Asks every cloud concerned, by reads alone. Where everything is as the vault says, the comparison is over. Throws
   * `vault-busy` while one is under way, `vault-locked`.
   */
  run(): Promise<Comparison>;
  /** A person accepts what was found. Throws `compare-first` while something was not asked about. */
  release(): void;
  /** For a lock: gives up what is under way. */
  cancel(): void;
}

export interface ComparisonsDeps {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly http: Http;
  readonly verification: Pick<Verification, 'verify'>;
}

interface Answers {
  readonly keys: ReadonlyMap<CredentialId, Asked>;
  /** Lists of principals whose keys an administrator's key turns. */
  readonly byAdmin: ReadonlyMap<RotationId, readonly ListedKey[]>;
}

const UNUSABLE: ReadonlySet<string> = new Set([
  'missing-fields',
  'insecure-endpoint',
  'secret-unreadable',
  'not-found',
]);

/** What it says of a key that it could not be asked for; null where it says something of this computer or the vault. */
function outcomeOfError(error: unknown): ComparisonOutcome | null {
  // A rule may keep one host away: the others are compared all the same.
  if (isForbidden(error)) return 'unreachable';
  // A key that cannot be opened or placed is none that was proven.
  return error instanceof KeyturnError && UNUSABLE.has(error.code) ? 'not-proven' : null;
}

/** How a key that proved stands in its principal's list. */
function standing(key: StoredCredential, { outcome, listed }: Asked): ComparisonOutcome {
  if (outcome !== 'same' || listed === null) return outcome;
  return listed.some(({ publicId, status }) => publicId === key.publicId && status === 'active')
    ? 'same'
    : 'changed';
}

/** Keys that clouds listed and that the vault does not have, each once. */
function strangersIn(db: ReadDb, keys: readonly StoredCredential[], { keys: answers }: Answers): Stranger[] {
  const found = new Map<string, Stranger>();
  for (const key of keys) {
    const cloud = getAccount(db, key.accountId)?.cloud;
    if (cloud === undefined) continue;
    for (const { publicId, status } of answers.get(key.id)?.listed ?? []) {
      if (findByPublicId(db, cloud, publicId).length > 0) continue;
      found.set(`${cloud} ${publicId}`, { cloud, accountId: key.accountId, publicId, status });
    }
  }
  return [...found.values()];
}

/** A list of the principal's keys by whichever of the rotation's keys may tell. */
function listFor(
  db: ReadDb,
  id: RotationId,
  { keys: answers, byAdmin }: Answers,
): readonly ListedKey[] | ComparisonOutcome {
  const row = getRotation(db, id);
  if (row === null) return 'gone';
  const told = byAdmin.get(id);
  if (told !== undefined) return told;
  const { credentialId, candidate } = readRecord(row.record);
  const principal = (one: CredentialId | null) =>
    one === null ? null : (answers.get(one)?.principal ?? null);
  const whose = principal(candidate?.credentialId ?? null) ?? principal(credentialId);
  const listed = [...answers.values()].find(
    (one) => one.principal !== null && one.principal === whose,
  )?.listed;
  if (listed) return listed;
  const own =
    answers.get(candidate?.credentialId ?? credentialId)?.outcome ?? answers.get(credentialId)?.outcome;
  // The key proves and may not list: nobody can tell.
  return own === undefined || own === 'same' ? 'unreachable' : own;
}

export function createComparisons(deps: ComparisonsDeps): Comparisons {
  const { session, events, clock, http, verification } = deps;
  let running = false;
  let stop = new AbortController();

  const get = (): Comparison =>
    session.vault().read((db) => {
      const state = dueComparison(db);
      return state === null ? NOTHING_DUE : comparisonView(db, state, running);
    });

  /** The outcome alone for what could not be asked. */
  const asking = async <T>(signal: AbortSignal, run: () => Promise<T>): Promise<T | ComparisonOutcome> => {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted) throw new KeyturnError('vault-locked');
      const outcome = outcomeOfError(error);
      if (outcome === null) throw error;
      return outcome;
    }
  };

  /** One after the other: clouds that throttle would otherwise tell nothing of any. */
  const askAll = async (
    vault: Vault,
    keys: readonly StoredCredential[],
    rotations: readonly JournalRow[],
  ): Promise<Answers> => {
    const { signal } = stop;
    const context: AskDeps['context'] = (setting) => contextOf(setting, { http, clock, signal });
    const told = new Map<CredentialId, Asked>();
    for (const { id } of keys) {
      const asked = await asking(signal, () => askKey({ vault, context, verify: verification.verify }, id));
      told.set(id, typeof asked === 'string' ? { outcome: asked, listed: null, principal: null } : asked);
    }
    const byAdmin = new Map<RotationId, readonly ListedKey[]>();
    for (const row of rotations) {
      const { signer } = readRecord(row.record);
      if (signer.kind === 'self') continue;
      const subject = { subject: row.credentialId, signer: signer.credentialId, owner: ownerOfRow(row) };
      const listed = await asking(signal, () => listKeys({ vault, context }, subject));
      if (listed !== null && typeof listed !== 'string') byAdmin.set(row.id, listed);
    }
    return { keys: told, byAdmin };
  };

  const judge = (db: ReadDb, state: ComparisonState, answers: Answers): ComparisonState => {
    const keys = comparedKeys(db, state);
    const outcomes = keys.flatMap((key) => {
      const asked = answers.keys.get(key.id);
      return asked === undefined ? [] : [[key.id, standing(key, asked)] as const];
    });
    const rotations = listRotations(db, true).map((row) => {
      const listed = listFor(db, row.id, answers);
      const outcome = typeof listed === 'string' ? listed : compareRotation(readRecord(row.record), listed);
      return [row.id, outcome] as const;
    });
    return {
      ...state,
      keys: Object.fromEntries(outcomes),
      rotations: Object.fromEntries(rotations),
      strangers: strangersIn(db, keys, answers),
    };
  };

  const counts = ({ keys, rotations }: Comparison): Record<string, string> => {
    const all = [...keys, ...rotations];
    const of = (outcome: ComparisonOutcome) => `${all.filter((one) => one.outcome === outcome).length}`;
    return {
      same: of('same'),
      changed: of('changed'),
      gone: of('gone'),
      notProven: of('not-proven'),
      unreachable: of('unreachable'),
    };
  };

  /** Others may have released or renewed it while the clouds were asked: then this one's findings are no use. */
  const settle = (vault: Vault, before: ComparisonState, answers: Answers): Comparison =>
    vault.write((db) => {
      const now = dueComparison(db);
      if (now === null) return NOTHING_DUE;
      if (now.since !== before.since) return comparisonView(db, now, false);
      const found = judge(db, now, answers);
      const view = comparisonView(db, found, false);
      const same = [...view.keys, ...view.rotations].every(({ outcome }) => outcome === 'same');
      if (!same) {
        noteComparison(db, found);
        return view;
      }
      endComparison(vault, db, { ...counts(view), how: 'same' });
      return { ...view, reason: null, since: null };
    });

  const changed = (): void => {
    events.emit('vault.changed', {});
    events.emit('rotations.changed', { ids: [] });
  };

  return {
    get,

    async run() {
      if (running) throw new KeyturnError('vault-busy');
      const vault = session.vault();
      const { state, keys, rotations } = vault.read((db) => {
        const due = dueComparison(db);
        const rows = listRotations(db, true);
        if (due === null) return { state: null, keys: [], rotations: rows };
        const wanted = new Map(comparedKeys(db, due).map((key) => [key.id, key]));
        // A rotation's own keys are asked whatever the vault thinks of them.
        for (const row of rows) {
          const { credentialId, candidate } = readRecord(row.record);
          for (const id of [credentialId, candidate?.credentialId ?? null]) {
            const key = id === null ? null : getCredential(db, id);
            if (key !== null) wanted.set(key.id, key);
          }
        }
        return { state: due, keys: [...wanted.values()], rotations: rows };
      });
      if (state === null) return NOTHING_DUE;
      running = true;
      try {
        const answers = await askAll(vault, keys, rotations);
        return settle(session.vault(), state, answers);
      } finally {
        running = false;
        changed();
      }
    },

    release() {
      const vault = session.vault();
      vault.write((db) => {
        const state = dueComparison(db);
        if (state === null) return;
        const view = comparisonView(db, state, running);
        const waits =
          running || [...view.keys, ...view.rotations].some(({ outcome }) => outcome === 'waiting');
        if (waits) throw new KeyturnError('compare-first');
        endComparison(vault, db, { ...counts(view), how: 'released' });
      });
      changed();
    },

    cancel() {
      stop.abort();
      stop = new AbortController();
    },
  };
}
