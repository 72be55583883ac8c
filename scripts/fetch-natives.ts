import { spawnSync } from 'node:child_process';
import { isInstalled, readLockFile } from './lib/legal/lock-file.ts';
import { missingNatives } from './lib/natives.ts';
import { ROOT } from './lib/root.ts';
import { say } from './lib/say.ts';

// npm installs the native parts of the computer that it runs on. A package for several kinds of computer needs those of
// the others too; this fetches them, in the versions of the lock file, before `npm run dist`.

const wanted = missingNatives(readLockFile(), process.platform, isInstalled);
if (wanted.length > 0) {
  say(`Fetching ${wanted.join(', ')}`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['install', '--no-save', '--ignore-scripts', '--force', ...wanted], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}
