import type { AppPorts } from '../../src/main/compose.ts';
import { benchApp, good } from './bench-app.ts';
import { type Figure, percentile, timed } from './figures.ts';

const SEARCHES = [
  '生产',
  '部署',
  '对象存储',
  'terraform',
  'AKIA',
  'staging 42',
  '数据 平台',
  '"quote',
  'zzzz',
  '日志',
  'ci-',
];
const ROUNDS = 20;

/** Opening with the keychain's key has no key derivation in it, so what is measured is all that comes after one. */
export async function measureInMain(folder: string, keychain: AppPorts['keychain']): Promise<Figure[]> {
  const app = benchApp(folder, keychain);
  const open = await timed(async () => {
    good(await app.handle('vault.unlock', { kind: 'keychain' }));
    good(await app.handle('vault.status', {}));
    good(await app.handle('credentials.counts', {}));
    good(await app.handle('credentials.list', { view: { kind: 'all' } }));
  });
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const search of SEARCHES) {
      const one = await timed(async () =>
        good(await app.handle('credentials.list', { view: { kind: 'all' }, search })),
      );
      samples.push(one.ms);
    }
  }
  await app.close();
  return [
    { name: 'open and first screen, after the key derivation', value: open.ms, limit: 150, unit: 'ms' },
    { name: 'search in main, p95', value: percentile(samples, 0.95), limit: 20, unit: 'ms' },
  ];
}
