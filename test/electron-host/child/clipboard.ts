import type { Clipboard } from 'electron';
import { offer } from './controls.ts';

type Content = string | Blob;

/** One entry of the clipboard in several formats, as text or bytes. */
export class ClipboardItem {
  readonly content: Readonly<Record<string, Content>>;
  constructor(content: Readonly<Record<string, Content>>) {
    this.content = content;
  }
  get types(): string[] {
    return Object.keys(this.content);
  }
}

let held: Readonly<Record<string, Content>> = {};

const readText = async (): Promise<string> => {
  const content = held['text/plain'] ?? '';
  return typeof content === 'string' ? content : content.text();
};

/** A clipboard of this process alone: tests never touch the machine's. */
export const clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'> & {
  write(items: readonly ClipboardItem[]): Promise<void>;
} = {
  readText,
  async writeText(text) {
    held = { 'text/plain': text };
  },
  async write(items) {
    held = Object.assign({}, ...items.map((item) => item.content));
  },
  clear() {
    held = {};
  },
};

offer('clipboard.read', async () => ({ text: await readText(), formats: Object.keys(held) }));
offer('clipboard.write', (text) => {
  held = { 'text/plain': text };
});
