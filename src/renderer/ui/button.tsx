import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import type { CommandId } from '../../shared/commands.ts';
import { cx } from '../lib/cx.ts';
import styles from './button.module.css';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

/** `primary`: one a view at most. `danger`: the verb of a confirmation. `ghost`: inside rows and toolbars. */
export type ButtonLook = 'primary' | 'quiet' | 'danger' | 'ghost';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly look?: ButtonLook;
  readonly size?: 'm' | 's';
  readonly icon?: LucideIcon;
  /** Work is under way: presses are ignored, the focus stays, a spinner takes the icon's place. */
  readonly busy?: boolean;
  /** Fills the width of its container. */
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words. It is of type `button` unless told otherwise. */
export function Button({ look = 'quiet', size = 'm', icon: Icon, busy, wide, ...rest }: ButtonProps) {
  const { children, onClick, type = 'button', ...native } = rest;
  return (
    <button
      {...native}
      type={busy === true ? 'button' : type}
      aria-busy={busy === true ? true : undefined}
      aria-disabled={busy === true ? true : native['aria-disabled']}
      className={cx(styles.button, styles[look], styles[size], wide && styles.wide)}
      onClick={busy === true ? undefined : onClick}
    >
      {busy === true ? <Spinner /> : Icon !== undefined && <Icon size={size === 's' ? 14 : 16} aria-hidden />}
      <span className={styles.text}>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'wide' | 'icon'> {
  /** What it does: the accessible name and the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** The command whose keys the tooltip shows. */
  readonly shortcut?: CommandId;
}

/** A button with an icon alone, named by its tooltip. */
export function IconButton({
  label,
  icon: Icon,
  look = 'ghost',
  size = 'm',
  busy,
  shortcut,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-busy={busy === true ? true : undefined}
        aria-disabled={busy === true ? true : rest['aria-disabled']}
        className={cx(styles.button, styles.square, styles[look], styles[size])}
        onClick={busy === true ? undefined : onClick}
      >
        {busy === true ? <Spinner /> : <Icon size={size === 's' ? 14 : 16} aria-hidden />}
      </button>
    </Tooltip>
  );
}
