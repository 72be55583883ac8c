import { ClipboardItem, clipboard } from 'electron';
import type { Clipboard } from '../ports/clipboard.ts';

/**
 * What tells clipboard managers to keep a text out of their history, by platform, as raw system formats:
 * Windows "Clipboard Formats" (ExcludeClipboardContentFromMonitorProcessing), nspasteboard.org (ConcealedType),
 * KDE Klipper (x-kde-passwordManagerHint). How each manager obeys has to be seen on that system.
 */
const HISTORY_MARKS: Readonly<Partial<Record<NodeJS.Platform, readonly [format: string, content: string]>>> =
  {
    win32: ['ExcludeClipboardContentFromMonitorProcessing', '1'],
    darwin: ['org.nspasteboard.ConcealedType', '1'],
    linux: ['x-kde-passwordManagerHint', 'secret'],
  };

/** The system clipboard. https://www.electronjs.org/docs/latest/api/clipboard */
export function createClipboard(platform: NodeJS.Platform): Clipboard {
  return {
    read: () => clipboard.readText(),
    async write(text, kind) {
      const mark = kind === 'secret' ? HISTORY_MARKS[platform] : undefined;
      if (mark === undefined) {
        await clipboard.writeText(text);
        return;
      }
      const [format, content] = mark;
      // One item, so that no manager sees the text without its mark.
      const item = new ClipboardItem({
        'text/plain': text,
        [`electron application/osclipboard;format="${format}"`]: new Blob([content]),
      });
      await clipboard.write([item]);
    },
    async clear() {
      clipboard.clear();
    },
  };
}
