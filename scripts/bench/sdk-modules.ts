import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/root.ts';
import type { Figure } from './figures.ts';

/**
 * Counts what is loaded of clouds' SDKs while an app is made, asked and closed, and before any cloud is used. A cloud that
 * has one is read afterwards: a count that misses that one counts nothing.
 */
const COUNT = `
  import { registerHooks } from 'node:module';
  const found = new Set();
  registerHooks({
    load: (url, context, next) => {
      if (/node_modules\\/(@aws-sdk|@smithy|@alicloud|ali-oss|@azure|google-|gaxios|tencentcloud-|@huaweicloud|jdcloud-)/.test(url))
        found.add(url);
      return next(url, context);
    },
  });
  const { benchApp, good } = await import('./scripts/bench/bench-app.ts');
  const { fakeKeychain } = await import('./test/support/fake/desktop.ts');
  const app = benchApp(process.argv[1], fakeKeychain());
  good(await app.handle('vault.status', {}));
  good(await app.handle('app.info', {}));
  await app.close();
  const atStart = found.size;
  await import('./src/main/clouds/storage/s3/s3.ts');
  if (found.size === atStart) throw new Error('No SDK was seen where one is used');
  process.stdout.write(String(atStart));
`;

/** No SDK is read before its cloud is used: starting the app must not pay for it. */
export function measureSdkModules(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-start-'));
  try {
    const node = join(ROOT, 'node_modules', '.bin', 'node');
    const args = ['--input-type=module', '-e', COUNT, folder];
    const counted = execFileSync(node, args, { cwd: ROOT, encoding: 'utf8' });
    return [{ name: 'SDK modules loaded at start', value: Number(counted), limit: 0, unit: 'files' }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
