import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCommandLine } from './bench/command-line.ts';
import { measureDetection } from './bench/detection.ts';
import { printFigures } from './bench/figures.ts';
import { measureInMain } from './bench/in-main.ts';
import { measureReminders } from './bench/reminders.ts';
import { measureRotation } from './bench/rotation.ts';
import { seededVault } from './bench/seeded-vault.ts';
import { measureCycles, measureTray } from './bench/tray.ts';
import { measureWindow } from './bench/window.ts';
import { buildIfStale } from './lib/build-if-stale.ts';

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
  const figures = [
    ...(await measureInMain(full, keychain)),
    ...measureReminders(MANY),
    ...measureDetection(),
    ...(await measureRotation(full, keychain)),
    ...(await measureWindow(full)),
    ...(await measureTray(full)),
    ...(await measureCycles(small, smallKeychain)),
    ...(await measureCommandLine(small, scratch)),
  ];
  process.exitCode = printFigures(figures) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
