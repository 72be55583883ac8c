import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Claims a user-data folder for this process. False where a living process holds it; that one then gets this process's
 * arguments. The claim is a folder with the holder's pid: enough for a stand-in, since nothing is at stake here.
 */
export function claimInstance(userData: string, onOther: (argv: readonly string[]) => void): boolean {
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `electron-host-instance-${name}`);
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
