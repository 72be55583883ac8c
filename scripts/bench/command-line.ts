import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KDF_FLOOR, Secret } from '../../src/main/vault/index.ts';
import { stretch } from '../../src/main/vault/kdf.ts';
import { NO_PROXIES } from '../../test/support/network/no-proxies.ts';
import { type Figure, percentile, timed } from './figures.ts';
import { BENCH_PASSWORD } from './seeded-vault.ts';

const ROUNDS = 9;

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['out/main/cli.js', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...NO_PROXIES },
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`keyturn ended with ${code}`))));
  });
}

/** A whole `keyturn list --json` as its own process, less the key derivation measured by itself. */
export async function measureCommandLine(folder: string, scratch: string): Promise<Figure[]> {
  const passwordFile = join(scratch, 'password');
  await writeFile(passwordFile, BENCH_PASSWORD, { mode: 0o600 });
  const list = ['--vault', folder, '--password-file', passwordFile, '--json', 'list'];
  const whole: number[] = [];
  const derivation: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    whole.push((await timed(() => run(list))).ms);
    derivation.push((await timed(() => stretch(Secret.of(BENCH_PASSWORD), Buffer.alloc(16), KDF_FLOOR))).ms);
  }
  const value = percentile(whole, 0.5) - percentile(derivation, 0.5);
  return [
    { name: 'keyturn list --json over 100 keys, less the key derivation', value, limit: 400, unit: 'ms' },
  ];
}
