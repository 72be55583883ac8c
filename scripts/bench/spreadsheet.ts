import { rmSync, writeFileSync } from 'node:fs';
import type { AppPorts } from '../../src/main/compose.ts';
import { manyKeysBook } from '../../test/support/sheets/many-keys.ts';
import { benchApp, good } from './bench-app.ts';
import { type Figure, percentile, timed } from './figures.ts';

const ROWS = 5_000;
const ROUNDS = 5;

/** From a workbook on the disk to its rows, compared with the vault, as the window asks for them. */
export async function measureSpreadsheet(folder: string, keychain: AppPorts['keychain']): Promise<Figure[]> {
  const app = benchApp(folder, keychain);
  const file = `${folder}-keys.xlsx`;
  writeFileSync(file, manyKeysBook([ROWS - 1_000, 1_000]));
  good(await app.handle('vault.unlock', { kind: 'keychain' }));
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms } = await timed(async () => {
      const found = good(await app.handle('import.previewFile', good(await app.ticketFor(file))));
      if (found.kind !== 'tables') throw new Error('The workbook was not taken for tables');
      const { tables, guess } = found;
      const preview = good(await app.handle('import.mapTables', { tables, mapping: guess }));
      if (preview.rows.length !== ROWS) throw new Error('Rows are missing');
      good(await app.handle('import.discard', { preview: tables }));
    });
    samples.push(ms);
  }
  await app.close();
  rmSync(file);
  const name = `${ROWS.toLocaleString('en')}-row workbook to its preview`;
  return [{ name, value: percentile(samples, 0.5), limit: 1_500, unit: 'ms' }];
}
