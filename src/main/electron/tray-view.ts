import { assertNever } from '../../shared/assert-never.ts';
import type { Translate } from './texts.ts';

/** What is known of the keys right now. */
export type TrayState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'locked' }
  /** `due` counts overdue keys and those of unknown age too, as the sidebar does. */
  | { readonly kind: 'open'; readonly due: number; readonly overdue: number };

/** How the tray shows it. */
export interface TrayView {
  readonly image: 'calm' | 'due' | 'overdue';
  readonly tooltip: string;
  /** Lines of the menu that say how things are; they do nothing. */
  readonly lines: readonly string[];
}

/** Puts a state into the words and the image of the tray. */
export function trayView(state: TrayState, t: Translate): TrayView {
  switch (state.kind) {
    case 'absent':
      return { image: 'calm', tooltip: t('app.name'), lines: [] };
    case 'locked':
      return { image: 'calm', tooltip: t('shell.tray.lockedTooltip'), lines: [t('shell.tray.locked')] };
    case 'open': {
      const due = t('shell.tray.due', { count: state.due });
      const overdue = t('shell.tray.overdue', { count: state.overdue });
      if (state.due === 0) {
        const calm = t('shell.tray.calm');
        return { image: 'calm', tooltip: t('shell.tray.tooltip', { state: calm }), lines: [calm] };
      }
      const lines = state.overdue === 0 ? [due] : [overdue, due];
      return {
        image: state.overdue === 0 ? 'due' : 'overdue',
        tooltip: t('shell.tray.tooltip', { state: lines[0] ?? due }),
        lines,
      };
    }
    default:
      return assertNever(state);
  }
}
