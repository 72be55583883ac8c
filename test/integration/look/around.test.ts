import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { LookScope, LookView } from '../../../src/shared/model/look.ts';
import { idAt, plantHome, secretAt } from '../../support/looks/home.ts';
import { treeDigest } from '../../support/looks/setting.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

const SCOPE: LookScope = { usual: true, profiles: true, histories: true, folders: [] };

async function looked(made: TestApp, scope: LookScope): Promise<LookView> {
  await made.call('look.start', scope);
  let view: LookView | null = null;
  await expect
    .poll(async () => {
      view = await made.call('look.get', {});
      return view?.running;
    })
    .toBe(false);
  if (view === null) throw new Error('There is no look');
  return view;
}

async function planted() {
  const there = await temporaryFolder();
  await plantHome(there.path);
  const environment = { AWS_ACCESS_KEY_ID: idAt(0), AWS_SECRET_ACCESS_KEY: secretAt(0) };
  const made = await openTestApp({ options: { home: there.path, environment } });
  const ticket = async (path: string) => {
    const answer = await made.app.ticketFor(join(there.path, path), 'folder');
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.ticket;
  };
  return {
    ...{ made, home: there.path, ticket },
    async [Symbol.asyncDispose]() {
      await made.close();
      await there[Symbol.asyncDispose]();
    },
  };
}

it('a home is looked through without a byte being written, and its keys come in with their places', async () => {
  await using at = await planted();
  const { made, home, ticket } = at;
  const before = await treeDigest(home);
  const view = await looked(made, { ...SCOPE, folders: [await ticket('code')] });
  const found = view.keys.map(({ place, entry, leak }) => {
    const { path, file } = view.places[place] ?? {};
    return [path?.slice(home.length + 1) ?? null, file, entry, leak];
  });
  expect(found).toEqual(
    expect.arrayContaining([
      ['.aws/credentials', 'aws-credentials', 'prod', false],
      ['.aliyun/config.json', 'aliyun-cli', 'default', false],
      ['.bashrc', 'shell-profile', 'AWS_ACCESS_KEY_ID', false],
      ['.bash_history', 'shell-history', expect.any(String), true],
      [null, null, 'AWS_ACCESS_KEY_ID', false],
      ['code/api/.env', 'dotenv', 'AWS_ACCESS_KEY_ID', false],
      ['code/infra/prod.tfvars', 'tfvars', expect.any(String), false],
    ]),
  );
  expect(found).toHaveLength(7);
  const told = view.places.map(({ path, access, problems }) => [
    path?.slice(home.length + 1) ?? null,
    access,
    problems.map(({ kind }) => kind),
  ]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['.aws/credentials', 'open', []],
      ['.s3cfg', expect.any(String), ['special']],
      ['code/.env.huge', expect.any(String), ['too-large']],
      ['code/.env.binary', expect.any(String), ['binary']],
    ]),
  );
  expect(JSON.stringify(view)).not.toContain('wJalrXUtn');

  const rows = view.keys.map(({ row }) => ({
    ...{ index: row.index, cloud: row.cloud, label: row.label },
    site: row.cloud === 'aliyun' ? 'china' : 'aws',
  }));
  const done = await made.call('look.import', { look: view.look, rows });
  expect(done).toMatchObject({ refused: [], skipped: 0 });
  expect([done.added.length, done.places.length]).toEqual([7, 7]);
  expect((await made.call('consumers.list', { credential: null })).map(({ state }) => state)).toEqual(
    Array.from({ length: 7 }, () => 'current'),
  );
  expect(await treeDigest(home)).toBe(before);

  const again = await looked(made, { ...SCOPE, folders: [await ticket('code')] });
  const bare = again.keys.find(({ entry }) => entry === '');
  expect(again.places[bare?.place ?? -1]).toMatchObject({ path: join(home, 'code', 'deploy.sh') });
  expect(again.keys).toHaveLength(8);
  expect(again.keys.every(({ row }) => row.status.kind === 'duplicate')).toBe(true);
  expect(again.keys.filter(({ consumer }) => consumer === null)).toEqual([bare]);
  const lines = JSON.stringify([made.logger.lines, await made.call('audit.list', { limit: 50 })]);
  expect(lines).not.toMatch(/wJalrXUtn|kEyTuRn/);
});

it('a lock in the middle ends the look, and the next one begins with nothing', async () => {
  await using at = await planted();
  const { made, ticket, home } = at;
  for (let n = 0; n < 40; n += 1) await mkdir(join(home, 'code', `d${n}`));
  await made.call('look.start', { ...SCOPE, folders: [await ticket('')] });
  await made.app.lock('by-hand');
  expect(await made.refusal('look.get', {})).toBe('vault-locked');
  await made.call('vault.unlock', { kind: 'password', password: 'correct horse battery' });
  expect(await made.call('look.get', {})).toBeNull();
  expect(made.logger.lines.filter((line) => line.includes('look.'))).toEqual([]);
  expect((await looked(made, SCOPE)).keys).toHaveLength(5);
});
