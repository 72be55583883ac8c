import type { PageLink } from './page-link.ts';

// What needs the person's own desktop is done by the browser, in the preload's world, as if they had just clicked.

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

/** The desktop's clipboard; null while the window has no focus, when a browser lets no page read it. */
export async function readClipboard(link: PageLink): Promise<string | null> {
  const text = await link.evaluate('document.hasFocus() ? navigator.clipboard.readText() : null');
  return typeof text === 'string' ? text : null;
}

/** Writes when the window has the focus; with `onlyOver`, only if that text still lies there then. */
export async function writeClipboard(link: PageLink, text: string, onlyOver: string | null): Promise<void> {
  const [content, expected] = [JSON.stringify(text), JSON.stringify(onlyOver)];
  await link.evaluate(`(async () => {
    if (!document.hasFocus()) {
      await new Promise((resolve) => window.addEventListener('focus', resolve, { once: true }));
    }
    if (${expected} !== null && (await navigator.clipboard.readText()) !== ${expected}) return;
    await navigator.clipboard.writeText(${content});
  })()`);
}
