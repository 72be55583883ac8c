import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import type { CommandId } from '../../shared/commands.ts';
import { useShortcutKeys } from '../lib/use-shortcuts.ts';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

export interface TooltipProps {
  /** Never a secret: tooltips are outside of what content protection of a field covers. */
  readonly text: string;
  /** The command whose keys are shown. */
  readonly shortcut?: CommandId;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** The element that it explains; it must be focusable and take a ref. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A short explanation on hover and keyboard focus. It repeats the accessible name and is not one itself. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  const keys = useShortcutKeys(shortcut);
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {text}
            {keys !== null && <Kbd caps={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
