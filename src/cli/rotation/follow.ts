import type { RotationEvent, RotationId, RotationView } from '../../shared/model/rotation.ts';
import { needsPerson } from '../../shared/rotation-needs.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CliIo } from '../io.ts';

/** As often as a long wait is looked up from: another process may move the rotation on, and computers sleep. */
const LONGEST_NAP_MS = 60_000;
const SHORTEST_NAP_MS = 250;
/** Between looks at a step that has no time of its own: another process takes it, or a call is under way. */
const PULSE_MS = 1_000;
/** A step so near is stayed for: proofs of a fresh key back off to two minutes. */
const NEAR_MS = 120_000;
/** While both keys work, or the old one is only disabled, nothing is urgent. */
const NEAR_AT_REST_MS = 5_000;
/** Who did not ask to wait is not kept longer than this. */
const PATIENCE_MS = 300_000;

/** How far a command goes with a rotation. */
export interface Following {
  /** To its end, or until it needs a person; else only through steps that are near. */
  readonly wait: boolean;
  /** How many lines of the receipt were there before. */
  readonly alreadyShown: number;
  /** Hears each line of the receipt after those. */
  readonly onEvent: (event: RotationEvent) => void;
  /** Hears before each nap where the rotation stands. */
  readonly onNap: (view: RotationView) => void;
}

function isNear({ phase, notBefore }: RotationView, now: number): boolean {
  const resting = phase === 'soaking' || phase === 'cooling';
  if (notBefore === null) return !resting;
  return notBefore - now <= (resting ? NEAR_AT_REST_MS : NEAR_MS);
}

function nap({ notBefore }: RotationView, now: number): number {
  if (notBefore === null || notBefore <= now) return PULSE_MS;
  return Math.min(Math.max(notBefore - now, SHORTEST_NAP_MS), LONGEST_NAP_MS);
}

/** Another process that steps the rotation right now is watched instead. */
async function step(app: CliApp, id: RotationId): Promise<RotationView> {
  const answer = await app.handle('rotations.resume', { id });
  if (!answer.ok && answer.error.code === 'vault-busy') return call(app, 'rotations.get', { id });
  return unwrap(answer);
}

/** Takes the due steps of a rotation, and those that fall due while it is stayed for. Throws AnswerError, CliError. */
export async function follow(
  app: CliApp,
  id: RotationId,
  io: CliIo,
  { wait, alreadyShown, onEvent, onNap }: Following,
): Promise<RotationView> {
  const began = io.now();
  let shown = alreadyShown;
  for (;;) {
    const view = await step(app, id);
    const { events } = await call(app, 'rotations.receipt', { id });
    for (const event of events.slice(shown)) onEvent(event);
    shown = Math.max(shown, events.length);
    if (view.endedAt !== null || needsPerson(view)) return view;
    const now = io.now();
    if (!wait && (!isNear(view, now) || now - began > PATIENCE_MS)) return view;
    onNap(view);
    await io.sleep(nap(view, now));
  }
}
