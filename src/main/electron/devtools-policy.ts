import { app } from 'electron';

/**
 * Closes developer tools as soon as something opens them, in all contents that will ever exist. Windows are made without
 * them already; this holds for one that was made otherwise.
 */
export function refuseDevTools(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('devtools-opened', () => contents.closeDevTools());
  });
}
