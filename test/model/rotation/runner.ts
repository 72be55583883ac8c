import { isFresh } from '../../../src/main/services/rotation/engine/time.ts';
import type {
  Change,
  Effect,
  Instant,
  Proof,
  Rotation,
  Step,
  Transition,
} from '../../../src/main/services/rotation/engine/types.ts';
import type { Identity } from '../../../src/shared/model/identity.ts';
import type { SlotKey } from '../../../src/shared/model/rotation.ts';
import {
  type Answer,
  failureOf,
  type Request,
  type Signature,
  type World,
} from '../../support/rotation/world.ts';
import { credentialIdOf, type Home, journal, type Site } from './home.ts';
import { checkPlaces, distribute, handBack } from './places.ts';
import type { Report } from './report.ts';

/** What a run needs, and whom it tells. */
export interface Setting {
  readonly world: World;
  readonly home: Home;
  readonly transition: Transition;
  /** How far this computer's clock is ahead, in ms. */
  readonly localOffset: () => number;
  readonly watch: {
    /** Just before a request goes out. */
    sending(request: Request, signer: string): void;
    proven(id: string, at: number): void;
    moved(before: Rotation, after: Rotation, report: Report): void;
  };
}

/** The vault was locked under the run; what was under way is over. */
class Locked extends Error {}

/** Points at which a run can be frozen or killed. */
export type Point = 'journalled' | 'handled' | 'sealed' | 'served';

const OWNER: Identity = { accountId: '1', principalKind: 'user', principal: 'ops', arn: null, at: 0 };

/** The key that signs the calls on the principal's keys. */
function signerOf({ phase, candidate, oldPublicId }: Rotation): string {
  if (candidate === null) return oldPublicId;
  if (phase.kind === 'undoing') return phase.step === 'enable-old' ? candidate.publicId : oldPublicId;
  const station = phase.kind === 'reconcile' || phase.kind === 'attention' ? phase.from.kind : phase.kind;
  const late = ['soaking', 'disabling', 'disabled', 'cooling', 'deleting', 'retired'].includes(station);
  return late ? candidate.publicId : oldPublicId;
}

/**
 * Steps the rotation until there is nothing to do but wait, one point at a time. Follows what `types.ts` asks of a
 * runner: journal, then act; no other event before the answer; a person's word between two steps.
 */
export function* drive(setting: Setting, site: Site, first: Report): Generator<Point, void> {
  const { home } = setting;
  if (home.holder !== null) return;
  home.holder = site;
  try {
    yield* steps(setting, site, first);
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
  } finally {
    if (home.holder === site) home.holder = null;
  }
}

function* steps(setting: Setting, site: Site, first: Report): Generator<Point, void> {
  const { home } = setting;
  let step = advance(setting, site, first);
  for (;;) {
    yield 'journalled';
    const isChange = ['create', 'disable', 'enable', 'delete'].includes(step.effect.kind);
    const asked = isChange ? undefined : home.asked.shift();
    const report = asked ?? (yield* perform(setting, site, step));
    if (report === null) return;
    step = advance(setting, site, report);
  }
}

/** What the clocks of a site show. */
export function instantOf({ world, localOffset }: Setting, site: Site): Instant {
  return { local: world.now() + localOffset(), cloud: site.knowsCloudTime ? world.now() : null };
}

function advance(setting: Setting, site: Site, report: Report): Step {
  if (site.locked) throw new Locked();
  const before = setting.home.rotation;
  const step = setting.transition(before, { ...report, at: instantOf(setting, site) });
  journal(setting.home, report, step.rotation);
  setting.watch.moved(before, step.rotation, report);
  return step;
}

function signature({ home }: Setting, site: Site, id: string): Signature {
  const secret = home.secrets.get(id) ?? site.memory.get(id) ?? 'not-held';
  return { id, secret };
}

function* call(setting: Setting, site: Site, request: Request, signer: string): Generator<Point, Answer> {
  setting.watch.sending(request, signer);
  const answer = setting.world.send(request, signature(setting, site, signer));
  yield 'handled';
  if (answer.kind !== 'unclear') site.knowsCloudTime = true;
  return answer;
}

function* prove(setting: Setting, site: Site, id: string): Generator<Point, Proof> {
  const sentAt = setting.world.now();
  const answer = yield* call(setting, site, { kind: 'verify' }, id);
  if (answer.kind === 'ok') {
    setting.watch.proven(id, sentAt);
    return { kind: 'proven', identity: OWNER };
  }
  if (answer.kind === 'other-owner') {
    return { kind: 'proven', identity: { ...OWNER, principal: answer.principal } };
  }
  const failure =
    answer.kind === 'refused' || answer.kind === 'unclear' ? answer.failure : failureOf('unexpected');
  const notYet = ['unknown-key', 'wrong-secret', 'disabled', 'unknown-or-disabled'].includes(failure.kind);
  return { kind: notYet ? 'not-yet' : 'failed', failure };
}

function* list(setting: Setting, site: Site): Generator<Point, Report & { kind: 'listed' | 'list-failed' }> {
  const { home } = setting;
  const answer = yield* call(setting, site, { kind: 'list' }, signerOf(home.rotation));
  if (answer.kind !== 'keys') return { kind: 'list-failed', failure: failureIn(answer) };
  const slots = answer.keys.map(({ id, status, createdAt }): SlotKey => {
    const held = home.secrets.has(id) ? { id: credentialIdOf(id), label: id, proves: null } : null;
    const subject = id === home.rotation.oldPublicId;
    const shown = status === 'absent' ? 'disabled' : status;
    return { publicId: id, status: shown, createdAt, lastUsed: null, held, subject };
  });
  return { kind: 'listed', slots };
}

const failureIn = (answer: Answer) =>
  answer.kind === 'refused' || answer.kind === 'unclear' ? answer.failure : failureOf('unexpected');

function* change(
  setting: Setting,
  site: Site,
  kind: 'disable' | 'enable' | 'delete',
  id: string,
): Generator<Point, Change> {
  const answer = yield* call(setting, site, { kind, id }, signerOf(setting.home.rotation));
  switch (answer.kind) {
    case 'ok':
      return { kind: 'done' };
    case 'no-such-key':
    case 'limit-reached':
    case 'refused':
    case 'unclear':
      return answer;
    default:
      throw new Error(`${kind} was answered with ${answer.kind}`);
  }
}

/** Performs an effect and says what to report; null where it is to wait, to ask, or to end. */
function* perform(setting: Setting, site: Site, { rotation, effect }: Step): Generator<Point, Report | null> {
  const { home } = setting;
  const { candidate, oldPublicId } = rotation;
  switch (effect.kind) {
    case 'prove-old': {
      const provenAt = instantOf(setting, site);
      return { kind: 'proved-old', proof: yield* prove(setting, site, oldPublicId), provenAt };
    }
    case 'prove-new':
      return { kind: 'proved-new', proof: yield* prove(setting, site, candidate?.publicId ?? '') };
    case 'gate': {
      const provenAt = instantOf(setting, site);
      const proof = yield* prove(setting, site, candidate?.publicId ?? '');
      const listed = yield* list(setting, site);
      return { kind: 'gate', proof, provenAt, slots: listed.kind === 'listed' ? listed.slots : null };
    }
    case 'list':
      return yield* list(setting, site);
    case 'prepare-inbox':
      home.inbox = null;
      return { kind: 'inbox-ready' };
    case 'create':
      return yield* create(setting, site, rotation);
    case 'read-inbox':
      return { kind: 'inbox-read', publicId: home.inbox?.id ?? null };
    case 'store':
      return home.inbox === null || home.inbox.id !== candidate?.publicId
        ? { kind: 'inbox-read', publicId: null }
        : { kind: 'stored', credentialId: credentialIdOf(home.inbox.id) };
    case 'check-stored':
      return { kind: 'stored-checked', matches: home.secrets.has(candidate?.publicId ?? '') };
    case 'distribute':
      return yield* distribute(home, site, rotation, () => new Locked());
    case 'check-places':
      return yield* checkPlaces(home, site, rotation, () => new Locked());
    case 'hand-back':
      return yield* handBack(home, site, rotation, () => new Locked());
    case 'promote':
      return { kind: 'promoted' };
    case 'demote':
      return { kind: 'demoted' };
    case 'look-at-last-use': {
      const request = { kind: 'last-used', id: oldPublicId } as const;
      const askedAt = instantOf(setting, site);
      const answer = yield* call(setting, site, request, signerOf(rotation));
      if (!isFresh(askedAt, instantOf(setting, site))) return { kind: 'tick' };
      return answer.kind === 'last-used' ? answer : { kind: 'list-failed', failure: failureIn(answer) };
    }
    case 'disable':
    case 'delete':
      return yield* destroy(setting, site, effect);
    case 'enable':
      return { kind: 'enable-ended', change: yield* change(setting, site, 'enable', effect.publicId) };
    case 'wait':
    case 'ask-person':
    case 'finish':
      return null;
  }
}

function* destroy(
  setting: Setting,
  site: Site,
  { kind, publicId, provenAt }: Extract<Effect, { kind: 'disable' | 'delete' }>,
): Generator<Point, Report> {
  if (!isFresh(provenAt, instantOf(setting, site))) return { kind: 'resumed' };
  const ended = yield* change(setting, site, kind, publicId);
  return kind === 'disable'
    ? { kind: 'disable-ended', change: ended }
    : { kind: 'delete-ended', publicId, change: ended };
}

function* create(setting: Setting, site: Site, rotation: Rotation): Generator<Point, Report> {
  const { home } = setting;
  const answer = yield* call(setting, site, { kind: 'create' }, signerOf(rotation));
  switch (answer.kind) {
    case 'made':
      site.memory.set(answer.id, answer.secret);
      home.inbox = { id: answer.id, secret: answer.secret };
      yield 'sealed';
      return { kind: 'created', publicId: answer.id };
    case 'limit-reached':
      return { kind: 'create-ended', change: { kind: 'limit-reached' } };
    case 'refused':
    case 'unclear':
      return { kind: 'create-ended', change: answer };
    default:
      throw new Error(`create was answered with ${answer.kind}`);
  }
}
