import type { Output } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { ConsumerId, Delivery, DeliveryAnswer } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type {
  RotationChoice,
  RotationId,
  RotationPlan,
  RotationView,
} from '../../../shared/model/rotation.ts';
import type { Http } from '../../clouds/http/http.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import { eventsOf, getRotation, listRotations, starterOf } from '../../vault/repositories/rotations.ts';
import { isComparisonDue, requireCompared } from '../comparison/state.ts';
import type { PlaceServing } from '../consumers/types.ts';
import type { DeviceId } from '../device-id.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import { assess } from './assess.ts';
import { beginRotation } from './begin.ts';
import { isOffered } from './engine/choices.ts';
import { createInboxes } from './inbox.ts';
import { askBack, loadRotation } from './journal.ts';
import type { Report } from './parts.ts';
import { noteAnswer } from './places/answer.ts';
import { retryFailed } from './places/ledger.ts';
import { plannedPlaces } from './places/planned.ts';
import { deliveriesOf } from './places/standing.ts';
import { planOf, policyOf } from './plan.ts';
import { createRecentFacts } from './recent-facts.ts';
import { type Fault, rehearse } from './rehearsal.ts';
import type { RotationRequest, Subject } from './request.ts';
import { createRunner } from './runner.ts';
import { contextOf, type Setting } from './setting.ts';
import { viewOf } from './view.ts';

/** A rotation with the lines of its receipt. */
export type Walked = Output<'rotations.rehearse'>;

/** The same of a real one, with who began it. */
export type Receipt = Output<'rotations.receipt'>;

/** Replacing keys. */
export interface Rotations {
  /**
   * Looks and changes nothing; with `reuse`, facts of the last minute will do. Throws `not-found`, `missing-fields`,
   * `invalid-input`, `insecure-endpoint`.
   */
  plan(request: RotationRequest, reuse: boolean): Promise<RotationPlan>;
  /**
   * Journals a new rotation and goes on with it in the background. Throws as `plan`, `compare-first`, `not-rotatable` where
   * something stands in the way (`reason`), and `rotating` where another one of the same principal has not ended.
   */
  start(request: RotationRequest): Promise<RotationId>;
  list(running: boolean): RotationView[];
  /** Throws `not-found`. */
  get(id: RotationId): RotationView;
  /** Throws `not-found`. */
  receipt(id: RotationId): Receipt;
  /** Takes what is due. Throws `not-found`, `vault-busy` while another process is stepping it. */
  resume(id: RotationId): Promise<RotationView>;
  /**
   * Journals the wish to turn back, which no step overtakes, and goes on with it; another process that is stepping the
   * rotation does so in its place. Throws `not-found`, and `conflict` where there is nothing to undo.
   */
  undo(id: RotationId): Promise<RotationView>;
  /** Throws as `resume`, and `conflict` for a choice that is not on offer. */
  decide(id: RotationId, choice: RotationChoice): Promise<RotationView>;
  /** How the places of the rotation's key stand. Throws `not-found`. */
  deliveries(id: RotationId): Promise<Delivery[]>;
  /**
   * Journals a person's word on a place, and goes on where that was the last that it waited for, or the place is to be
   * tried again; another process that is stepping the rotation hears of it. Throws `not-found`, `compare-first`, and
   * `conflict` for a place that waits for nobody.
   */
  answerDelivery(id: RotationId, consumer: ConsumerId, answer: DeliveryAnswer): Promise<RotationView>;
  /** Walks a request against a cloud in memory. Throws as `plan`. */
  rehearse(request: RotationRequest, fault: Fault): Promise<Walked>;
  /** Goes on with what others left, in the background. */
  pickUp(): void;
  /** For a lock: nothing is begun any more. Resolves once what is under way was answered. */
  pause(): Promise<void>;
}

export interface RotationsDeps {
  readonly session: VaultSession;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly locks: Locks;
  readonly logger: Logger;
  readonly http: Http;
  readonly folder: string;
  readonly tryKey: (id: CredentialId) => Promise<unknown>;
  /** Gives places their key. */
  readonly serving: PlaceServing;
  readonly device: DeviceId;
  /** Whether rotations go on by themselves while the vault is open. */
  readonly unattended: boolean;
}

export function createRotations(deps: RotationsDeps): Rotations {
  const { session, events, clock, random, http, logger } = deps;
  const inboxes = createInboxes(deps);
  const runner = createRunner({ ...deps, inboxes });
  const facts = createRecentFacts(clock);
  let stop = new AbortController();
  let open = false;

  const context = (setting: Setting) => contextOf(setting, { http, clock, signal: stop.signal });
  const look = async (subject: Subject, depth: 'all' | 'reads') => {
    const { signal } = stop;
    try {
      return await assess({ session, context, tryHeld: deps.tryKey }, subject, depth);
    } catch (error) {
      if (signal.aborted) throw new KeyturnError('vault-locked');
      throw error;
    }
  };

  const get = (id: RotationId): RotationView =>
    session.vault().read((db) => {
      const row = getRotation(db, id);
      if (row === null) throw new KeyturnError('not-found');
      return viewOf(db, row);
    });

  /** Tells a rotation of something that is journalled already: where another process is stepping it, that one hears. */
  const tellOf = async (id: RotationId, report: Report): Promise<void> => {
    try {
      await runner.tell(id, report);
    } catch (error) {
      if (!(error instanceof KeyturnError) || error.code !== 'vault-busy') throw error;
    }
  };

  const planned = async (id: CredentialId) => {
    const device = await deps.device.get();
    return session.vault().read((db) => plannedPlaces(db, id, device));
  };

  /** Inboxes that nobody waits for any more: their keys are gone, so that nothing in them can be read. */
  const sweep = async (): Promise<void> => {
    const rows = session.vault().read((db) => listRotations(db, true));
    await inboxes.sweep(new Set(rows.filter((row) => row.inboxKey !== null).map((row) => row.id)));
  };

  const pickUp = (): void => {
    if (deps.unattended) runner.pickUp();
  };

  events.subscribe((name, payload) => {
    if (name === 'rotations.changed') facts.drop();
    // No ids: another process wrote into the vault.
    if (name === 'credentials.changed' && 'ids' in payload)
      facts.drop(payload.ids.length === 0 ? undefined : payload.ids);
    // No ids: another process wrote into the vault.
    if (name === 'rotations.changed' && 'ids' in payload && payload.ids.length === 0) pickUp();
    if (name !== 'vault.changed' || session.isOpen() === open) return;
    open = session.isOpen();
    if (!open) return;
    stop = new AbortController();
    runner.wake();
    pickUp();
    sweep().catch(() => logger.warn('rotation.inbox-not-swept'));
  });

  return {
    async plan(request, reuse) {
      const { credentialId, admin, policy } = request;
      // Finding out about rights sets a key to the status that it has, which an older vault does not do either.
      const due = isComparisonDue(session.vault());
      const subject = { credentialId, admin };
      const found = await facts.of(subject, reuse, () => look(subject, due ? 'reads' : 'all'));
      return planOf(found, policyOf(policy), await planned(credentialId));
    },

    async start(request) {
      session.vault().read(requireCompared);
      const found = await look(request, 'reads');
      const reason = found.obstacles.find((obstacle) => obstacle !== 'too-many-keys');
      if (reason !== undefined) {
        const { other } = found;
        throw new KeyturnError('not-rotatable', { reason, ...(other && { other: other.publicId }) });
      }
      const id = beginRotation({ vault: session.vault(), random, clock }, request, found);
      events.emit('rotations.changed', { ids: [id] });
      // What fails was logged, and is tried again.
      runner.tell(id, { kind: 'resumed' }).catch(() => undefined);
      return id;
    },

    list: (running) => session.vault().read((db) => listRotations(db, running).map((row) => viewOf(db, row))),
    get,
    receipt: (id) =>
      session.vault().read((db) => {
        const row = getRotation(db, id);
        if (row === null) throw new KeyturnError('not-found');
        return { rotation: viewOf(db, row), events: eventsOf(db, id), startedBy: starterOf(db, row) };
      }),

    async resume(id) {
      await runner.tell(id, { kind: 'tick' });
      return get(id);
    },

    async undo(id) {
      session.vault().write((db) => askBack(db, id));
      // The process that is stepping it hears of it before it begins anything else.
      await tellOf(id, { kind: 'tick' });
      return get(id);
    },

    async decide(id, choice) {
      const rotation = session.vault().read((db) => loadRotation(db, id));
      if (!isOffered(rotation, choice)) throw new KeyturnError('conflict', { rotation: id });
      const { phase } = rotation;
      const again = choice.kind === 'retry' && phase.kind === 'attention' && phase.reason === 'places-open';
      if (again) session.vault().write((db) => retryFailed(db, rotation));
      await runner.tell(id, { kind: 'chosen', choice });
      return get(id);
    },

    async deliveries(id) {
      const device = await deps.device.get();
      return session.vault().read((db) => deliveriesOf(db, loadRotation(db, id), device));
    },

    async answerDelivery(id, consumer, answer) {
      const { rotation, open } = session.vault().write((db) => {
        requireCompared(db);
        const found = loadRotation(db, id);
        return { rotation: found, open: noteAnswer(db, found, consumer, answer, clock.now()) };
      });
      events.emit('rotations.changed', { ids: [id] });
      if (open > 0 && answer !== 'retry') return get(id);
      const retry: Report = { kind: 'chosen', choice: { kind: 'retry' } };
      const { phase } = rotation;
      const stopped = phase.kind === 'attention' && phase.reason === 'places-open';
      await tellOf(id, stopped ? retry : { kind: 'tick' });
      return get(id);
    },

    async rehearse(request, fault) {
      const found = await look(request, 'reads');
      const places = await planned(request.credentialId);
      return rehearse({ random, clock }, found, policyOf(request.policy), request, fault, places);
    },

    pickUp,
    pause() {
      facts.drop();
      stop.abort();
      return runner.pause();
    },
  };
}
