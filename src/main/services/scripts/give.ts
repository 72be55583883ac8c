import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ManagedPolicy } from '../../../shared/model/managed-policy.ts';
import { requireHoldable, type ScriptAsked, type Variable } from '../../formats/scripts/index.ts';
import type { HandOuts, Receiver } from '../hand-outs/index.ts';
import type { VaultSession } from '../vault-session.ts';
import { namedSet, openedVariables, type SetKey, setKey } from './sets.ts';

/** Which sets of the keys: a key's own main one, every one, or those of a list that have a place for it. */
type Wanted = 'main' | 'all' | readonly string[];

function setsOf(of: SetKey, wanted: Wanted) {
  if (wanted === 'main') return [namedSet(of, '')];
  const sets = wanted === 'all' ? of.namings : of.namings.filter(({ id }) => wanted.includes(id));
  if (sets.length === 0) throw new KeyturnError('not-found');
  return sets;
}

/**
 * Opens the variables of some keys, makes something of them, and notes for each key who gets it, all in one transaction: what
 * throws leaves no row, and no row no key. Throws `policy-forbids`, `not-found`, `secret-unreadable`, `value-unwritable` for
 * what no environment holds, `variable-twice` (param `name`) where two keys want one name for different values.
 */
export async function giveVariables<T>(
  deps: {
    readonly session: Pick<VaultSession, 'vault'>;
    readonly handOuts: HandOuts;
    readonly rules: () => ManagedPolicy;
    readonly platform: ScriptAsked['platform'];
  },
  asked: {
    readonly credentials: readonly CredentialId[];
    readonly namings: Wanted;
    readonly receiver: Receiver;
    readonly detail: Readonly<Record<string, string>>;
    readonly as: (variables: readonly Variable[]) => T;
  },
): Promise<{ readonly value: T }> {
  const { handOuts, rules, session } = deps;
  const here = await handOuts.here();
  const vault = session.vault();
  const value = vault.write((db) => {
    if (rules().forbidReveal) throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
    const keys = new Map(
      asked.credentials.map((id) => {
        const of = setKey(db, id);
        return [of.key.id, of];
      }),
    );
    const given = new Map<string, string>();
    for (const [id, of] of keys) {
      const sets = setsOf(of, asked.namings);
      for (const variable of openedVariables(vault, db, of, sets)) {
        const { name, value } = variable;
        requireHoldable(variable, deps.platform === 'win32' ? 'windows' : 'posix');
        if ((given.get(name) ?? value) !== value) throw new KeyturnError('variable-twice', { name });
        given.set(name, value);
      }
      const naming = sets.map((set) => set.id).join(' ');
      vault.audit(db, {
        action: 'key.handed-out',
        credentialId: id,
        detail: { way: asked.receiver.way, naming, ...asked.detail },
      });
      handOuts.record(db, here, id, asked.receiver);
    }
    return asked.as([...given].map(([name, text]) => ({ name, value: text })));
  });
  handOuts.told();
  return { value };
}
