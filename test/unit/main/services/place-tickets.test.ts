import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../../src/main/node/files.ts';
import { createRandom } from '../../../../src/main/node/random.ts';
import { createPlaceTickets } from '../../../../src/main/services/tickets.ts';
import { fakeClock } from '../../../support/fake/clock.ts';
import { codeOf, tempFolder } from '../../../support/vault/temp.ts';

async function setting() {
  const folder = await realpath(await tempFolder());
  await mkdir(join(folder, 'backups'));
  await writeFile(join(folder, 'there.csv'), 'x');
  await symlink(join(folder, 'there.csv'), join(folder, 'link.csv'));
  const clock = fakeClock();
  const tickets = createPlaceTickets({ files: createFiles(), clock, random: createRandom() });
  return { folder, clock, tickets };
}

it('stands for a folder, a backup, and a file that is there, is not there yet, or is linked to', async () => {
  const { folder, tickets } = await setting();
  const place = async (name: string, kind: 'folder' | 'backup' | 'save') =>
    tickets.pathOf(await tickets.issue(join(folder, name), kind), kind);
  expect(await place('backups', 'folder')).toBe(join(folder, 'backups'));
  expect(await place('there.csv', 'backup')).toBe(join(folder, 'there.csv'));
  expect(await place('new.csv', 'save')).toBe(join(folder, 'new.csv'));
  expect(await place('link.csv', 'save')).toBe(join(folder, 'there.csv'));
});

it.each([
  ['there.csv', 'folder'],
  ['missing', 'folder'],
  ['missing', 'backup'],
  ['backups', 'backup'],
  ['backups', 'save'],
  ['missing/new.csv', 'save'],
  ['there.csv/new.csv', 'save'],
] as const)('is refused for %s as %s', async (name, kind) => {
  const { folder, tickets } = await setting();
  expect(await codeOf(() => tickets.issue(join(folder, name), kind))).toBe('file-unreadable');
});

it('serves for its own kind alone, until it is dropped or everything is', async () => {
  const { folder, tickets, clock } = await setting();
  const save = await tickets.issue(join(folder, 'new.csv'), 'save');
  const backups = await tickets.issue(join(folder, 'backups'), 'folder');
  expect(await codeOf(() => tickets.pathOf(save, 'folder'))).toBe('ticket-expired');
  tickets.drop(save);
  expect(await codeOf(() => tickets.pathOf(save, 'save'))).toBe('ticket-expired');
  tickets.clear();
  expect(await codeOf(() => tickets.pathOf(backups, 'folder'))).toBe('ticket-expired');
  expect(clock.waiting).toBe(0);
});
