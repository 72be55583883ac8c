import type { PageLink } from './page-link.ts';

// What needs the person's own desktop is done by the browser, in the preload's world, as if they had just clicked.

const FOCUSED = `if (!document.hasFocus()) {
  await new Promise((resolve) => window.addEventListener('focus', resolve, { once: true }));
}`;

/** Opens the browser's own file dialog; null when it was closed. */
export function pickFile(link: PageLink): Promise<string | null> {
  return link.fileFrom(`new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.addEventListener('change', () => resolve(input.files[0]));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  })`);
}

/** The desktop's clipboard. A browser lets a page read it only while its window has the focus, so this waits for it. */
export async function readClipboard(link: PageLink): Promise<string> {
  return String(await link.evaluate(`(async () => { ${FOCUSED} return navigator.clipboard.readText(); })()`));
}

/** Waits for the focus, as reading does. */
export async function writeClipboard(link: PageLink, text: string): Promise<void> {
  const content = JSON.stringify(text);
  await link.evaluate(`(async () => { ${FOCUSED} await navigator.clipboard.writeText(${content}); })()`);
}
