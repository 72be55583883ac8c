import { readFile } from 'node:fs/promises';
import { launchApp } from '../../test/e2e/support/launch-app.ts';
import { type Figure, timed } from './figures.ts';
import { BENCH_PASSWORD } from './seeded-vault.ts';

/** Resident memory of a process in MB, as Linux reports it. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Starts the built app on a full vault: time to the lock screen, and memory once its first screen is shown. */
export async function measureWindow(folder: string): Promise<Figure[]> {
  const start = await timed(async () => {
    const app = await launchApp({ home: folder });
    await app.page.locator('input[type=password]').waitFor();
    return app;
  });
  const app = start.result;
  await app.page.locator('input[type=password]').fill(BENCH_PASSWORD);
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('row').first().waitFor();
  const memory = await residentMb(app.mainPid);
  await app.close();
  return [
    { name: 'start to lock screen in the host', value: start.ms, limit: 2000, unit: 'ms' },
    { name: 'main process, vault open', value: memory, limit: 250, unit: 'MB' },
  ];
}
