import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { ROOT } from '../../../scripts/lib/root.ts';
import { launchApp } from '../../e2e/support/launch-app.ts';
import { findChromium, startHost } from '../../electron-host/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

beforeAll(() => buildIfStale());

const INSTALLED = { ELECTRON_HOST_PACKAGED: 'true' };

/** Starts the app as an installed one that is to end by itself. */
async function startInstalled(args: readonly string[], env: Readonly<Record<string, string>>) {
  const place = await temporaryFolder();
  let output = '';
  const host = await startHost({
    folder: ROOT,
    entry: join(ROOT, 'out/main/index.js'),
    chromium: findChromium() ?? '',
    args,
    env: { ...process.env, ...INSTALLED, KEYTURN_HOME: place.path, XDG_CONFIG_HOME: place.path, ...env },
    headless: true,
    locale: 'en-US',
    dark: false,
    onOutput: (text) => {
      output += text;
    },
  });
  onTestFinished(async () => {
    await host.kill();
    await place[Symbol.asyncDispose]();
  });
  await expect(host.firstPage()).rejects.toThrow('before it opened a window');
  return { code: await host.exited, output };
}

describe('an installed app', () => {
  it.each([
    // The command line holds the same secrets.
    ['a switch of the command', ['cli', 'help', '--inspect'], {}, '--inspect'],
    ['a variable', [], { NODE_OPTIONS: '--import=data:text/javascript,' }, 'NODE_OPTIONS'],
  ] as const)('does not start under a debugger that is asked for by %s', async (_by, args, env, named) => {
    expect(await startInstalled(args, env)).toEqual({
      code: 1,
      output: `Keyturn does not start: ${named} would open it to a debugger or to code of others. Start it without.\n`,
    });
  });

  it('has no developer tools, by the menu or otherwise', async () => {
    await using place = await temporaryFolder();
    const app = await launchApp({ home: `${place.path}/vault`, env: INSTALLED });
    try {
      const labels = async () => (await app.host('menu.items')).map(({ label }) => label);
      await expect.poll(labels).toEqual(['File', 'Edit', 'View', 'Help']);
      const menus = await app.host('menu.items');
      expect(menus.flatMap(({ submenu }) => submenu).filter(({ id }) => id === 'toggleDevTools')).toEqual([]);
      expect((await app.host('windows.list'))[0]?.webPreferences).toMatchObject({ devTools: false });
      expect(await app.host('windows.openDevTools')).toBe(false);
    } finally {
      await app.close();
    }
  });
});
