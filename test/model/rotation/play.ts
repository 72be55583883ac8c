import { choicesOf, effectOf, transition as real } from '../../../src/main/services/rotation/engine/index.ts';
import type { Rotation, Transition } from '../../../src/main/services/rotation/engine/types.ts';
import type { AccountId } from '../../../src/shared/model/ids.ts';
import type { RotationChoice, RotationId } from '../../../src/shared/model/rotation.ts';
import { createWorld, type World } from '../../support/rotation/world.ts';
import type { Command, Neighbour, Scene, Sequence } from './commands.ts';
import { type Coverage, reach } from './coverage.ts';
import { createSite, credentialIdOf, type Home, type Site } from './home.ts';
import { createOracle } from './oracle.ts';
import { isOpenPlace } from './places.ts';
import type { Report } from './report.ts';
import { drive, type Point, type Setting } from './runner.ts';

const SETTLE_MS = 15_000;
const DAY_MS = 86_400_000;
/** How many rounds of fine weather and a patient person a rotation may take to end. */
const CALM_ROUNDS = 400;

export class NeverEndedError extends Error {}

/** Plays one sequence against the engine. Throws `BreachError` for a broken promise. */
export function play(sequence: Sequence, coverage: Coverage, transition: Transition = real): void {
  const stage = createStage(sequence.scene, coverage, transition);
  const { upTo, opening } = sequence.scene;
  stage.walkTo(upTo);
  const happened = [...opening, ...sequence.commands].filter((command) => stage.act(command));
  coverage.lengths.push(happened.length);
  stage.calm();
  coverage.foreignLosses += stage.foreignLosses();
}

interface Running {
  site: Site;
  run: Generator<Point, void> | null;
}

function createStage(scene: Scene, coverage: Coverage, transition: Transition) {
  let told: ReturnType<typeof createOracle> | null = null;
  const world = createWorld(scene.habits, (actor, id, status) => told?.changed(actor, id, status));
  const old = keyOfLongAgo(world);
  const other = neighbour(world, scene.neighbour);
  world.pass(DAY_MS);

  const home: Home = {
    rotation: rotationOf(scene, old.id, world.now()),
    secrets: new Map([[old.id, old.secret], ...(other?.held ? [[other.id, other.secret] as const] : [])]),
    active: old.id,
    inbox: null,
    holder: null,
    asked: [],
    places: scene.places.map((kind) => ({
      kind: kind === 'hand' ? 'hand' : 'file',
      has: old.id,
      broken: kind === 'broken',
      forth: 'none',
      back: 'none',
    })),
    checks: 0,
  };
  let offset = 0;
  let denied = false;
  const { policy, habits } = scene;
  const soakMs = policy.soakMs === 0 ? 0 : Math.max(policy.soakMs, habits.lastUsedLagMs);
  const promised = {
    soakMs,
    cooldownMs: policy.cooldownMs,
    proofs: policy.proofs,
    proofSpacingMs: policy.proofSpacingMs,
    get looksAnswered() {
      return !denied;
    },
  };
  const oracle = createOracle(
    () => world,
    () => home,
    promised,
  );
  told = oracle;

  const sites: Record<'app' | 'cli', Running> = {
    app: { site: createSite('app'), run: null },
    cli: { site: createSite('cli'), run: null },
  };

  const setting: Setting = {
    world,
    home,
    transition,
    localOffset: () => offset,
    watch: {
      sending: (request) => oracle.sending(request),
      proven: (id, at) => oracle.proven(id, at),
      moved: (from, to) => {
        reach(coverage, from.phase.kind, to.phase.kind);
        oracle.settled();
        if (to.phase.kind === 'aborted-safe') oracle.ended(to.phase.leaves === 'new');
      },
    },
  };

  const ended = () => home.rotation.endedAt !== null;

  const begin = ({ site }: Running): Generator<Point, void> | null => {
    if (site.locked || home.holder !== null || (ended() && home.asked.length === 0)) return null;
    // A person's word may come before the program has looked at what it found.
    const first: Report = home.asked.shift() ?? { kind: site.fresh ? 'resumed' : 'tick' };
    site.fresh = false;
    return drive(setting, site, first);
  };

  /** Steps a site's run by so many points, or until `stop`. */
  const step = (running: Running, points: number, stop: () => boolean = () => false): boolean => {
    running.run ??= begin(running);
    if (running.run === null) return false;
    for (let i = 0; i < points; i += 1) {
      if (running.run.next().done) {
        running.run = null;
        break;
      }
      if (stop()) break;
    }
    return true;
  };

  /** The program is gone, with all that it did not write down. */
  const kill = (running: Running): void => {
    running.run = null;
    if (home.holder === running.site) home.holder = null;
    running.site = createSite(running.site.name);
  };

  const passUntilDue = (): boolean => {
    const effect = effectOf(home.rotation);
    const ms = effect.kind === 'wait' ? effect.until.afterMs : SETTLE_MS;
    world.pass(Math.max(ms, 1_000));
    return true;
  };

  const choose = (index: number): boolean => {
    const choices = choicesOf(home.rotation);
    const choice = choices[index % Math.max(choices.length, 1)];
    if (choice === undefined) return false;
    decide(choice);
    return true;
  };

  const decide = (choice: RotationChoice): void => {
    oracle.decided('publicId' in choice && choice.kind !== 'promote-held' ? choice.publicId : null);
    home.asked.push({ kind: 'chosen', choice });
  };

  /** A person's word on one of the places that wait for one. */
  const answer = (index: number, word: 'done' | 'waive' | 'retry'): boolean => {
    const { rotation } = home;
    const open = ended() ? [] : home.places.filter((place) => isOpenPlace(place, rotation));
    const place = open[index % Math.max(open.length, 1)];
    if (place === undefined) return false;
    const way = rotation.phase.kind === 'undoing' ? 'back' : 'forth';
    if (word === 'done' && place.kind === 'hand') {
      place.has = way === 'forth' ? (rotation.candidate?.publicId ?? place.has) : rotation.oldPublicId;
    }
    place[way] = word === 'done' ? 'done' : word === 'waive' ? 'waived' : 'begun';
    const { phase } = rotation;
    const stopped = phase.kind === 'attention' && phase.reason === 'places-open';
    if (!stopped) home.asked.push({ kind: 'tick' });
    else if (word === 'retry' || open.length === 1)
      home.asked.push({ kind: 'chosen', choice: { kind: 'retry' } });
    return true;
  };

  /** Somebody puts the old key back into a place, or breaks or mends it. */
  const touch = (index: number, act: 'revert' | 'break' | 'mend'): boolean => {
    const place = home.places[index % Math.max(home.places.length, 1)];
    if (place === undefined || place.kind === 'hand') return false;
    if (act !== 'revert') place.broken = act === 'break';
    else {
      place.has = home.rotation.oldPublicId;
      oracle.reverted(place);
    }
    return true;
  };

  const damage = (): boolean => {
    const { phase, candidate } = home.rotation;
    if (phase.kind !== 'stored' || candidate?.ours !== true) {
      home.inbox = null;
      return true;
    }
    return home.secrets.delete(candidate.publicId);
  };

  const named = (who: 'old' | 'new' | 'other'): string | undefined => {
    const { candidate, oldPublicId } = home.rotation;
    if (who === 'old') return oldPublicId;
    if (who === 'new') return candidate?.publicId;
    return [...world.keys.keys()].findLast((id) => id !== oldPublicId && id !== candidate?.publicId);
  };

  const foreign = ({ act, who }: Extract<Command, { kind: 'foreign' }>): boolean => {
    if (act === 'make') return world.foreignMake() !== null;
    const id = named(who);
    if (id === undefined) return false;
    switch (act) {
      case 'disable':
        return world.status(id) === 'active' && world.foreignSet(id, 'disabled');
      case 'enable':
        return world.foreignSet(id, 'active');
      case 'delete':
        return world.foreignSet(id, 'absent');
      case 'use':
        return world.foreignUse(id);
    }
  };

  /** One command; false where it came to nothing. */
  const act = (command: Command): boolean => {
    switch (command.kind) {
      case 'run':
        return step(sites[command.site], command.points);
      case 'kill':
        kill(sites[command.site]);
        return true;
      case 'lock':
        sites[command.site].site.locked = true;
        return true;
      case 'unlock': {
        const { site } = sites[command.site];
        if (!site.locked || home.holder === site) return false;
        site.locked = false;
        site.fresh = true;
        return true;
      }
      case 'pass':
        world.pass(command.ms);
        return true;
      case 'pass-until-due':
        return passUntilDue();
      case 'jump':
        offset += command.ms;
        return true;
      case 'weather':
        denied ||= command.next.some(({ kind }) => kind === 'denied');
        world.expect(command.next);
        return true;
      case 'foreign':
        return foreign(command);
      case 'choose':
        return choose(command.index);
      case 'damage':
        return damage();
      case 'answer':
        return answer(command.index, command.word);
      case 'place':
        return touch(command.index, command.act);
      case 'undo':
        if (ended()) return false;
        home.asked.push({ kind: 'undo-asked' });
        return true;
    }
  };

  return {
    act,
    foreignLosses: () => oracle.losses.foreign,
    /** Walks undisturbed until a state is reached, and stands still the moment that it is. */
    walkTo(target: Rotation['phase']['kind']): void {
      const there = () => home.rotation.phase.kind === target;
      for (let round = 0; round < 60 && !there() && !ended(); round += 1) {
        if (effectOf(home.rotation).kind === 'ask-person') return;
        step(sites.app, 500, there);
        if (!there()) passUntilDue();
      }
    },
    /** Fine weather, nobody about, and a person who tries again and then stops: it has to end. */
    calm(): void {
      world.expect([]);
      kill(sites.cli);
      kill(sites.app);
      for (let round = 0; round < CALM_ROUNDS; round += 1) {
        step(sites.app, 10_000);
        if (ended()) return;
        if (answerAll(round)) continue;
        if (effectOf(home.rotation).kind === 'ask-person') askPerson(round);
        else passUntilDue();
        if (round > CALM_ROUNDS / 2) world.pass(DAY_MS);
      }
      throw new NeverEndedError(JSON.stringify(home.rotation.phase));
    },
  };

  /** A person who tries each place again, and leaves it out where that does not help. */
  function answerAll(round: number): boolean {
    return answer(round, round % 3 === 0 ? 'retry' : 'waive');
  }

  function askPerson(round: number): void {
    const choice = choicesOf(home.rotation).find(({ kind }) => kind === (round % 5 === 4 ? 'stop' : 'retry'));
    if (choice !== undefined) decide(choice);
  }
}

/** The key that is to be rotated: made by somebody, some time ago. */
function keyOfLongAgo(world: World) {
  const key = world.foreignMake();
  if (key === null) throw new Error('no room for the first key');
  return key;
}

function neighbour(world: World, kind: Neighbour) {
  if (kind === 'none') return null;
  const key = world.foreignMake();
  if (key === null) throw new Error('no room for the second key');
  if (kind.endsWith('disabled')) world.foreignSet(key.id, 'disabled');
  return { id: key.id, secret: key.secret, held: kind.startsWith('held') };
}

function rotationOf({ policy, habits }: Scene, oldPublicId: string, at: number): Rotation {
  return {
    id: '0123456789abcdef' as RotationId,
    credentialId: credentialIdOf(oldPublicId),
    accountId: 'account000000000' as AccountId,
    oldPublicId,
    signer: { kind: 'self' },
    policy,
    limits: { lastUsedLagMs: habits.lastUsedLagMs, maxKeys: habits.maxKeys, settleMs: SETTLE_MS },
    identity: null,
    beforeIds: [],
    candidate: null,
    phase: { kind: 'preflight' },
    doubt: null,
    failure: null,
    startedAt: at,
    endedAt: null,
  };
}
