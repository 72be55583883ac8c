import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderSize } from './folder-size.ts';

/** The executable of an installed Electron package, or null where its binary was not downloaded yet. */
export function electronBinary(packageFolder: string): string | null {
  try {
    const path = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

export interface Download {
  /** Electron's own installer, or whatever stands for it. */
  readonly installer: string;
  /** Given up when nothing arrived for this long. */
  readonly stallMs: number;
  /** Called as data arrives, with what there is so far. */
  readonly progress: (bytes: number) => void;
}

const LOOK_MS = 250;

/**
 * Lets Electron's installer fetch and check the binary; false where it failed or stalled. The installer downloads into
 * the system's folder for temporary files, so giving it one of its own shows how far it is.
 */
export function downloadElectron({ installer, stallMs, progress }: Download): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-electron-'));
  const child = spawn(process.execPath, [installer], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  return new Promise((resolve) => {
    let bytes = 0;
    let arrivedAt = performance.now();
    const watch = setInterval(() => {
      const now = folderSize(folder);
      if (now !== bytes) {
        bytes = now;
        arrivedAt = performance.now();
        progress(bytes);
      } else if (performance.now() - arrivedAt > stallMs) {
        child.kill('SIGKILL');
      }
    }, LOOK_MS);
    const finish = (code: number | null) => {
      clearInterval(watch);
      rmSync(folder, { recursive: true, force: true });
      resolve(code === 0);
    };
    child.once('error', () => finish(null));
    child.once('exit', finish);
  });
}
