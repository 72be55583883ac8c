import type { KeyturnBridge } from '../../preload/api.ts';

declare global {
  interface Window {
    /** Put there by the preload before any script of the page runs. */
    readonly keyturn: KeyturnBridge;
  }
}
