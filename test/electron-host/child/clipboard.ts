import type { Clipboard } from 'electron';
import { offer } from './controls.ts';
import { driver, tell, visible } from './link.ts';

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

const textOf = async (content: Content): Promise<string> =>
  typeof content === 'string' ? content : content.text();

async function put(content: Readonly<Record<string, Content>>): Promise<void> {
  held = content;
  if (visible) tell('writeClipboard', await textOf(content['text/plain'] ?? ''), null);
}

async function read(): Promise<string> {
  // Without the focus nobody can look; then what was put there last is taken to be there still.
  const real = visible ? await driver('readClipboard') : null;
  return real ?? textOf(held['text/plain'] ?? '');
}

async function clear(): Promise<void> {
  const ours = held['text/plain'] ?? '';
  held = {};
  if (visible) tell('writeClipboard', '', await textOf(ours));
}

/** A clipboard of this process alone, unless a person is there: tests never touch the machine's. */
export const clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'> & {
  write(items: readonly ClipboardItem[]): Promise<void>;
} = {
  readText: read,
  writeText: (text) => put({ 'text/plain': text }),
  write: (items) => put(Object.assign({}, ...items.map((item) => item.content))),
  clear: () => void clear(),
};

offer('clipboard.read', async () => ({
  text: await textOf(held['text/plain'] ?? ''),
  formats: Object.keys(held),
}));
offer('clipboard.write', (text) => void put({ 'text/plain': text }));
