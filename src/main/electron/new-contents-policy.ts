import type { WebContents } from 'electron';

/** Refuses a page every way to contents of its own: windows and webviews. */
export function denyNewContents(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
