import { KeyturnError } from '../../shared/ipc/envelope.ts';

/** A page made to be printed: without scripts, and with one stylesheet inside of it. */
export interface PrintedPage {
  /** The window's title. Never anything confidential: the system lists it. */
  readonly title: string;
  /** The whole document. */
  readonly html: string;
  /** The content of its one `style` element, so that nothing else needs to be allowed. */
  readonly style: string;
}

/** A window of its own for a page that a person prints. */
export interface KitWindow {
  /** Whether there is a desktop to open one on. */
  readonly available: boolean;
  /** Shows the page in place of the one before it. Throws `forbidden` where there is no desktop. */
  show(page: PrintedPage): Promise<void>;
  /** Closes the window if it is open. */
  close(): void;
}

/** A terminal has no windows. */
export const NO_KIT_WINDOW: KitWindow = {
  available: false,
  show: async () => {
    throw new KeyturnError('forbidden');
  },
  close: () => undefined,
};
