import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../../src/cli/errors.ts';
import { mappingBy, requireNoWishes } from '../../../src/cli/import-mapping.ts';
import { asTables } from '../../support/import-found.ts';
import { manyKeysBook } from '../../support/sheets/many-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestApp } from '../../support/test-app.ts';

async function tables() {
  await using made = await openTestApp();
  await using place = await temporaryFolder();
  const file = join(place.path, 'keys.xlsx');
  await writeFile(file, manyKeysBook([9, 9]));
  const ticket = await made.app.ticketFor(file);
  if (!ticket.ok) throw new Error(ticket.error.code);
  return asTables(await made.call('import.previewFile', ticket.value));
}

const reasonOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    if (error instanceof CliError) return error.params.reason;
    throw error;
  }
  return null;
};

describe('a mapping from the command line', () => {
  it('is the guess with what was said otherwise', async () => {
    const found = await tables();
    expect(mappingBy(found, {})).toEqual(found.guess);
    const mapping = mappingBy(found, { sheet: ['其他'], map: ['负责人=note', 'b=owner'], cloud: '腾讯云' });
    expect(mapping.cloud).toBe('tencent');
    expect(mapping.sheets.map(({ taken }) => taken)).toEqual([false, true]);
    expect(mapping.sheets[1]?.columns.slice(0, 8)).toEqual([
      ...['cloud', 'owner', 'label', 'public-id', 'secret', 'region', 'endpoint', 'note'],
    ]);
    const noted = mappingBy(found, { map: ['负责人=note'] }).sheets[0]?.columns ?? [];
    expect(noted.filter((role) => role === 'note')).toHaveLength(2);
    expect(reasonOf(() => requireNoWishes({ cloud: 'aws' }))).toBe('no-table');
    expect(reasonOf(() => requireNoWishes({}))).toBeNull();
    expect(reasonOf(() => mappingBy(found, { sheet: ['无'] }))).toBe('no-such-sheet');
    expect(reasonOf(() => mappingBy(found, { map: ['AZ=note'] }))).toBe('no-such-column');
    expect(reasonOf(() => mappingBy(found, { map: ['负责人=boss'] }))).toBe('bad-mapping');
    expect(reasonOf(() => mappingBy(found, { cloud: 'moon' }))).toBe('unknown-cloud');
  });
});
