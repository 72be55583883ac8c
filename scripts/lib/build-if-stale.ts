import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newestChange } from './newest.ts';
import { ROOT } from './root.ts';
import { say } from './say.ts';

const SOURCES = ['src', 'scripts/lib', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.base.json'];
const LOOK_MS = 100;

/** What `buildIfStale` works on; the defaults are this project. */
export interface BuildPlace {
  readonly root: string;
  readonly sources: readonly string[];
  /** The command that builds, without the Node that runs it. */
  readonly command: readonly string[];
}

const PROJECT: BuildPlace = {
  root: ROOT,
  sources: SOURCES,
  command: [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
};

/**
 * Builds the app where a source is newer than the last build, or was removed since. Several processes may ask at once:
 * one builds, the others wait. Writes to standard error only. Throws where the build fails.
 */
export async function buildIfStale(place: BuildPlace = PROJECT): Promise<void> {
  const stamp = join(place.root, 'out', '.built');
  const sources = place.sources.map((path) => join(place.root, path));
  const fresh = () => {
    const built = statSync(stamp, { throwIfNoEntry: false });
    return built !== undefined && built.mtimeMs > newestChange(sources);
  };
  if (fresh()) return;
  const release = await takeTurn(join(place.root, 'out', '.building'));
  try {
    if (fresh()) return;
    say('Building Keyturn');
    const started = new Date();
    await build(place);
    writeFileSync(stamp, '');
    // What was saved while it built may not be in it.
    utimesSync(stamp, started, started);
  } finally {
    release();
  }
}

async function build({ command, root }: BuildPlace): Promise<void> {
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(process.stderr, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The build failed');
}

/** Waits until no living process holds the turn, and takes it. */
async function takeTurn(path: string): Promise<() => void> {
  mkdirSync(dirname(path), { recursive: true });
  while (true) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch {
      if (!isAlive(path)) rmSync(path, { force: true });
      else await pause(LOOK_MS);
    }
  }
}

function isAlive(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // Just made, and not yet written to.
    if (pid === 0) return existsSync(path);
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
