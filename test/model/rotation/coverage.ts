import type { RotationPhase } from '../../../src/shared/model/rotation.ts';

/** What a campaign of sequences came by. */
export interface Coverage {
  readonly states: Map<RotationPhase, number>;
  /** Keyed `from>to`. */
  readonly arrows: Map<string, number>;
  /** How many commands each sequence had that did something. */
  readonly lengths: number[];
  foreignLosses: number;
}

export const createCoverage = (): Coverage => ({
  states: new Map(),
  arrows: new Map(),
  lengths: [],
  foreignLosses: 0,
});

/** Takes note of a step between two states. */
export function reach(coverage: Coverage, from: RotationPhase, to: RotationPhase): void {
  if (from === to) return;
  coverage.states.set(to, (coverage.states.get(to) ?? 0) + 1);
  const arrow = `${from}>${to}`;
  coverage.arrows.set(arrow, (coverage.arrows.get(arrow) ?? 0) + 1);
}

/** The middle of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** A table for people: each state with how often it was entered, each arrow with how often it was taken. */
export function table({ states, arrows, lengths, foreignLosses }: Coverage): string {
  const rows = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, n]) => `${String(n).padStart(9)}  ${name}`);
  const commands = lengths.reduce((sum, length) => sum + length, 0);
  return [
    `${lengths.length} sequences, ${commands} commands that did something, median ${median(lengths)}`,
    `${foreignLosses} losses, all by other people`,
    'states:',
    ...rows(states),
    'arrows:',
    ...rows(arrows),
  ].join('\n');
}
