import { type KeyboardEvent, type ReactNode, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/cx.ts';
import type { SettingsSection } from '../../stores/dialogs.ts';
import styles from './settings.module.css';

export interface SectionEntry {
  readonly id: SettingsSection;
  readonly title: string;
  readonly content: ReactNode;
}

/** How far below the upper edge a section may begin and still be the one that is read. */
const READ_FROM = 48;

const scroller = (element: HTMLElement | null): HTMLElement | null => {
  let above = element?.parentElement ?? null;
  while (above !== null && !/auto|scroll/.test(getComputedStyle(above).overflowY))
    above = above.parentElement;
  return above;
};

/** Every section below the other, and a list at the left that leads to each and tells which one is read. */
export function Sections({
  entries,
  start,
  children,
}: {
  readonly entries: readonly SectionEntry[];
  /** The one to begin at; left out, the first. */
  readonly start: SettingsSection | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const parts = useRef(new Map<SettingsSection, HTMLElement>());
  const links = useRef(new Map<SettingsSection, HTMLButtonElement>());
  const first = start ?? entries[0]?.id;
  const [read, setRead] = useState(first);
  // A section near the end cannot come to the top; the one that was chosen counts until somebody scrolls.
  const chosen = useRef<SettingsSection | null>(null);

  const lead = (id: SettingsSection): void => {
    const box = scroller(root.current);
    const part = parts.current.get(id);
    if (box === null || part === undefined) return;
    const before = box.scrollTop;
    box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top - 16;
    chosen.current = box.scrollTop === before ? null : id;
    setRead(id);
  };

  useLayoutEffect(() => {
    const box = scroller(root.current);
    if (box === null) return;
    const look = (): void => {
      if (chosen.current !== null) {
        chosen.current = null;
        return;
      }
      const top = box.getBoundingClientRect().top + READ_FROM;
      const passed = [...parts.current].filter(([, part]) => part.getBoundingClientRect().top <= top);
      const last = passed.at(-1)?.[0];
      if (last !== undefined) setRead(last);
    };
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, []);
  // The place to begin at is heeded once.
  const begin = useEffectEvent(() => {
    if (start !== undefined) lead(start);
  });
  useLayoutEffect(() => begin(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const place = entries.findIndex(({ id }) => id === read);
    const next = {
      ArrowDown: entries[place + 1],
      ArrowUp: entries[place - 1],
      Home: entries[0],
      End: entries.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    lead(next.id);
    links.current.get(next.id)?.focus();
  };

  return (
    <div ref={root} className={styles.sections}>
      <nav aria-label={t('settings.sections')} className={styles.nav} onKeyDown={onKeyDown}>
        {entries.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            ref={(element) => {
              if (element !== null) links.current.set(id, element);
            }}
            // One stop for the Tab key; the arrows go on from there.
            tabIndex={id === read ? 0 : -1}
            aria-current={id === read ? 'true' : undefined}
            className={cx(styles.link, id === read && styles.current)}
            onClick={() => lead(id)}
          >
            {title}
          </button>
        ))}
      </nav>
      <div className={styles.settings}>
        {entries.map(({ id, content }) => (
          <div
            key={id}
            ref={(element) => {
              if (element !== null) parts.current.set(id, element);
            }}
          >
            {content}
          </div>
        ))}
        {children}
      </div>
    </div>
  );
}
