import { chmod, link, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../../../../src/main/ports/files.ts';
import type { TicketId } from '../../../../../src/shared/model/ids.ts';
import type { LookView } from '../../../../../src/shared/model/look.ts';
import { idOf, line, lookSetting, secretOf, treeDigest } from '../../../../support/looks/setting.ts';
import { codeOf } from '../../../../support/vault/temp.ts';

const statuses = ({ keys }: LookView) => keys.map(({ row }) => row.status.kind);

describe('a look', () => {
  it('finds the keys of tools, each once, with what is in the way and who may read it', async () => {
    const at = await lookSetting();
    const path = await at.file('.tool/credentials', `${line('prod', 1)}\nbroken\n${line('dev', 2)}\n`, 0o644);
    const before = await treeDigest(at.home);
    const view = await at.look();
    expect(view).toMatchObject({ running: false, cut: 'no', files: 1, folders: 0 });
    expect(view.places).toEqual([
      {
        ...{ index: 0, kind: 'file', path, file: 'aws-credentials', access: 'open' },
        problems: [{ kind: 'syntax', line: 2 }],
      },
    ]);
    expect(view.keys).toMatchObject([
      { place: 0, entry: 'prod', scrub: 'command', leak: false, consumer: null, stale: null, verdict: null },
      { place: 0, entry: 'dev' },
    ]);
    expect(view.keys.map(({ row }) => [row.index, row.label, row.publicId, row.status.kind])).toEqual([
      [0, 'prod', 'AKIA…URN1', 'new'],
      [1, 'dev', 'AKIA…URN2', 'new'],
    ]);
    expect(JSON.stringify(view)).not.toContain(secretOf(1));
    expect(await treeDigest(at.home)).toBe(before);
  });

  it('counts the files that are there, and no place where a file might be', async () => {
    const at = await lookSetting();
    expect(await at.look()).toMatchObject({ files: 0, folders: 0 });
    await at.file('.tool/credentials', line('prod', 1));
    await at.file('code/.env', line('api', 2));
    await at.file('code/notes.txt', 'x');
    const folder = await at.places.issue(join(at.home, 'code'), 'folder');
    expect(await at.look({ folders: [folder] })).toMatchObject({ files: 3, folders: 1 });
  });

  it('asks no profile and no history for keys unless that is wished for', async () => {
    const at = await lookSetting();
    await at.file('.history', line('typed', 1));
    await at.file('.profiles/b.rc', line('b', 2));
    await at.file('.profiles/a.rc', line('a', 3));
    await at.file('.profiles/other', line('other', 4));
    expect((await at.look()).keys).toEqual([]);
    const wide = await at.look({ usual: false, profiles: true, histories: true });
    expect(wide.keys.map(({ entry, leak, scrub }) => [entry, leak, scrub])).toEqual([
      ['typed', true, 'remove'],
      ['a', false, null],
      ['b', false, null],
    ]);
  });

  it('counts one file under several names once, in a chosen folder too', async () => {
    const at = await lookSetting();
    const real = await at.file('code/.env', line('api', 1));
    await at.file('.tool/other', '');
    await symlink(real, join(at.home, '.tool', 'credentials'));
    await link(real, join(at.home, 'code', '.env.local'));
    const folder = await at.places.issue(at.home, 'folder');
    const inside = await at.places.issue(join(at.home, 'code'), 'folder');
    const view = await at.look({ folders: [folder, inside] });
    expect(view.places).toMatchObject([{ path: real, file: 'aws-credentials' }]);
    expect(view.keys).toHaveLength(1);
    expect(view.folders).toBe(3);
  });

  it('names a chosen folder that cannot be listed', async () => {
    const at = await lookSetting({
      files: () => ({ entries: () => Promise.reject(new FileError('denied')) }),
    });
    const folder = await at.places.issue(at.home, 'folder');
    expect(await at.look({ folders: [folder] })).toMatchObject({
      ...{ folders: 0, keys: [] },
      places: [{ path: at.places.pathOf(folder, 'folder'), file: null, problems: [{ kind: 'denied' }] }],
    });
  });

  it('tells what the vault holds already, older secrets and the bin', async () => {
    const at = await lookSetting();
    const [held, renewed] = [at.add(1, 'held'), at.add(2, 'renewed')];
    at.writing.edit(renewed, { secrets: { secret_access_key: secretOf(9) } });
    await at.file(
      '.tool/credentials',
      [line('same', 1), line('old', 2), line('other', 1, 7), line('fresh', 3), line('again', 3)].join('\n'),
    );
    const view = await at.look();
    expect(statuses(view)).toEqual(['duplicate', 'other-secret', 'other-secret', 'new', 'repeated']);
    expect(view.keys.map(({ stale }) => stale)).toEqual([
      null,
      { id: renewed, newer: renewed },
      null,
      null,
      null,
    ]);
    at.vault.write((db) => db.run('UPDATE credentials SET removed_at = 1 WHERE id = ?', held));
    at.events.emit('credentials.changed', { ids: [held] });
    expect(statuses(at.looks.get() ?? view)).toEqual(['in-bin', 'other-secret', 'in-bin', 'new', 'repeated']);
  });

  it('finds a secret of the vault where no id stands beside it', async () => {
    const at = await lookSetting();
    const id = at.add(0, 'deploy');
    await at.file('code/.env', `# TOKEN="${secretOf(0)}"\n${line('api', 1)}\n`);
    const folder = await at.places.issue(at.home, 'folder');
    const view = await at.look({ folders: [folder] });
    expect(view.keys.map(({ entry, row, scrub }) => [entry, row.line, row.status, scrub])).toEqual([
      ['api', 2, { kind: 'new' }, 'remove'],
      ['', 1, { kind: 'duplicate', id, label: 'deploy' }, null],
    ]);
  });

  it('looks into the environment', async () => {
    const at = await lookSetting({
      env: { AWS_ACCESS_KEY_ID: idOf(1), AWS_SECRET_ACCESS_KEY: secretOf(1), HOME: '/nowhere' },
    });
    const view = await at.look();
    expect(view.places).toEqual([
      { index: 0, kind: 'environment', path: null, file: null, access: 'own', problems: [] },
    ]);
    expect(view.keys).toMatchObject([{ entry: 'AWS_ACCESS_KEY_ID', scrub: null, row: { cloud: 'aws' } }]);
  });

  it('without a home looks into the chosen folders alone', async () => {
    const at = await lookSetting({ homeless: true, env: { AWS_ACCESS_KEY_ID: idOf(1) } });
    await at.file('.tool/credentials', line('prod', 1));
    expect((await at.look({ profiles: true, histories: true })).places).toEqual([]);
  });

  it('begins anew with each start, and knows only its own rows', async () => {
    const at = await lookSetting();
    await at.file('.tool/credentials', line('prod', 1));
    const first = await at.look();
    const second = await at.look();
    expect(second.look).not.toBe(first.look);
    expect(second.keys).toHaveLength(1);
    expect(await codeOf(() => at.looks.verify({ look: first.look, rows: [0] }))).toBe('ticket-expired');
    expect(await codeOf(() => at.looks.verify({ look: second.look, rows: [5] }))).toBe('invalid-input');
  });

  it('picks a folder by the system’s dialog, and takes none that was chosen too long ago', async () => {
    const at = await lookSetting({ pick: ['/tmp'] });
    const picked = await at.looks.pickFolder();
    expect(picked?.path).toBe('/tmp');
    expect(await at.looks.pickFolder()).toBeNull();
    at.clock.advance(31 * 60_000);
    const folders = [picked?.folder as TicketId];
    expect(
      await codeOf(() => at.looks.start({ usual: true, profiles: false, histories: false, folders })),
    ).toBe('ticket-expired');
  });
});

describe('the end of a look', () => {
  /** A look that is held up at its first file. */
  const held = async () => {
    const [reached, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const at = await lookSetting({
      files: (real) => ({
        async read(path, most) {
          reached.resolve();
          await go.promise;
          return real.read(path, most);
        },
      }),
    });
    await at.file('.tool/credentials', line('prod', 1));
    await at.looks.start({ usual: true, profiles: false, histories: false, folders: [] });
    await reached.promise;
    return { ...at, go: () => go.resolve() };
  };

  it('comes when a person stops it, and says so', async () => {
    const at = await held();
    expect(at.looks.get()).toMatchObject({ running: true, keys: [] });
    at.looks.stop();
    at.go();
    expect(await at.end()).toMatchObject({ running: false, cut: 'stopped', keys: [] });
  });

  it('comes with a lock, after which nothing is known of it', async () => {
    const at = await held();
    at.looks.stop();
    at.lock();
    at.looks.clear();
    at.go();
    expect(at.looks.get()).toBeNull();
    await expect.poll(() => at.logged).toEqual([]);
  });

  it('comes where the vault goes away between two files, without a word to the log', async () => {
    const at = await held();
    at.lock();
    at.go();
    const ended = Promise.withResolvers<void>();
    at.events.subscribe((name) => {
      if (name === 'look.changed') ended.resolve();
    });
    await ended.promise;
    expect(at.logged).toEqual([]);
  });
});

describe('rights of a file', () => {
  it('are taken away from all but the owner, and executing from everybody', async () => {
    const at = await lookSetting();
    const path = await at.file('.tool/credentials', line('prod', 1));
    await chmod(path, 0o754);
    const { look, places } = await at.look();
    expect(places[0]?.access).toBe('open');
    expect((await at.looks.restrict({ look, place: 0 })).places[0]?.access).toBe('own');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('stay where the file is another one by now, gone, or somebody else’s', async () => {
    let own = true;
    const at = await lookSetting({
      files: (real) => ({
        async facts(path) {
          const found = await real.facts(path);
          return found && { ...found, own };
        },
      }),
    });
    const path = await at.file('.tool/credentials', line('prod', 1), 0o644);
    const { look } = await at.look();
    own = false;
    expect(await codeOf(() => at.looks.restrict({ look, place: 0 }))).toBe('file-not-ours');
    expect(await codeOf(() => at.looks.restrict({ look, place: 1 }))).toBe('invalid-input');
    expect((await stat(path)).mode & 0o777).toBe(0o644);
    expect((await at.look()).places[0]?.access).toBe('foreign');
  });
});
