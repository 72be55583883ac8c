import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { AskId, AskingProgram } from '../../../shared/model/broker.ts';
import type { HandOutWay } from '../../../shared/model/hand-out.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { newId } from '../new-id.ts';
import { programKey } from './program-key.ts';

/** How long a request waits for a person's word. */
export const PATIENCE_MS = 60_000;
/** Different questions at once; more are no questions that somebody would read. */
const MOST_ASKS = 50;

/** A question that waits, and all the requests that wait for it. */
export interface Ask {
  readonly id: AskId;
  readonly program: AskingProgram;
  readonly credentialId: CredentialId;
  readonly way: HandOutWay;
  readonly at: number;
  /** When the last of the requests gives up. */
  until(): number;
  count(): number;
}

export interface Asks {
  /** The oldest first. */
  list(): readonly Ask[];
  /** Null for one that waits no more. */
  get(id: AskId): Ask | null;
  /**
   * Waits for the word on one program and one key, with the others that do. Rejects with `consent-refused`, `consent-late`,
   * `vault-locked`, `too-many-askers`; and with `consent-late` when the caller left, to whom nobody tells it.
   */
  wait(
    asker: { readonly program: AskingProgram; readonly credentialId: CredentialId; readonly way: HandOutWay },
    gone: AbortSignal,
  ): Promise<void>;
  /** Lets all that wait for it go on. */
  allow(id: AskId): void;
  refuse(id: AskId): void;
  refuseAll(code: 'vault-locked'): void;
}

interface Waiting extends Ask {
  readonly waiters: Set<{ readonly until: number; end(error: KeyturnError | null): void }>;
}

/** `changed` is told whenever the list is another; `asked` of each new question. */
export function createAsks(deps: {
  readonly clock: Clock;
  readonly random: Random;
  readonly changed: () => void;
  readonly asked: (ask: Ask) => void;
}): Asks {
  const { clock, random, changed, asked } = deps;
  const waiting = new Map<AskId, Waiting>();

  const make = (asker: Parameters<Asks['wait']>[0]): Waiting => {
    const waiters: Waiting['waiters'] = new Set();
    return {
      ...{ id: newId<AskId>(random), ...asker, at: clock.now(), waiters },
      until: () => Math.max(0, ...[...waiters].map(({ until }) => until)),
      count: () => Math.max(1, waiters.size),
    };
  };

  const same = ({ program, credentialId }: Parameters<Asks['wait']>[0]): Waiting | undefined =>
    [...waiting.values()].find(
      (one) => one.credentialId === credentialId && programKey(one.program) === programKey(program),
    );

  const end = (one: Waiting | undefined, error: KeyturnError | null): void => {
    if (one === undefined) return;
    waiting.delete(one.id);
    for (const waiter of [...one.waiters]) waiter.end(error);
    changed();
  };

  return {
    list: () => [...waiting.values()],
    get: (id) => waiting.get(id) ?? null,
    wait(asker, gone) {
      const there = same(asker);
      if (there === undefined && waiting.size >= MOST_ASKS) throw new KeyturnError('too-many-askers');
      const ask = there ?? make(asker);
      return new Promise<void>((resolve, reject) => {
        const late = () => waiter.end(new KeyturnError('consent-late'));
        const stop = clock.after(PATIENCE_MS, late);
        const waiter = {
          until: clock.now() + PATIENCE_MS,
          end(error: KeyturnError | null) {
            stop();
            gone.removeEventListener('abort', late);
            ask.waiters.delete(waiter);
            if (error === null) resolve();
            else reject(error);
            if (ask.waiters.size > 0 || waiting.get(ask.id) !== ask) return;
            waiting.delete(ask.id);
            changed();
          },
        };
        ask.waiters.add(waiter);
        if (gone.aborted) return late();
        gone.addEventListener('abort', late);
        waiting.set(ask.id, ask);
        if (there === undefined) asked(ask);
        changed();
      });
    },
    allow: (id) => end(waiting.get(id), null),
    refuse: (id) => end(waiting.get(id), new KeyturnError('consent-refused')),
    refuseAll(code) {
      for (const one of [...waiting.values()]) end(one, new KeyturnError(code));
    },
  };
}
