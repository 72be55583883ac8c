import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import type { CommandId } from '../../shared/commands.ts';
import { useShortcutKeys } from '../lib/use-shortcuts.ts';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';

export interface MenuAction {
  readonly kind: 'action';
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The command whose keys are shown. */
  readonly shortcut?: CommandId;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** One of several, such as the order of a list. */
export interface MenuChoice {
  readonly kind: 'choice';
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export interface MenuToggle {
  readonly kind: 'toggle';
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export type MenuEntry = MenuAction | MenuChoice | MenuToggle | { readonly kind: 'separator' };

export interface MenuProps {
  /** A Button or IconButton. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

/** A list of commands that opens from a button. Arrow keys, Home, End, type-ahead, Escape. */
export function Menu({ trigger, entries, align = 'end' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {keyed(entries).map(({ key, entry }) => (
              <Entry key={key} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

// Labels tell entries apart; separators have none and are told apart by what stands before them.
function keyed(entries: readonly MenuEntry[]): readonly { key: string; entry: MenuEntry }[] {
  let before = '';
  return entries.map((entry) => {
    const key = entry.kind === 'separator' ? `after ${before}` : entry.label;
    before = key;
    return { key, entry };
  });
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Base.Separator className={styles.separator} />;
    case 'action':
      return <Action entry={entry} />;
    case 'toggle':
      return (
        <Base.CheckboxItem checked={entry.checked} onCheckedChange={entry.onChange} className={styles.item}>
          <span className={styles.mark}>
            <Base.CheckboxItemIndicator>
              <Check size={14} aria-hidden />
            </Base.CheckboxItemIndicator>
          </span>
          {entry.label}
        </Base.CheckboxItem>
      );
    case 'choice':
      return (
        <Base.Group>
          <Base.GroupLabel className={styles.label}>{entry.label}</Base.GroupLabel>
          <Base.RadioGroup value={entry.value} onValueChange={(value: string) => entry.onChange(value)}>
            {entry.options.map((option) => (
              <Base.RadioItem key={option.value} value={option.value} className={styles.item} closeOnClick>
                <span className={styles.mark}>
                  <Base.RadioItemIndicator>
                    <Check size={14} aria-hidden />
                  </Base.RadioItemIndicator>
                </span>
                {option.label}
              </Base.RadioItem>
            ))}
          </Base.RadioGroup>
        </Base.Group>
      );
    default:
      return assertNever(entry);
  }
}

function Action({ entry }: { readonly entry: MenuAction }) {
  const { icon: Icon, label, shortcut, danger, disabled, run } = entry;
  const keys = useShortcutKeys(shortcut);
  return (
    <Base.Item
      onClick={run}
      disabled={disabled}
      label={label}
      className={styles.item}
      data-danger={danger === true ? '' : undefined}
    >
      <span className={styles.mark}>{Icon !== undefined && <Icon size={14} aria-hidden />}</span>
      <span className={styles.text}>{label}</span>
      {keys !== null && <Kbd caps={keys} />}
    </Base.Item>
  );
}
