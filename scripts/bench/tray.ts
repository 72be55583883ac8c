import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type AppPorts, createApp } from '../../src/main/compose.ts';
import { nodePorts } from '../../src/main/node/ports.ts';
import { NO_SYSTEM_PROXY } from '../../src/main/ports/system-proxy.ts';
import { launchApp } from '../../test/e2e/support/launch-app.ts';
import type { Figure } from './figures.ts';
import { BENCH_PASSWORD } from './seeded-vault.ts';

const IDLE_MS = 60_000;
const CYCLES = 1_000;
/** Lets pools and compiled code come to their size first. */
const WARM_UP = 100;
const MB = 2 ** 20;

/** Memory and processor time of the app that lies locked in the tray, its window gone. */
export async function measureTray(folder: string): Promise<Figure[]> {
  const app = await launchApp({ home: folder });
  await app.page.evaluate(() => window.keyturn.call['preferences.set']({ onClose: 'tray' }));
  await app.page.locator('input[type=password]').fill(BENCH_PASSWORD);
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('row').first().waitFor();
  await app.host('tray.click', 'lock');
  await app.page.locator('input[type=password]').waitFor();
  await app.host('windows.close');
  while ((await app.host('windows.list')).length > 0) await pause(50);
  // What the lock and the window left behind is swept within this time.
  await pause(5_000);
  const before = await app.host('process.usage');
  await pause(IDLE_MS);
  const after = await app.host('process.usage');
  await app.close();
  return [
    { name: 'locked in the tray, no window: main process', value: after.residentMb, limit: 120, unit: 'MB' },
    {
      name: 'locked in the tray: processor over 60 s',
      value: (100 * (after.cpuMs - before.cpuMs)) / IDLE_MS,
      limit: 0.2,
      unit: '%',
    },
  ];
}

/** How much memory 1,000 locks and unlocks with the keychain's key leave behind. */
export async function measureCycles(folder: string, keychain: AppPorts['keychain']): Promise<Figure[]> {
  setFlagsFromString('--expose-gc');
  const collect: (how: object) => void = runInNewContext('gc');
  const app = createApp(
    { ...nodePorts(folder), keychain, systemProxy: NO_SYSTEM_PROXY },
    {
      ...{ folder, via: 'app', osUser: 'bench', device: 'bench', version: '0' },
      ...{ platform: 'linux', systemLocale: 'en' },
    },
  );
  const turn = async (times: number): Promise<number> => {
    for (let cycle = 0; cycle < times; cycle += 1) {
      const opened = await app.handle('vault.unlock', { kind: 'keychain' });
      if (!opened.ok) throw new Error(opened.error.code);
      await app.lock('idle');
    }
    // What is garbage, or kept for the next allocation, is not left behind.
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    return process.memoryUsage.rss();
  };
  const before = await turn(WARM_UP);
  const after = await turn(CYCLES);
  await app.close();
  const value = Math.max(0, (after - before) / MB);
  return [{ name: '1,000 locks and unlocks: memory left', value, limit: 10, unit: 'MB' }];
}
