import { longestWord } from '../../../shared/broker/longest-word.ts';
import type { AskingProgram, Consent, ConsentId } from '../../../shared/model/broker.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb, WriteDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import {
  addConsent,
  consentsOf,
  countConsent,
  listConsents,
  removeConsent,
  type StoredConsent,
} from '../../vault/repositories/consents.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { newId } from '../new-id.ts';
import { inPlaceOf, lineageOf } from '../rotation/lineage.ts';
import { programKey } from './program-key.ts';

/** How long a refusal answers the same program for the same key. */
const REFUSED_MS = 60_000;

type Asker = { readonly program: AskingProgram; readonly credentialId: CredentialId };

interface SessionWord extends Asker {
  readonly id: ConsentId;
  readonly at: number;
  lastAt: number | null;
  count: number;
}

/** The words that were given: for good in the vault, until the lock and against for a minute in memory. */
export interface Words {
  /** Whether a word holds; by the key itself, and by those that it took the place of. */
  allows(db: ReadDb, device: string, asker: Asker): boolean;
  /** Counts one more use of whatever word holds; for good in the vault. */
  used(db: WriteDb, device: string, asker: Asker): void;
  refuses(db: ReadDb, asker: Asker): boolean;
  give(db: WriteDb, device: string, asker: Asker, lasts: Consent['lasts']): void;
  refuse(asker: Asker): void;
  list(db: ReadDb, device: string): Consent[];
  /** Takes one back, and says what it was; null for none. */
  revoke(db: WriteDb, device: string, id: ConsentId): Consent | null;
  /** The vault is locked. */
  forget(): void;
}

export function createWords({ clock, random }: { readonly clock: Clock; readonly random: Random }): Words {
  const session = new Map<ConsentId, SessionWord>();
  const refused: (Asker & { readonly until: number })[] = [];

  const meant = (db: ReadDb, { program, credentialId }: Asker) => {
    const keys = lineageOf(db, credentialId);
    const name = programKey(program);
    return (one: Asker) => keys.has(one.credentialId) && programKey(one.program) === name;
  };
  const ofSession = (db: ReadDb, asker: Asker) => [...session.values()].find(meant(db, asker));
  /** What only says who it is has no word that outlives the lock. */
  const stored = (
    db: ReadDb,
    device: string,
    { program, credentialId }: Asker,
  ): StoredConsent | undefined => {
    if (longestWord(program) !== 'always') return undefined;
    const keys = lineageOf(db, credentialId);
    const given = consentsOf(db, device, { program: program.program, script: program.script ?? '' });
    return (
      given.find((one) => one.credentialId === credentialId) ??
      given.find((one) => keys.has(one.credentialId))
    );
  };

  const shown = (db: ReadDb, one: Omit<Consent, 'label' | 'cloud'>): Consent[] => {
    const key = inPlaceOf(db, one.credentialId) ?? getCredential(db, one.credentialId);
    const account = key && getAccount(db, key.accountId);
    if (!key || !account) return [];
    return [{ ...one, credentialId: key.id, label: key.label, cloud: account.cloud }];
  };

  const list = (db: ReadDb, device: string): Consent[] =>
    [
      ...[...session.values()].flatMap(({ program: { program, script }, ...one }) =>
        shown(db, { ...one, program, script, lasts: 'session' }),
      ),
      ...listConsents(db, device).flatMap(({ script, ...one }) =>
        shown(db, { ...one, script: script === '' ? null : script, lasts: 'always' }),
      ),
    ].sort((a, b) => b.at - a.at);

  return {
    allows: (db, device, asker) =>
      ofSession(db, asker) !== undefined || stored(db, device, asker) !== undefined,
    used(db, device, asker) {
      const always = stored(db, device, asker);
      if (always !== undefined) return countConsent(db, always.id, asker.credentialId, clock.now());
      const word = ofSession(db, asker);
      if (word === undefined) return;
      word.lastAt = clock.now();
      word.count += 1;
    },
    refuses(db, asker) {
      const now = clock.monotonic();
      for (const old of refused.filter(({ until }) => until <= now)) refused.splice(refused.indexOf(old), 1);
      return refused.some(meant(db, asker));
    },
    give(db, device, { program, credentialId }, lasts) {
      const id = newId<ConsentId>(random);
      const at = clock.now();
      if (lasts === 'always' && longestWord(program) === 'always') {
        addConsent(db, device, {
          id,
          credentialId,
          program: program.program,
          script: program.script ?? '',
          at,
        });
      } else session.set(id, { id, program, credentialId, at, lastAt: null, count: 0 });
    },
    refuse: (asker) => {
      refused.push({ ...asker, until: clock.monotonic() + REFUSED_MS });
    },
    list,
    revoke(db, device, id) {
      const found = list(db, device).find((one) => one.id === id) ?? null;
      // One of another computer is not for this one to take back.
      if (found === null) return null;
      if (!session.delete(id)) removeConsent(db, id);
      return found;
    },
    forget() {
      session.clear();
      refused.splice(0);
    },
  };
}
