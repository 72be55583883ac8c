import { join, relative } from 'node:path';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../ports/files.ts';
import type { Startup } from '../ports/startup.ts';
import { canBeWritten, type FoundEntry, readEntry, writeEntry } from './desktop-entry.ts';

const FILE = 'keyturn.desktop';
const MAX_BYTES = 64_000;

export interface AutostartDeps {
  readonly files: Files;
  /** `$XDG_CONFIG_HOME`, or what stands for it. */
  readonly configFolder: string;
  /** How the program is started now, hidden. */
  readonly command: readonly [string, ...string[]];
  readonly name: string;
  readonly comment: string;
  /** Whether this copy is one that stays where it is, so that an entry may be led to it unasked. */
  readonly installed: boolean;
}

/**
 * The file that starts this program again. An AppImage is unpacked to another place at each start; the file itself stays.
 * Its variables pass to each program that is started from it, so they count where this one lies in what was unpacked.
 */
export function programFile(execPath: string, { APPIMAGE, APPDIR }: NodeJS.ProcessEnv): string {
  if (!APPIMAGE || !APPDIR) return execPath;
  return relative(APPDIR, execPath).startsWith('..') ? execPath : APPIMAGE;
}

/** Starts with the session by the Desktop Application Autostart Specification: a file in `autostart`. */
export function createAutostart(deps: AutostartDeps): Startup {
  const { files, command } = deps;
  const folder = join(deps.configFolder, 'autostart');
  const path = join(folder, FILE);
  const content = writeEntry(deps);

  /** Null where there is none. */
  const found = async (): Promise<FoundEntry | null> => {
    try {
      return readEntry((await files.read(path, MAX_BYTES)).toString('utf8'));
    } catch (error) {
      if (error instanceof FileError && error.failure === 'not-found') return null;
      throw error;
    }
  };

  const write = async (): Promise<void> => {
    const temporary = `${path}.new`;
    await files.makeFolder(folder, 0o700);
    await files.writeFlushed(temporary, Buffer.from(content), 0o644);
    await files.rename(temporary, path);
    await files.flushFolder(folder);
  };

  const explained = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw error.failure === 'full'
        ? new KeyturnError('disk-full')
        : new KeyturnError('folder-not-writable', { folder });
    }
  };

  const startup: Startup = {
    supported: () => canBeWritten(command),
    async enabled() {
      try {
        const entry = await found();
        return entry?.ours === true && entry.enabled;
      } catch {
        return false;
      }
    },
    awaitsApproval: async () => false,
    set: (enabled) =>
      explained(async () => {
        const entry = await found();
        if (entry !== null && !entry.ours) throw new KeyturnError('startup-not-ours', { file: path });
        if (enabled) await write();
        else await files.remove(path);
      }),
    async repair() {
      if (!deps.installed) return;
      try {
        const entry = await found();
        const moved = entry?.ours === true && entry.enabled && entry.exec !== readEntry(content).exec;
        if (moved) await write();
      } catch {
        // The next start tries again; until then the old place is started, or nothing is.
      }
    },
  };
  return startup;
}
