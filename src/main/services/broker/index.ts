import { longestWord } from '../../../shared/broker/longest-word.ts';
import { type Envelope, KeyturnError } from '../../../shared/ipc/envelope.ts';
import { type BrokerStatus, CONSENTS, type ConsentAnswer } from '../../../shared/model/broker.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb, WriteDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getConsumer } from '../../vault/repositories/consumers.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import type { Receiver } from '../hand-outs/index.ts';
import type { Policy } from '../managed-policy.ts';
import type { Plaintext } from '../plaintext/index.ts';
import { inPlaceOf, lineageOf } from '../rotation/lineage.ts';
import type { VaultSession } from '../vault-session.ts';
import { type Ask, createAsks } from './asks.ts';
import { findKeys } from './find.ts';
import { createListening, type ListeningDeps } from './listening.ts';
import { createOnce } from './once.ts';
import { createTelling, type TellingDeps } from './telling.ts';
import type { Broker } from './types.ts';
import { type Wanted, wantedBy } from './wanted.ts';
import { createWords } from './words.ts';

export type { AskDesk, Broker } from './types.ts';

export interface BrokerDeps extends Omit<ListeningDeps, 'answer' | 'changed'>, Omit<TellingDeps, 'keyOf'> {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly policy: Pick<Policy, 'rules' | 'ready' | 'state'>;
  readonly deviceId: Pick<DeviceId, 'get'>;
  readonly plaintext: Pick<Plaintext, 'repeats'>;
  /** The app's own answer to a request, with whoever gets what it hands out. */
  readonly route: (
    request: { readonly channel: string; readonly input: unknown },
    receiver: Receiver | null,
  ) => Promise<Envelope<unknown>>;
}

/** What only says who it is may be another the next time: no word holds longer than it may. */
const shortened = (asked: ConsentAnswer, longest: ConsentAnswer): ConsentAnswer =>
  asked === 'refuse' || CONSENTS.indexOf(asked) <= CONSENTS.indexOf(longest) ? asked : longest;

const failed = ({ code, params }: KeyturnError): Envelope<never> => ({ ok: false, error: { code, params } });

export function createBroker(deps: BrokerDeps): Broker {
  const { session, events, clock, random, logger, policy, deviceId, plaintext, route } = deps;
  const changed = () => events.emit('broker.changed', {});
  const words = createWords({ clock, random });
  const once = createOnce();

  const keyOf = (db: ReadDb, { credentialId }: Pick<Ask, 'credentialId'>) => {
    const key = getCredential(db, credentialId);
    const account = key && getAccount(db, key.accountId);
    return key && account ? { label: key.label, cloud: account.cloud, publicId: key.publicId } : null;
  };
  const telling = createTelling({
    ...deps,
    keyOf: (ask) => (session.isOpen() ? session.vault().read((db) => keyOf(db, ask)) : null),
  });
  const asks = createAsks({ clock, random, changed, asked: (ask) => telling.asked(ask) });

  /** The keys that would leave, each by the one that serves in its place; those that are not there are none. */
  const keysOf = (db: ReadDb, { ids }: Wanted): CredentialId[] => {
    const found = ids.flatMap((id) => {
      const consumer = getConsumer(db, id as never);
      return inPlaceOf(db, consumer?.credentialId ?? (id as CredentialId))?.id ?? [];
    });
    return [...new Set(found)];
  };

  /** Resolves with whether a word for once let it. `repeats`: the program has it by one already. */
  const allowed = async (
    wanted: Wanted,
    program: Parameters<Broker['answer']>[1],
    gone: AbortSignal,
    repeats: boolean,
  ): Promise<boolean> => {
    const device = await deviceId.get();
    const given = new Set<CredentialId>();
    const look = () =>
      session.vault().read((db) => {
        const askers = keysOf(db, wanted).map((credentialId) => ({ program, credentialId, way: wanted.way }));
        const open = askers.filter(
          (asker) =>
            !words.allows(db, device, asker) &&
            // A word goes on with the key that was put in the place of its own meanwhile.
            ![...lineageOf(db, asker.credentialId)].some((one) => given.has(one)),
        );
        if (open.some((asker) => words.refuses(db, asker))) throw new KeyturnError('consent-refused');
        return { askers, open: repeats ? [] : open };
      });
    let { askers, open } = look();
    // A person takes their time: what the ids stand for may be another key by then, which has no word yet.
    for (; open.length > 0; { askers, open } = look()) {
      // One word that fails ends the wait for the others, which may be waited for elsewhere.
      const over = new AbortController();
      const ends = AbortSignal.any([gone, over.signal]);
      try {
        await Promise.all(open.map(async (asker) => asks.wait(asker, ends)));
      } finally {
        over.abort();
      }
      for (const { credentialId } of open) given.add(credentialId);
    }
    // A word for once leaves nothing to count.
    const counted = session.vault().read((db) => askers.filter((one) => words.allows(db, device, one)));
    if (counted.length > 0)
      session.vault().write((db) => {
        for (const asker of counted) words.used(db, device, asker);
      });
    return counted.length < askers.length;
  };

  /** By the strictest rules, where those of the computer cannot be trusted: then the file is what is to be mended. */
  const forbidden = (): KeyturnError => {
    const { state, source } = policy.state();
    const rule = 'forbidReveal';
    return state === 'broken'
      ? new KeyturnError('policy-broken', { rule, path: source ?? '' })
      : new KeyturnError('policy-forbids', { rule });
  };

  const answer: Broker['answer'] = async (request, program, gone) => {
    try {
      const wanted = wantedBy(request);
      if (wanted === 'forbidden') throw new KeyturnError('forbidden');
      if (wanted === null || wanted === 'malformed') return await route(request, null);
      await policy.ready;
      // What is handed to a program a person can read.
      if (policy.rules().forbidReveal) throw forbidden();
      const receiver = { way: wanted.way, to: program.program, script: program.script };
      const { repeated } = wanted;
      const repeats =
        repeated !== null && once.has(repeated.again, program) && plaintext.repeats(repeated, receiver);
      const byOnce = await allowed(wanted, program, gone, repeats);
      const answered = await route(request, receiver);
      if (byOnce && answered.ok) once.keep(answered.value, program);
      return answered;
    } catch (error) {
      if (error instanceof KeyturnError) return failed(error);
      logger.warn('broker.failed', { kind: error instanceof Error ? error.name : 'unknown' });
      return failed(new KeyturnError('internal'));
    }
  };

  const record = (db: WriteDb, ask: Ask, given: ConsentAnswer): void => {
    const { program, script } = ask.program;
    const named = { program, ...(script === null ? {} : { script }) };
    const refused = given === 'refuse';
    session.vault().audit(db, {
      action: refused ? 'consent.refused' : 'consent.given',
      credentialId: ask.credentialId,
      detail: refused ? named : { ...named, lasts: given },
    });
  };

  const refuseWaiting = (): void => {
    asks.refuseAll('vault-locked');
    words.forget();
    once.forget();
  };
  events.subscribe((name) => {
    if (name === 'vault.changed' && !session.isOpen()) refuseWaiting();
  });

  const listening = createListening({ ...deps, answer, changed });

  return {
    answer,
    find: (text) => session.vault().read((db) => findKeys(db, text)),
    status: (): BrokerStatus => listening.status(),
    pending: () =>
      session.vault().read((db) =>
        asks.list().flatMap((ask) => {
          const key = keyOf(db, ask);
          const { id, program, credentialId, way, at } = ask;
          const shown = { id, program, credentialId, way, at: Math.floor(at) };
          return key === null
            ? []
            : [{ ...shown, ...key, until: Math.floor(ask.until()), count: ask.count() }];
        }),
      ),
    async decide({ id, answer: asked }) {
      const device = await deviceId.get();
      const ask = asks.get(id);
      if (ask === null) throw new KeyturnError('not-found');
      const given = shortened(asked, longestWord(ask.program));
      session.vault().write((db) => {
        record(db, ask, given);
        if (given === 'always' || given === 'session') words.give(db, device, ask, given);
      });
      if (given === 'refuse') {
        words.refuse(ask);
        asks.refuse(id);
      } else asks.allow(id);
    },
    async consents() {
      const device = await deviceId.get();
      return session.vault().read((db) => words.list(db, device));
    },
    async revoke(ids) {
      const device = await deviceId.get();
      session.vault().write((db) => {
        for (const id of ids) {
          const gone = words.revoke(db, device, id);
          if (gone === null) continue;
          const { program, script, credentialId, lasts } = gone;
          session.vault().audit(db, {
            action: 'consent.revoked',
            credentialId,
            detail: { program, ...(script === null ? {} : { script }), lasts },
          });
        }
      });
      changed();
    },
    leave: refuseWaiting,
    listen: listening.start,
    watch: telling.watch,
    async close() {
      refuseWaiting();
      await listening.stop();
    },
  };
}
