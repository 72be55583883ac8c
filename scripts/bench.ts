import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAwsConfig } from './bench/aws-config.ts';
import { measureBroker } from './bench/broker.ts';
import { measureCommandLine, measureCredentialProcess } from './bench/command-line.ts';
import { measureDetection } from './bench/detection.ts';
import { printFigures } from './bench/figures.ts';
import { measureInMain } from './bench/in-main.ts';
import { measureLook } from './bench/look.ts';
import { measureOwnCode } from './bench/own-code.ts';
import { measureReminders } from './bench/reminders.ts';
import { measureRotation } from './bench/rotation.ts';
import { measureSdkModules } from './bench/sdk-modules.ts';
import { seededVault } from './bench/seeded-vault.ts';
import { measureSpreadsheet } from './bench/spreadsheet.ts';
import { measureStartChunk } from './bench/start-chunk.ts';
import { measureCycles, measureTray } from './bench/tray.ts';
import { measureVerifyAll } from './bench/verify-all.ts';
import { measureWindow } from './bench/window.ts';
import { buildIfStale } from './lib/build-if-stale.ts';
import { ROOT } from './lib/root.ts';

const MANY = 20_000;
const FEW = 100;

const scratch = mkdtempSync(join(tmpdir(), 'keyturn-bench-'));
try {
  await buildIfStale();
  process.stdout.write(`Seeding ${MANY} keys\n`);
  const full = join(scratch, 'full');
  const small = join(scratch, 'small');
  const keychain = await seededVault(full, MANY);
  const smallKeychain = await seededVault(small, FEW);
  const looking = join(scratch, 'looking');
  const lookingKeychain = await seededVault(looking, FEW);
  const figures = [
    ...measureStartChunk(join(ROOT, 'out', 'renderer')),
    ...measureOwnCode(join(ROOT, 'out')),
    ...measureSdkModules(),
    ...(await measureInMain(full, keychain)),
    ...(await measureVerifyAll(small, smallKeychain)),
    ...measureReminders(MANY),
    ...(await measureSpreadsheet(small, smallKeychain)),
    ...measureDetection(),
    ...(await measureLook(looking, lookingKeychain)),
    ...measureAwsConfig(),
    ...(await measureRotation(full, keychain)),
    ...(await measureWindow(full)),
    ...(await measureTray(full)),
    ...(await measureCycles(small, smallKeychain)),
    ...(await measureCommandLine(small, scratch)),
    ...(await measureBroker(small, smallKeychain, scratch)),
    ...(await measureCredentialProcess(small, smallKeychain.items, scratch)),
  ];
  process.exitCode = printFigures(figures) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
