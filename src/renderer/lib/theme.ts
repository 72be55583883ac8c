import { useSyncExternalStore } from 'react';
import type { Locale, Preferences } from '../../shared/model/settings.ts';

/** The preferences that the style sheet reads, with the language already resolved. */
export interface Appearance {
  readonly theme: Preferences['theme'];
  readonly density: Preferences['density'];
  readonly locale: Locale;
}

/** Heights of a list row in CSS pixels; the same as `--row` in tokens.css, for code that must compute. */
export const ROW_HEIGHT: Readonly<Record<Preferences['density'], number>> = { comfortable: 44, compact: 34 };

let density: Preferences['density'] = 'comfortable';
const listeners = new Set<() => void>();

/** Puts the appearance on <html>, where tokens.css and assistive technology (the language) read it. */
export function applyAppearance(appearance: Appearance, root: HTMLElement = document.documentElement): void {
  root.dataset.theme = appearance.theme;
  root.dataset.density = appearance.density;
  root.lang = appearance.locale;
  density = appearance.density;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The density in force. */
export function useDensity(): Preferences['density'] {
  return useSyncExternalStore(subscribe, () => density);
}
