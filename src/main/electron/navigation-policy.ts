import { app, type WebContents } from 'electron';
import { denyNewContents } from './new-contents-policy.ts';
import { isAppUrl } from './origin.ts';

/**
 * Keeps every page where it is: no navigation but within the interface, no new window, no webview. Set on all contents
 * that will ever exist, so that one made by mistake is bound as well.
 */
export function installNavigationPolicy(): void {
  app.on('web-contents-created', (_event, contents) => {
    stayInside(contents);
    denyNewContents(contents);
  });
}

function stayInside(contents: WebContents): void {
  const check = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', check);
  contents.on('will-frame-navigate', check);
  contents.on('will-redirect', check);
}
