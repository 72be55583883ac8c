import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { DeliveryOccasion, DeliveryOutcome, ReceiverId } from '../../../shared/model/digest.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import {
  deliveryOfWeek,
  getReceiver,
  putDelivery,
  type StoredDelivery,
  type StoredReceiver,
  trimDeliveries,
} from '../../vault/repositories/digest.ts';
import { newId } from '../new-id.ts';
import type { VaultSession } from '../vault-session.ts';
import type { WebhookOrigins } from './address.ts';
import { deliver } from './deliver.ts';
import { failed, type OpenAddress } from './receivers/vendor.ts';
import { openAddress } from './targets.ts';
import type { Message, Wording } from './text.ts';

/** What is sent, and why. */
export interface Errand {
  readonly id: ReceiverId;
  readonly occasion: DeliveryOccasion;
  /** The week that the schedule sends it for; null for messages by hand. */
  readonly week: string | null;
  readonly wording: Wording;
  readonly write: (receiver: StoredReceiver) => Message;
}

/** Takes messages to their receivers, each journalled before it leaves. */
export interface Sender {
  /**
   * The message with what became of it; null where the week had its message already. Throws `not-found`, `vault-locked`
   * and what writing throws: nothing was sent then.
   */
  send(errand: Errand): Promise<StoredDelivery | null>;
  isUnderWay(id: ReceiverId): boolean;
  /** For a lock: gives up what is under way. Resolves once it was given up. */
  pause(): Promise<void>;
}

/** Nothing reached the receiver, and what was in the way may pass by itself. */
export const mayPass = (outcome: DeliveryOutcome): boolean =>
  outcome.kind === 'failed' && (outcome.reason === 'network' || outcome.reason === 'rate-limited');

export function createSender(deps: {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  readonly logger: Logger;
  readonly origins: WebhookOrigins;
  readonly changed: () => void;
}): Sender {
  const { session, clock, random, http, logger, origins, changed } = deps;
  const underWay = new Map<ReceiverId, Promise<unknown>>();
  let stop = new AbortController();

  /** Committed before anything leaves: whatever ends this process, the message is not sent for the same week again. */
  const begin = ({ id, occasion, week }: Errand) => {
    const vault = session.vault();
    return vault.write((db) => {
      const receiver = getReceiver(db, id);
      if (receiver === null) throw new KeyturnError('not-found');
      const before = week === null ? null : deliveryOfWeek(db, id, week);
      if (before !== null && !mayPass(before.outcome)) return null;
      const run: StoredDelivery = {
        ...{ id: before?.id ?? newId<string>(random), receiverId: id, occasion, week },
        ...{ at: clock.now(), outcome: { kind: 'sending' } },
      };
      putDelivery(db, run);
      trimDeliveries(db, id);
      return { vault, receiver, run };
    });
  };

  const note = (run: StoredDelivery, label: string): void => {
    const { outcome, occasion } = run;
    const vault = session.vault();
    vault.write((db) => {
      if (getReceiver(db, run.receiverId) === null) return;
      putDelivery(db, run);
      const arrived = outcome.kind === 'sent';
      vault.audit(db, {
        action: arrived ? 'digest.sent' : 'digest.failed',
        credentialId: null,
        detail: { target: label, occasion, ...('reason' in outcome ? { outcome: outcome.reason } : {}) },
      });
    });
  };

  const carry = async (errand: Errand): Promise<StoredDelivery | null> => {
    const { signal } = stop;
    const begun = begin(errand);
    if (begun === null) return null;
    const { vault, receiver, run } = begun;
    changed();
    let address: OpenAddress | null = null;
    let outcome: DeliveryOutcome;
    try {
      address = openAddress(vault, receiver, origins);
      const message = errand.write(receiver);
      const { kind } = receiver;
      outcome = await deliver(
        http,
        { kind, address, message, locale: errand.wording.locale, now: clock.now() },
        signal,
      );
    } catch (error) {
      if (address !== null || !(error instanceof KeyturnError)) throw error;
      outcome = failed(error.code === 'webhook-address' ? 'bad-address' : 'unreadable-secret', null);
    }
    const done: StoredDelivery = { ...run, outcome };
    try {
      note(done, receiver.label);
    } catch {
      // Locked meanwhile, or busy: what was begun stays begun, and reads as interrupted.
      logger.warn('digest.not-noted');
    }
    return done;
  };

  return {
    async send(errand) {
      // One message at a time to one receiver; a second press waits for the first.
      const before = underWay.get(errand.id);
      await before?.catch(() => undefined);
      const work = carry(errand);
      underWay.set(errand.id, work);
      try {
        return await work;
      } finally {
        if (underWay.get(errand.id) === work) underWay.delete(errand.id);
        changed();
      }
    },
    isUnderWay: (id) => underWay.has(id),
    async pause() {
      stop.abort(new KeyturnError('vault-locked'));
      stop = new AbortController();
      await Promise.all([...underWay.values()].map((work) => work.catch(() => undefined)));
    },
  };
}
