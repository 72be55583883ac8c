import type { Rotation, Step } from './engine/types.ts';
import type { Report } from './parts.ts';
import { type Pause, type PerformDeps, perform } from './perform.ts';

export interface WalkDeps extends PerformDeps {
  /** Told after each step that was journalled. */
  readonly moved: (rotation: Rotation) => void;
}

/**
 * Takes steps until there is nothing to do but wait. Each is journalled before its effect is performed, and the effect's
 * outcome is the next event. Throws what the vault throws, and whatever ends the calls at lock.
 */
export async function walk(deps: WalkDeps, first: Report): Promise<Pause> {
  const { keeper, time, moved } = deps;
  const advance = (report: Report): Step => keeper.advance({ ...report, at: time.now() });

  let step = advance(first);
  for (;;) {
    moved(step.rotation);
    const outcome = await perform(deps, step);
    if ('pause' in outcome) return outcome.pause;
    step = 'step' in outcome ? outcome.step : advance(outcome.report);
  }
}
