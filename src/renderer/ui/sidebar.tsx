import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useFormat } from '../lib/use-format.ts';
import styles from './sidebar.module.css';

export interface SidebarSectionProps {
  /** A quiet heading; left out for the first section. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A group of sidebar items. */
export function SidebarSection({ title, children }: SidebarSectionProps) {
  const id = useId();
  return (
    <div className={styles.section}>
      {title !== undefined && (
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
      )}
      <ul aria-labelledby={title === undefined ? undefined : id}>{children}</ul>
    </div>
  );
}

export interface SidebarItemProps {
  readonly label: string;
  readonly icon?: LucideIcon;
  /** In place of an icon, e.g. a CloudTile. */
  readonly leading?: ReactNode;
  /** Null while unknown; zero is not shown. */
  readonly count?: number | null;
  /** The count is for something that needs a hand. */
  readonly attention?: 'due' | 'overdue';
  readonly current?: boolean;
  readonly onSelect: () => void;
}

/** A place to go to, with how many it holds. */
export function SidebarItem({ label, icon: Icon, leading, count = null, ...rest }: SidebarItemProps) {
  const { attention, current, onSelect } = rest;
  const format = useFormat();
  return (
    <li>
      <button
        type="button"
        aria-current={current === true ? 'page' : undefined}
        className={styles.item}
        onClick={onSelect}
      >
        <span className={styles.leading}>
          {Icon === undefined ? leading : <Icon size={16} aria-hidden />}
        </span>
        <span className={styles.label}>{label}</span>
        {count !== null && count > 0 && (
          <span className={styles.count} data-attention={attention}>
            {format.count(count)}
          </span>
        )}
      </button>
    </li>
  );
}
