import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileKindSpec } from '../../../src/main/formats/files/file-kind.ts';
import { fileKindOf } from '../../../src/main/formats/files/index.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { consumersChangedSince } from '../../../src/main/vault/repositories/merging.ts';
import { metafied } from '../../support/formats/metafied.ts';
import { COMMAND, PUBLIC_ID, plaintextBench, SECRET } from '../../support/plaintext/bench.ts';
import { linesKind } from '../../support/user-files/lines-kind.ts';
import { personsFile } from '../../support/user-files/persons-file.ts';
import { SAMPLE_CREDENTIAL } from '../../support/vault/rows.ts';

const line = (entry: string, secret = SECRET): string => `${entry} = ${PUBLIC_ID} ${secret}\n`;
const command = (entry: string, id: string): string =>
  `${entry} ! ${COMMAND.join(' ')} credential-process ${id}\n`;

/** A kind whose tool runs no command. */
const silent: FileKindSpec = { ...linesKind, asCommand: null };

describe('taking plaintext away', () => {
  it('puts a command in its place, and undoing brings the same bytes and the place back', async () => {
    const { vault, plaintext, user, place, placeOf } = await plaintextBench();
    const text = `# mine\r\n${line('one')}${line('other', 'not-ours')}`;
    const file = await personsFile(text, 0o640);
    const id = place('a', { path: file.path, entry: 'one' });
    const [done] = await plaintext.scrub({ ids: [id], as: 'best' });
    expect(done).toMatchObject({ consumer: id, outcome: 'command', problem: null });
    expect([...vault.read((db) => consumersChangedSince(db, 0)).keys()]).toEqual([id]);
    expect(await file.read()).toBe(text.replace(line('one'), command('one', id)));
    expect(placeOf(id)).toMatchObject({ holds: 'command' });
    expect(await plaintext.scrub({ ids: [id], as: 'best' })).toMatchObject([
      { outcome: 'command', kept: null },
    ]);
    const [kept] = await user.kept();
    expect(kept).toMatchObject({ id: done?.kept, state: 'as-written', why: 'scrub', consumerId: id });
    if (kept === undefined) throw new Error('Nothing was kept');
    expect(await user.undo(kept.id, false)).toMatchObject({ state: 'undone' });
    expect(await file.read()).toBe(text);
    expect(placeOf(id)).toMatchObject({ holds: 'values' });
  });

  it.each([
    { why: 'its tool knows no command', kindOf: () => silent, as: 'best' as const },
    { why: 'a person wants none', kindOf: () => linesKind, as: 'remove' as const },
  ])('removes it where $why', async ({ kindOf, as }) => {
    const { plaintext, place } = await plaintextBench({ kindOf });
    const file = await personsFile(`# mine\n${line('one')}rest`);
    const id = place('a', { path: file.path, entry: 'one' });
    expect(await plaintext.scrub({ ids: [id], as })).toMatchObject([{ outcome: 'removed', problem: null }]);
    expect(await file.read()).toBe('# mine\nrest');
  });

  it('out of the middle of keys of one name lets the places behind it follow theirs, forth and back', async () => {
    const { plaintext, user, place, placeOf } = await plaintextBench({ kindOf: fileKindOf });
    const pair = (secret: string, at: number) =>
      `AWS_ACCESS_KEY_ID=AKIAQ3EGRIMWKEYTURN${at + 2}\nAWS_SECRET_ACCESS_KEY=${secret}\n`;
    const others = ['wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest2', 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest3'];
    const file = await personsFile([SECRET, ...others].map(pair).join(''));
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY_ID#2', 'AWS_ACCESS_KEY_ID#3'];
    const ids = names.map((entry, at) => place(`${at}`, { path: file.path, entry, file: 'dotenv' }));
    const entries = () => ids.map((id) => placeOf(id)).map((one) => one?.kind === 'file' && one.entry);
    const [done] = await plaintext.scrub({ ids: ids.slice(0, 1), as: 'remove' });
    expect(done).toMatchObject({ outcome: 'removed', problem: null });
    expect(entries()).toEqual([names[2], names[0], names[1]]);
    if (done?.kept == null) throw new Error('Nothing was kept');
    await user.undo(done.kept, false);
    expect(entries()).toEqual(names);
  });

  it('names the line in which the secret stands once more, where no key is read', async () => {
    const { plaintext, place } = await plaintextBench();
    const file = await personsFile(`${line('one')}# was ${SECRET}\n${line('two')}`);
    const [one, two] = ['one', 'two'].map((entry, at) => place(`${at}`, { path: file.path, entry }));
    if (one === undefined || two === undefined) throw new Error('Two places are remembered');
    expect(await plaintext.scrub({ ids: [one], as: 'remove' })).toMatchObject([
      { outcome: 'removed', again: 1 },
    ]);
    expect(await plaintext.scrub({ ids: [two], as: 'best' })).toMatchObject([
      { outcome: 'command', again: 1 },
    ]);
    expect(await file.read()).toContain(`# was ${SECRET}`);
  });

  it('takes it out of a history in the form of zsh, byte for byte', async () => {
    const { plaintext, user, place } = await plaintextBench({ kindOf: () => ({ ...silent, role: 'leak' }) });
    const typed = metafied(Buffer.from("# git commit -m '修复'\n"));
    const whole = Buffer.concat([typed, Buffer.from(line('one')), typed]);
    const file = await personsFile(whole);
    const id = place('a', { path: file.path, entry: 'one' });
    expect(await plaintext.scrub({ ids: [id], as: 'best' })).toMatchObject([{ outcome: 'removed' }]);
    expect(await readFile(file.path)).toEqual(Buffer.concat([typed, typed]));
    const [kept] = await user.kept();
    if (kept === undefined) throw new Error('Nothing was kept');
    await user.undo(kept.id, false);
    expect(await readFile(file.path)).toEqual(whole);
  });

  it('changes a file once for all of its entries, so that one copy brings all back', async () => {
    const { vault, plaintext, user, place, placeOf } = await plaintextBench();
    const told = () => [...vault.read((db) => consumersChangedSince(db, 0)).keys()].sort();
    const text = `${line('one')}${line('two')}${line('three', 'theirs')}`;
    const file = await personsFile(text);
    const ids = ['one', 'two', 'three'].map((entry, at) => place(`${at}`, { path: file.path, entry }));
    const done = await plaintext.scrub({ ids, as: 'best' });
    expect(done.map(({ consumer }) => consumer)).toEqual(ids);
    expect(done.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['command', undefined],
      ['command', undefined],
      ['left', 'not-in-vault'],
    ]);
    expect(done[0]?.kept).toBe(done[1]?.kept);
    // A merge takes the word of the copy of the vault in which they were changed.
    expect(told()).toEqual(ids.slice(0, 2));
    expect(await file.read()).toContain(line('three', 'theirs'));
    const [kept, ...more] = await user.kept();
    if (kept === undefined) throw new Error('Nothing was kept');
    expect(more).toEqual([]);
    await user.undo(kept.id, false);
    expect(await file.read()).toBe(text);
    expect(ids.map((id) => placeOf(id))).toMatchObject(ids.map(() => ({ holds: 'values' })));
  });

  it('knows a place by a name that is a link, and keeps the link', async () => {
    const { plaintext, place, placeOf } = await plaintextBench();
    const file = await personsFile(line('one'));
    const link = join(file.folder, 'link');
    await symlink('credentials', link);
    const id = place('a', { path: link, entry: 'one' });
    expect(await plaintext.scrub({ ids: [id], as: 'best' })).toMatchObject([{ outcome: 'command' }]);
    expect(placeOf(id)).toMatchObject({ holds: 'command', path: link });
    expect(await file.read()).toBe(command('one', id));
  });

  it('leaves what it cannot take away, with the reason, and does the rest', async () => {
    const { plaintext, place } = await plaintextBench();
    const good = await personsFile(line('one'));
    const away = await personsFile(line('one'));
    const gone = await personsFile(line('one'));
    await rm(gone.path);
    const ids = [
      place('a', { path: good.path, entry: 'absent' }),
      place('b', { path: away.path, entry: 'one', device: '000000000000000f' }),
      place('c', { path: gone.path, entry: 'one' }),
      place('d', { path: good.folder, entry: 'one' }),
      place('e', { path: good.path, entry: 'one' }),
    ];
    const done = await plaintext.scrub({ ids, as: 'best' });
    expect(done.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual([
      'place-gone',
      'place-gone',
      'place-gone',
      'file-unreadable',
      'command',
    ]);
    expect(await away.read()).toBe(line('one'));
  });

  it('puts no command where none may answer, or nobody said how Keyturn is started', async () => {
    for (const [options, code] of [
      [{ rules: { forbidReveal: true } }, 'policy-forbids'],
      [{ rules: { forbidKeychain: true } }, 'policy-forbids'],
      [{ keychain: 'available' }, 'keychain-off'],
      [{ keychain: 'unavailable' }, 'keychain-off'],
      [{ command: null }, 'command-missing'],
    ] as const) {
      const { plaintext, place } = await plaintextBench(options);
      const file = await personsFile(line('one'));
      const id = place('a', { path: file.path, entry: 'one' });
      expect(await plaintext.scrub({ ids: [id], as: 'best' })).toMatchObject([
        { outcome: 'left', problem: { code } },
      ]);
      expect(await file.read()).toBe(line('one'));
    }
  });

  it('names no key of the bin, and removes it where a person wants that', async () => {
    const { vault, plaintext, place } = await plaintextBench({ keychain: 'blocked' });
    const file = await personsFile(line('one'));
    const id = place('a', { path: file.path, entry: 'one' });
    vault.write((db) => {
      const key = getCredential(db, SAMPLE_CREDENTIAL);
      if (key !== null) putCredential(db, { ...key, removedAt: 1 });
    });
    expect(await plaintext.scrub({ ids: [id], as: 'best' })).toMatchObject([
      { outcome: 'left', problem: { code: 'key-in-bin' } },
    ]);
    expect(await file.read()).toBe(line('one'));
    expect(await plaintext.scrub({ ids: [id], as: 'remove' })).toMatchObject([{ outcome: 'removed' }]);
  });

  it('touches nothing where the writer does not do what was meant', async () => {
    const broken: FileKindSpec = { ...linesKind, asCommand: (text) => `${text}# something else\n` };
    const { plaintext, place } = await plaintextBench({ kindOf: () => broken });
    const file = await personsFile(line('one'));
    const id = place('a', { path: file.path, entry: 'one' });
    expect(await plaintext.scrub({ ids: [id], as: 'best' })).toMatchObject([{ outcome: 'left' }]);
    expect(await file.read()).toBe(line('one'));
  });
});

describe('a command whose program is gone', () => {
  it('is mended, and one whose program is there stays', async () => {
    const { plaintext, place } = await plaintextBench();
    const file = await personsFile('');
    const ids = ['one', 'two'].map((entry, at) =>
      place(`${at}`, { path: file.path, entry, holds: 'command' }),
    );
    const there = join(file.folder, 'there');
    await writeFile(there, '');
    await writeFile(
      file.path,
      `one ! /gone/keyturn credential-process ${ids[0]}\ntwo ! ${there} credential-process ${ids[1]}\nthree ! /gone/other\n`,
    );
    await plaintext.repair();
    expect(await file.read()).toBe(
      `${command('one', ids[0] ?? '')}two ! ${there} credential-process ${ids[1]}\nthree ! /gone/other\n`,
    );
  });
});

it.each([
  [{ keychain: 'ready' }, null],
  [{ keychain: 'blocked' }, null],
  [{ keychain: 'available' }, { code: 'keychain-off', params: {} }],
  [{ keychain: 'unavailable' }, { code: 'keychain-off', params: {} }],
  [{ rules: { forbidReveal: true } }, { code: 'policy-forbids', params: { rule: 'forbidReveal' } }],
  [{ rules: { forbidKeychain: true } }, { code: 'policy-forbids', params: { rule: 'forbidKeychain' } }],
] as const)('with %o it is said beforehand whether a command could answer: %o', async (options, problem) => {
  const { plaintext, place } = await plaintextBench(options);
  expect(await plaintext.muted()).toEqual(problem);
  const file = await personsFile(line('one'));
  const id = place('a', { path: file.path, entry: 'one' });
  const outcome = problem === null ? 'command' : 'left';
  expect(await plaintext.scrub({ ids: [id], as: 'best' })).toMatchObject([{ outcome, problem }]);
});
