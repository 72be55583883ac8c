import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RotationId, RotationView } from '../../../src/shared/model/rotation.ts';
import type { AliyunCloud, AwsCloud, Disturbance } from '../../clouds/index.ts';
import { type FakeClock, fakeClock } from '../fake/clock.ts';
import { AT_ONCE } from './app-world.ts';
import { type Lane, type Run, SUBJECT } from './lane.ts';
import { Dead, type Moment, type Mortal, mortal } from './mortal.ts';

/** What became of one rotation whose process died at one moment and was started again. */
export interface Tale {
  /** The moment of death; null where the rotation ended before it came. */
  readonly moment: Moment | null;
  /** Where the journal stood at that moment. */
  readonly phase: string;
  readonly ending: string;
  /** What went wrong; empty when nothing did. */
  readonly faults: readonly string[];
}

/** Ends the first life at moment `at`. Resolves with the moment, or null where it was never reached. */
export type FirstLife = (run: Run, clock: FakeClock, at: number) => Promise<Moment | null>;

export interface Trouble {
  readonly name: string;
  readonly strike: readonly Disturbance[];
}

/** Every way in which the answers to the changes can go astray, one at a time. */
export function troubles(): readonly Trouble[] {
  // Both vendors call them so.
  const actions = ['CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey'];
  const struck = actions.flatMap((action): Trouble[] => [
    { name: `${action} answer lost`, strike: [{ what: 'drop', phase: 'after', action }] },
    { name: `${action} request lost`, strike: [{ what: 'drop', phase: 'before', action }] },
    { name: `${action} duplicated`, strike: [{ what: 'duplicate', answer: 'first', action }] },
    { name: `${action} duplicated, last answer`, strike: [{ what: 'duplicate', answer: 'last', action }] },
  ]);
  return [{ name: 'fair weather', strike: [] }, ...struck];
}

/** A process that is played: it dies where it stands, and its timers with it. */
export const played: (lane: Lane) => FirstLife = (lane) => async (run, clock, at) => {
  const life = mortal({ folder: run.folder, clock, at });
  try {
    await life.session.unlock({ kind: 'recovery', code: lane.recoveryCode });
    await toRest(life, clock, await begin(life));
  } catch (error) {
    if (!(error instanceof Dead) && life.alive()) throw error;
  }
  const moment = life.alive() ? null : (life.moments.at(-1) ?? null);
  if (moment === null) await life.session.lock('quit');
  life.bury();
  return moment;
};

/** Every moment of a rotation that nobody ends. */
export async function momentsOf(lane: Lane, { strike }: Trouble): Promise<readonly Moment[]> {
  const clock = fakeClock(Date.now());
  const run = await lane.begin(clock.now);
  for (const disturbance of strike) run.cloud.disturb(disturbance);
  const life = mortal({ folder: run.folder, clock });
  await life.session.unlock({ kind: 'recovery', code: lane.recoveryCode });
  await toRest(life, clock, await begin(life));
  await life.session.lock('quit');
  await run.end();
  return life.moments;
}

/** A process of its own that is killed by the system. */
export const killed: (lane: Lane) => FirstLife = (lane) => async (run, _clock, at) => {
  const script = join(import.meta.dirname, 'children', 'turn-key.ts');
  const child = spawn(process.execPath, [script, run.folder, lane.recoveryCode, String(at)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code, signal] = await once(child, 'close');
  if (signal === 'SIGKILL') return JSON.parse(said) as Moment;
  if (code !== 0) throw new Error(`The first life ended with ${String(code)}`);
  return null;
};

/** Lives once, dies, lives again to the end, and says what was found on the way. */
export async function tell(lane: Lane, first: FirstLife, at: number, trouble: Trouble): Promise<Tale> {
  const clock = fakeClock(Date.now());
  const run = await lane.begin(clock.now);
  try {
    for (const disturbance of trouble.strike) run.cloud.disturb(disturbance);
    const moment = await first(run, clock, at);
    const faults: string[] = [];
    const atDeath = await run.look();
    if (!isSafe(run.cloud, atDeath.held)) faults.push('no working key at the time of death');
    run.cloud.release();
    const life = mortal({ folder: run.folder, clock });
    await life.session.unlock({ kind: 'recovery', code: lane.recoveryCode });
    const view = await toRest(life, clock, await begin(life));
    await life.session.lock('quit');
    const after = await run.look();
    if (!isSafe(run.cloud, after.held)) faults.push('no working key at the end');
    faults.push(...misdeeds(run.cloud), ...disagreements(run.cloud, view, after.held));
    const ending = view.reason === null ? view.phase : `${view.phase}: ${view.reason}`;
    return { moment, phase: atDeath.phase, ending, faults };
  } finally {
    await run.end();
  }
}

/** Lives once, dies, and in its second life turns back if that can be done; then goes on to the end. */
export async function turnedBack(lane: Lane, first: FirstLife, at: number): Promise<Tale> {
  const clock = fakeClock(Date.now());
  const run = await lane.begin(clock.now);
  try {
    const moment = await first(run, clock, at);
    const { phase } = await run.look();
    const life = mortal({ folder: run.folder, clock });
    await life.session.unlock({ kind: 'recovery', code: lane.recoveryCode });
    const [there] = life.rotations.list(false);
    if (there === undefined) throw new Error('There is no rotation to turn back');
    const faults: string[] = [];
    const undo = there.endedAt === null ? there.undo : null;
    if (undo !== null) await life.rotations.undo(there.id);
    const old = run.cloud.store.keys.get(there.oldPublicId);
    if (undo !== null && old?.status !== 'Active') faults.push('the old key is not enabled');
    const view = await toRest(life, clock, there.id);
    await life.session.lock('quit');
    const after = await run.look();
    if (!isSafe(run.cloud, after.held)) faults.push('no working key at the end');
    if (undo === 'abandon' && run.cloud.store.keys.size !== 1) faults.push('a key was left behind');
    faults.push(...misdeeds(run.cloud), ...disagreements(run.cloud, view, after.held));
    return { moment, phase, ending: `${undo ?? 'nothing'}: ${view.phase}`, faults };
  } finally {
    await run.end();
  }
}

/** The rotation that runs, or that has ended, or else a new one. */
async function begin({ rotations }: Mortal): Promise<RotationId> {
  const there = rotations.list(false)[0];
  return there?.id ?? rotations.start({ credentialId: SUBJECT, admin: null, policy: AT_ONCE });
}

/** Lets time pass until it ends; a key whose secret was lost is deleted, as a person would decide. */
async function toRest({ rotations }: Mortal, clock: FakeClock, id: RotationId): Promise<RotationView> {
  for (let waits = 0; waits < 100; waits += 1) {
    const view = await rotations.resume(id);
    if (view.endedAt !== null) return view;
    const orphan = view.choices.find((choice) => choice.kind === 'delete-orphan');
    if (orphan !== undefined) await rotations.decide(id, orphan);
    else if (view.choices.length > 0) return view;
    else clock.advance(Math.max(20_000, (view.notBefore ?? 0) - clock.now()));
  }
  throw new Error('The rotation does not come to rest');
}

function isSafe({ store }: AwsCloud | AliyunCloud, held: readonly string[]): boolean {
  const proven = new Set(
    store.events.filter((event) => event.kind === 'prove').map((event) => event.publicId),
  );
  return [...store.keys.values()].some(
    (key) =>
      key.status === 'Active' &&
      held.includes(key.publicId) &&
      (proven.has(key.publicId) || proven.size === 0),
  );
}

/** Goes through the cloud's log: after each of our changes some proven key was still enabled. */
function misdeeds({ store }: AwsCloud | AliyunCloud): string[] {
  const [first] = store.events;
  const enabled = new Set<string>(first === undefined ? [] : [first.publicId]);
  const proven = new Set<string>();
  return store.events.flatMap(({ kind, publicId }) => {
    if (kind === 'prove') proven.add(publicId);
    if (kind === 'create' || kind === 'enable') enabled.add(publicId);
    if (kind === 'disable' || kind === 'delete') enabled.delete(publicId);
    return proven.size === 0 || [...enabled].some((id) => proven.has(id))
      ? []
      : [`${kind} left no proven key`];
  });
}

function disagreements(
  { store }: AwsCloud | AliyunCloud,
  { phase, newPublicId, oldPublicId }: RotationView,
  held: readonly string[],
): string[] {
  const ids = [...store.keys.keys()];
  if (phase === 'done' && (ids.length !== 1 || ids[0] !== newPublicId)) return ['done, and the keys differ'];
  if (phase === 'aborted-safe' && !ids.includes(oldPublicId)) return ['aborted, and the old key is gone'];
  return phase === 'done' && !held.includes(newPublicId ?? '') ? ['done, and the new key is not held'] : [];
}
