import type { AppWindow } from './window.ts';

type Shown = Pick<AppWindow, 'show'>;

/** The window, which may be asked for before there is one. */
export interface AwaitedWindow {
  /** Opens it, where it can be opened already. */
  show(): void;
  /** Opens it, as soon as it can be opened: somebody started the app. */
  want(): void;
  /** It can be opened from now on, and is, unless it is to stay `hidden` and nobody wanted it. */
  ready(window: Shown, hidden: boolean): void;
}

export function awaitWindow(): AwaitedWindow {
  let window: Shown | null = null;
  let wanted = false;
  return {
    show: () => window?.show(),
    want() {
      wanted = true;
      window?.show();
    },
    ready(made, hidden) {
      window = made;
      if (!hidden || wanted) made.show();
    },
  };
}
