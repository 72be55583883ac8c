import { assertNever } from '../../shared/assert-never.ts';
import type { Translate } from './texts.ts';

/** What is known of the keys right now. */
export type TrayState =
  | { readonly kind: 'absent' }
  /** `rotations` counts those that ran when it was locked, as far as this process saw them: they stand still. */
  | { readonly kind: 'locked'; readonly rotations: number }
  /** `due` counts overdue keys and those of unknown age too, as the sidebar does. */
  | {
      readonly kind: 'open';
      readonly due: number;
      readonly overdue: number;
      readonly rotations: RotationCounts;
    };

/** The rotations that have not ended; `waiting` ones go on only when a person decides. */
export interface RotationCounts {
  readonly running: number;
  readonly waiting: number;
}

/** A line of the menu that says how things are, and what a press on it opens. */
export interface TrayLine {
  readonly text: string;
  readonly opens: 'due' | 'rotations';
}

/** How the tray shows it. */
export interface TrayView {
  readonly image: 'calm' | 'due' | 'overdue';
  readonly tooltip: string;
  readonly lines: readonly TrayLine[];
}

/** Puts a state into the words and the image of the tray. */
export function trayView(state: TrayState, t: Translate): TrayView {
  switch (state.kind) {
    case 'absent':
      return { image: 'calm', tooltip: t('app.name'), lines: [] };
    case 'locked':
      return {
        image: 'calm',
        tooltip: t('shell.tray.lockedTooltip'),
        lines: [
          { text: t('shell.tray.locked'), opens: 'due' },
          ...(state.rotations === 0
            ? []
            : [{ text: t('shell.tray.resting', { count: state.rotations }), opens: 'rotations' } as const]),
        ],
      };
    case 'open':
      return openView(state, t);
    default:
      return assertNever(state);
  }
}

function openView({ due, overdue, rotations }: Extract<TrayState, { kind: 'open' }>, t: Translate): TrayView {
  const line = (count: number, key: 'due' | 'overdue' | 'waiting' | 'running', opens: TrayLine['opens']) =>
    count === 0 ? [] : [{ text: t(`shell.tray.${key}`, { count }), opens }];
  const keys: readonly TrayLine[] =
    due === 0
      ? [{ text: t('shell.tray.calm'), opens: 'due' }]
      : [...line(overdue, 'overdue', 'due'), ...line(due, 'due', 'due')];
  const waiting = line(rotations.waiting, 'waiting', 'rotations');
  const lines = [...waiting, ...keys, ...line(rotations.running - rotations.waiting, 'running', 'rotations')];
  return {
    image: overdue > 0 ? 'overdue' : due > 0 || rotations.waiting > 0 ? 'due' : 'calm',
    tooltip: t('shell.tray.tooltip', { state: lines[0]?.text ?? '' }),
    lines,
  };
}
