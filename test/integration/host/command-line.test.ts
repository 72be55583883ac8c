import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { ROOT } from '../../../scripts/lib/root.ts';
import { findChromium, startHost } from '../../electron-host/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

beforeAll(() => buildIfStale());

/** Starts the app as the installed `keyturn` command does, with `cli` first. */
async function runAppAsCommand(args: readonly string[], home: string) {
  let output = '';
  const host = await startHost({
    folder: ROOT,
    entry: join(ROOT, 'out/main/index.js'),
    chromium: findChromium() ?? '',
    args: ['cli', ...args],
    env: { ...process.env, KEYTURN_HOME: home },
    headless: true,
    locale: 'en-US',
    dark: false,
    onOutput: (text) => {
      output += text;
    },
  });
  onTestFinished(() => host.kill());
  await expect(host.firstPage()).rejects.toThrow('before it opened a window');
  return { code: await host.exited, output };
}

describe('the app with `cli` as its first argument', () => {
  it('is the command line, and opens no window', async () => {
    await using place = await temporaryFolder();
    const { code, output } = await runAppAsCommand(['help'], place.path);
    expect(code).toBe(0);
    expect(output).toContain('reveal');
  });

  it('ends with the command’s own code', async () => {
    await using place = await temporaryFolder();
    const { code } = await runAppAsCommand(['no-such-command'], place.path);
    expect(code).toBe(2);
  });
});
