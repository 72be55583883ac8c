import { app, type WebContents } from 'electron';
import { isAppUrl } from './origin.ts';

/**
 * Keeps every page where it is: no navigation but within the interface, no new window, no webview. Set on all contents
 * that will ever exist, so that one made by mistake is bound as well.
 */
export function installNavigationPolicy(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  const stayInside = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayInside);
  contents.on('will-frame-navigate', stayInside);
  contents.on('will-redirect', stayInside);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
