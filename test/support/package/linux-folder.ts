import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { ROOT } from '../../../scripts/lib/root.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { layFakeElectron } from './fake-electron.ts';

const run = promisify(execFile);

/** What `npm run pack` made for Linux, on an Electron that is none. */
export interface LinuxFolder extends AsyncDisposable {
  /** The unpacked app. */
  readonly path: string;
  /** All files of the archive and beside it, each as it lies there, with forward slashes. */
  readonly archive: readonly string[];
  readonly beside: readonly string[];
  /** The archive with its unpacked part, as one folder. */
  readonly extracted: string;
  /** What the script wrote. */
  readonly output: string;
}

/** Packs once; `fuses` are what the package should have in the end. */
export async function packForLinux(fuses: readonly boolean[]): Promise<LinuxFolder> {
  const place = await temporaryFolder();
  const electron = join(place.path, 'electron');
  await layFakeElectron(electron, fuses);
  const words = [
    '--platform',
    'linux',
    '--dir',
    '--electron-dist',
    electron,
    '--output',
    join(place.path, 'dist'),
  ];
  const { stdout, stderr } = await run(process.execPath, [join(ROOT, 'scripts/pack.ts'), ...words], {
    cwd: ROOT,
    env: { ...process.env, KEYTURN_REPOSITORY: 'keyturn-test/keyturn' },
  });
  const path = join(place.path, 'dist/linux-unpacked');
  const asar = join(path, 'resources/app.asar');
  const extracted = join(place.path, 'extracted');
  extractAll(asar, extracted);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return {
    path,
    archive: listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1)),
    beside: entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
      .sort(),
    extracted,
    output: `${stdout}${stderr}`,
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}
