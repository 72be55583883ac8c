import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'electron-host-instance-';

/**
 * Claims a user-data folder for this process. False where a living process holds it; that one then gets this process's
 * arguments. The claim is a folder with the holder's pid: enough for a stand-in, since nothing is at stake here.
 */
export function claimInstance(userData: string, onOther: (argv: readonly string[]) => void): boolean {
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `${PREFIX}${name}`);
  mkdirSync(folder, { recursive: true });
  const holder = readHolder(join(folder, 'pid'));
  if (holder !== null && holder !== process.pid) {
    writeFileSync(join(folder, `argv-${process.pid}.json`), JSON.stringify(process.argv));
    return false;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  const heard = new Set<string>();
  const watcher = watch(folder, (_kind, file) => {
    if (file === null || !file.startsWith('argv-') || heard.has(file)) return;
    const argv = readArguments(join(folder, file));
    if (argv === null) return;
    heard.add(file);
    onOther(argv);
  });
  watcher.unref();
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return true;
}

/** Removes the claims of a process that has ended, and may have had no time to do so itself. */
export function releaseClaims(pid: number): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (readText(join(folder, 'pid')) === String(pid)) rmSync(folder, { recursive: true, force: true });
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function readHolder(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

/** Null while the file is still being written. */
function readArguments(path: string): readonly string[] | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as readonly string[];
  } catch {
    return null;
  }
}
