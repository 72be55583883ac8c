import type { Browser } from '../../../src/main/ports/browser.ts';
import type { Clipboard } from '../../../src/main/ports/clipboard.ts';
import type { FilePicker } from '../../../src/main/ports/file-picker.ts';
import type { Keychain, KeychainProbe } from '../../../src/main/ports/keychain.ts';
import type { LogFacts, Logger } from '../../../src/main/ports/logger.ts';
import type { Presence } from '../../../src/main/ports/presence.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { SystemProof } from '../../../src/shared/model/vault.ts';

/** A clipboard that others can write to as well. */
export interface FakeClipboard extends Clipboard {
  content: string;
}

export function fakeClipboard(): FakeClipboard {
  return {
    content: '',
    async read() {
      return this.content;
    },
    async write(text) {
      this.content = text;
    },
    async clear() {
      this.content = '';
    },
  };
}

/** A keychain in memory whose answer to everything can be switched to a refusal. */
export interface FakeKeychain extends Keychain {
  readonly items: Map<string, string>;
  mood: KeychainProbe;
}

export function fakeKeychain(): FakeKeychain {
  const items = new Map<string, string>();
  const keychain: FakeKeychain = {
    items,
    mood: 'usable',
    probe: async () => keychain.mood,
    async get(item) {
      requireUsable(keychain.mood);
      return items.get(item) ?? null;
    },
    async set(item, value) {
      requireUsable(keychain.mood);
      items.set(item, value);
    },
    async delete(item) {
      requireUsable(keychain.mood);
      return items.delete(item);
    },
  };
  return keychain;
}

function requireUsable(mood: KeychainProbe): void {
  if (mood === 'denied') throw new KeyturnError('keychain-denied');
  if (mood === 'unavailable') throw new KeyturnError('keychain-unavailable');
}

/** A sensor that a test offers, and whose answer it gives. */
export interface FakePresence extends Presence {
  offers: SystemProof;
  answer: boolean | Promise<boolean>;
  /** What was asked for so far. */
  readonly asked: string[];
}

export function fakePresence(): FakePresence {
  const asked: string[] = [];
  const presence: FakePresence = {
    asked,
    offers: 'none',
    answer: true,
    kind: () => presence.offers,
    async prove(reason) {
      asked.push(reason);
      return presence.answer;
    },
  };
  return presence;
}

/** Keeps every line, for tests that look for what must not be there. */
export interface FakeLogger extends Logger {
  readonly lines: string[];
}

export function fakeLogger(): FakeLogger {
  const lines: string[] = [];
  const keep =
    (level: string) =>
    (event: string, facts: LogFacts = {}): void => {
      lines.push(JSON.stringify({ level, event, ...facts }));
    };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** Answers every file dialog with these paths in turn, then as if it was closed. */
export function fakeFilePicker(...paths: readonly string[]): FilePicker {
  const left = [...paths];
  const next = async () => left.shift() ?? null;
  return { pickKeyFile: next, pickCertificate: next, pickBackupFile: next, pickFolder: next, saveFile: next };
}

/** A browser that notes what it was asked to open. */
export interface FakeBrowser extends Browser {
  readonly opened: string[];
}

export function fakeBrowser(): FakeBrowser {
  const opened: string[] = [];
  return {
    opened,
    async open(page) {
      opened.push(page);
    },
  };
}
