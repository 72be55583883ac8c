import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '../ports/browser.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import { NO_DESKTOP } from '../ports/desktop.ts';
import { NO_DOOR } from '../ports/door.ts';
import type { FilePicker } from '../ports/file-picker.ts';
import { NO_KIT_WINDOW } from '../ports/kit-window.ts';
import { NO_SYSTEM_PROOF } from '../ports/presence.ts';
import { NO_STARTUP } from '../ports/startup.ts';
import { NO_UPDATER } from '../ports/updater.ts';
import { createClock } from './clock.ts';
import { createFiles } from './files.ts';
import { createHeadSink } from './head-sink.ts';
import { createKeychain } from './keychain.ts';
import { createLocks } from './locks.ts';
import { fileLogger } from './logger.ts';
import { createOwnership } from './ownership.ts';
import { createPrograms } from './programs/index.ts';
import { createRandom } from './random.ts';
import { stateFolder } from './state-folder.ts';
import { createSystemProxy } from './system-proxy/index.ts';

/** A terminal has no clipboard of its own: nothing is there, and nothing can be put there. */
const noClipboard: Clipboard = {
  read: async () => '',
  write: async () => {
    throw new Error('There is no clipboard here');
  },
  clear: async () => undefined,
};

/** A terminal prints addresses; nobody there asks for one to be opened. */
const noBrowser: Browser = {
  open: async () => {
    throw new Error('There is no browser here');
  },
};

const noFilePicker: FilePicker = {
  pickKeyFile: async () => null,
  pickCertificate: async () => null,
  pickBackupFile: async () => null,
  pickFolder: async () => null,
  saveFile: async () => null,
};

/** The ports of a plain Node process, logging beside the vault in `folder`; a shell with a desktop lays its own clipboard and file dialog over them. */
export function nodePorts(folder: string) {
  const clock = createClock();
  const { platform, env } = process;
  return {
    clock,
    random: createRandom(),
    files: createFiles(),
    ownership: createOwnership(),
    locks: createLocks(),
    keychain: createKeychain(),
    logger: fileLogger(join(folder, 'logs')),
    presence: NO_SYSTEM_PROOF,
    clipboard: noClipboard,
    browser: noBrowser,
    filePicker: noFilePicker,
    kitWindow: NO_KIT_WINDOW,
    desktop: NO_DESKTOP,
    startup: NO_STARTUP,
    headSink: createHeadSink(stateFolder(process.env, process.platform)),
    updater: NO_UPDATER,
    door: NO_DOOR,
    programs: createPrograms({ env, platform, home: homedir(), clock }),
    systemProxy: createSystemProxy({ platform, env, home: homedir(), clock }),
  };
}
