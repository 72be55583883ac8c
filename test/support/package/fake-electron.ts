import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What Electron's binary marks its fuses by, https://www.electronjs.org/docs/latest/tutorial/fuses. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;

/**
 * Lays out what electron-builder takes for an Electron: nothing in it can run. The binary has the head of an ELF file and
 * all nine fuses, each set to the opposite of what Keyturn wants, so that a fuse which nobody sets is seen.
 */
export async function layFakeElectron(folder: string, wanted: readonly boolean[]): Promise<void> {
  if (wanted.length !== FUSES) throw new Error(`There are ${FUSES} fuses`);
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  const wire = Buffer.from([1, FUSES, ...wanted.map((on) => (on ? '0' : '1').charCodeAt(0))]);
  const head = Buffer.alloc(64);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  await writeFile(
    join(folder, 'electron'),
    Buffer.concat([head, Buffer.from(SENTINEL), wire, Buffer.alloc(64)]),
    {
      mode: 0o755,
    },
  );
  await writeFile(join(folder, 'version'), '45.4.1');
  await writeFile(join(folder, 'LICENSE'), 'The licence of Electron');
  await writeFile(join(folder, 'LICENSES.chromium.html'), '<p>The licences of Chromium</p>');
  for (const language of ['de', 'en-US', 'zh-CN']) {
    await writeFile(join(folder, 'locales', `${language}.pak`), language);
  }
}
