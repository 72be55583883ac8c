import type { KitWindow, PrintedPage } from '../../../src/main/ports/kit-window.ts';

/** A window that keeps its page for tests. */
export interface FakeKitWindow extends KitWindow {
  /** What is on the screen. */
  page: PrintedPage | null;
}

export function fakeKitWindow(): FakeKitWindow {
  const window: FakeKitWindow = {
    available: true,
    page: null,
    show: async (page) => {
      window.page = page;
    },
    close: () => {
      window.page = null;
    },
  };
  return window;
}
