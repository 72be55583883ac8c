import { describe, expect, it } from 'vitest';
import { noteHolds } from '../../../../../src/main/services/user-files/holds.ts';
import { rotated } from '../../../../support/places/rotated.ts';
import { tinyKind, tinyText } from '../../../../support/places/tiny-kind.ts';
import { DEVICE, filePlace, PATH, placesWorld } from '../../../../support/places/world.ts';

const ID = 'AKIAQ3EGRIMWKEYTURN7';
const ABOUT = { note: '', restart: '' };
const ticket = (path: string) => path as never;
const COMMAND = { name: 'deploy', run: ['deploy'], check: null, restore: null, timeoutSeconds: 9 };

describe('a file that a person chose', () => {
  it('shows its entries, and one becomes a place of a key', async () => {
    const { service, key, files, audit, told } = await placesWorld();
    const id = key('the secret', ID);
    files.texts.set(
      PATH,
      tinyText('prod', { id: ID, secret: 'the secret' }) + tinyText('ask', { command: 'other' }),
    );
    expect(await service.entries(ticket(PATH))).toEqual({
      ...{ path: PATH, kind: 'aws-credentials' },
      entries: [
        { entry: 'prod', cloud: 'aws', publicId: ID },
        { entry: 'ask', cloud: 'aws', publicId: '' },
      ],
    });
    const input = { credential: id, file: ticket(PATH), entry: 'prod', note: 'n', restart: 'nginx' };
    const view = await service.addFile(input);
    expect(view).toMatchObject({
      ...{ credentialId: id, state: 'current', note: 'n', restart: 'nginx', leak: false, scrub: 'remove' },
      place: { kind: 'file', device: DEVICE, path: PATH, entry: 'prod', holds: 'values' },
    });
    expect(told).toContain('consumers.changed');
    expect(audit().at(-1)).toEqual({ action: 'consumer.added', consumer: view.id, kind: 'file' });
    expect((await service.addFile({ ...input, note: '' })).id).toBe(view.id);
    const other = key('another');
    await expect(service.addFile({ ...input, credential: other })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(service.addFile({ ...input, entry: 'none' })).rejects.toMatchObject({ code: 'place-gone' });
    await expect(service.addFile({ ...input, entry: 'ask' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const nobody = { ...input, credential: 'nobody0000000000' as never, entry: 'prod' };
    await expect(service.addFile(nobody)).rejects.toMatchObject({ code: 'conflict' });
    service.remove([view.id]);
    await expect(service.addFile(nobody)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('lets no secret cross as the id where the halves changed places', async () => {
    const { service, files } = await placesWorld();
    const secret = 'wJalrXUtnFEMI/K7MDENG+PxRfiCYKEYTURNtest';
    files.texts.set(PATH, tinyText('prod', { id: secret, secret: ID }));
    expect((await service.entries(ticket(PATH))).entries).toEqual([
      { entry: 'prod', cloud: 'aws', publicId: '……' },
    ]);
  });

  it('is told by where its tool looks, by its name, or by its text, in that order', async () => {
    const kinds = [
      tinyKind({ id: 'dotenv', places: () => [], named: null, fits: (text) => text.includes('.id') }),
      tinyKind({ id: 's3cmd', places: () => [], named: /^any\.cfg$/ }),
      tinyKind(),
    ];
    const { service, files } = await placesWorld({ kinds });
    const text = tinyText('prod', { id: ID, secret: 'x' });
    const kindAt = async (path: string, content = text) => {
      files.texts.set(path, content);
      return (await service.entries(ticket(path))).kind;
    };
    expect(await kindAt(PATH)).toBe('aws-credentials');
    expect(await kindAt('/elsewhere/ANY.cfg')).toBe('s3cmd');
    expect(await kindAt('/elsewhere/else')).toBe('dotenv');
    await expect(kindAt('/elsewhere/else', 'no key')).rejects.toMatchObject({ code: 'nothing-found' });
    await expect(kindAt(PATH, 'encrypted')).rejects.toMatchObject({ code: 'file-encrypted' });
  });
});

describe('a place of a key that was replaced', () => {
  it('is the newer key’s: added, seen and updated as such', async () => {
    const { service, key, place, files, vault } = await placesWorld();
    const [old, newer] = [key('old secret', ID), key('new secret')];
    const kept = place(old, filePlace('prod'));
    files.texts.set(PATH, tinyText('prod', { id: ID, secret: 'old secret' }));
    rotated(vault, old, newer, 'standby');
    const waiting = await service.addByHand({
      credential: old,
      place: { what: 'ci', name: 'a', owner: '' },
      ...ABOUT,
    });
    const stateOfKept = async (): Promise<string | undefined> =>
      (await service.list(old)).find(({ id }) => id === kept.id)?.state;
    // As long as it works, its rotation sees to its places.
    expect([waiting.credentialId, await stateOfKept()]).toEqual([old, 'current']);
    rotated(vault, old, newer, 'disabled');
    const late = await service.addByHand({
      credential: old,
      place: { what: 'ci', name: 'b', owner: '' },
      ...ABOUT,
    });
    expect([late.credentialId, await stateOfKept()]).toEqual([newer, 'stale']);
    expect(await service.serveAll([kept.id], false)).toMatchObject([
      { credentialId: newer, state: 'current' },
    ]);
    expect(files.texts.get(PATH)).toContain('new secret');
  });
});

it('a line that names a key by its id is good for the key in its place', async () => {
  const { service, key, place, files, vault } = await placesWorld();
  const [old, newer] = [key('old secret', ID), key('new secret')];
  rotated(vault, old, newer, 'retired');
  const one = place(newer, filePlace('prod', { holds: 'command' }));
  const text = tinyText('prod', { command: `/opt/keyturn cli credential-process ${old}` });
  files.texts.set(PATH, text);
  expect(await service.list(newer)).toMatchObject([{ state: 'current' }]);
  expect(await service.serve(one, newer, { why: 'update', before: null })).toBe('done');
  vault.write((db) =>
    noteHolds(db, () => tinyKind({ asCommand: (all) => all }), DEVICE, new Set([PATH]), text),
  );
  expect(await service.list(newer)).toMatchObject([{ place: { holds: 'command' } }]);
});

describe('a command', () => {
  it('is taken where its programs are there and no secret of the vault stands in it', async () => {
    const { service, key } = await placesWorld();
    const credential = key('the secret');
    const add = (changes: Partial<typeof COMMAND> | { check: string[] } | { restore: string[] }) =>
      service.addCommand({ credential, command: { ...COMMAND, ...changes }, ...ABOUT });
    expect(await add({})).toMatchObject({ state: 'unchecked', scrub: null, place: { device: DEVICE } });
    await expect(add({ run: ['missing'] })).rejects.toMatchObject({ code: 'command-missing' });
    await expect(add({ restore: ['missing'] })).rejects.toMatchObject({ code: 'command-missing' });
    for (const run of [['a', 'the secret'], ['a', '--key=the secret'], [''], ['a', 'b\0']]) {
      const thrown = await add({ run }).catch((error: unknown) => error);
      expect(thrown).toMatchObject({ code: 'invalid-input', params: { field: 'run' } });
      expect(JSON.stringify(thrown)).not.toContain('the secret');
    }
    key('c2VjcmV0IG9mIEF6dXJl==');
    for (const word of ['--key=c2VjcmV0IG9mIEF6dXJl==', 'Key=c2VjcmV0IG9mIEF6dXJl==:rest'])
      await expect(add({ run: ['a', word] })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(add({ check: ['a', 'the secret'] })).rejects.toMatchObject({ params: { field: 'check' } });
  });

  it('with a check is looked at by it, and not again for each list', async () => {
    const { service, key, writing, runs, ends, clock } = await placesWorld();
    const credential = key('the secret');
    const command = { ...COMMAND, check: ['check'], timeoutSeconds: 3600 };
    const { id } = await service.addCommand({ credential, command, ...ABOUT });
    const state = async () => (await service.list(credential))[0]?.state;
    expect([await state(), await state(), runs.length]).toEqual(['current', 'current', 1]);
    expect(runs[0]).toMatchObject({ argv: ['check'], timeoutMs: 30_000 });
    ends.set('check', { kind: 'ended', code: 1 });
    writing.edit(credential, { secrets: { secret_access_key: 'another' } });
    expect([await state(), runs.length]).toEqual(['stale', 2]);
    ends.set('check', { kind: 'ended', code: 0 });
    clock.advance(61_000);
    expect([await state(), runs.length]).toEqual(['current', 3]);
    ends.set('check', { kind: 'timed-out' });
    await service.editCommand({ id, command: { ...command, name: 'renamed' } });
    expect((await service.list(credential))[0]).toMatchObject({
      ...{ state: 'unreadable', problem: { code: 'command-timed-out', params: { name: 'renamed' } } },
    });
    ends.set('check', { kind: 'stopped' });
    clock.advance(61_000);
    await expect(service.list(credential)).rejects.toMatchObject({ code: 'vault-locked' });
  });

  it('is changed where it runs, and nothing else becomes one', async () => {
    const { service, key, place } = await placesWorld();
    const id = key('the secret');
    const there = place(id, {
      ...{ kind: 'command', device: 'otherdevice00000', deviceName: 'there' },
      ...COMMAND,
    });
    for (const one of [there, place(id, filePlace('prod'))])
      await expect(service.editCommand({ id: one.id, command: COMMAND })).rejects.toMatchObject({
        code: 'invalid-input',
      });
  });
});

it('remembers by-hand places, changes them and forgets them, all or none', async () => {
  const { service, key, audit } = await placesWorld();
  const credential = key('the secret');
  const draft = { what: 'jenkins', name: 'ci', owner: 'li' } as const;
  const made = await service.addByHand({ credential, place: draft, note: 'ask', restart: '' });
  expect(made).toMatchObject({ state: 'unchecked', place: { kind: 'by-hand', ...draft }, note: 'ask' });
  const changed = await service.edit({ id: made.id, note: '', byHand: { ...draft, owner: 'wang' } });
  expect(changed).toMatchObject({ note: '', place: { owner: 'wang' } });
  const other = await service.addByHand({ credential, place: draft, ...ABOUT });
  const nobody = 'nobody0000000000' as never;
  expect(() => service.remove([made.id, nobody])).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(await service.list(credential)).toHaveLength(2);
  service.remove([made.id, other.id, made.id]);
  expect(await service.list(null)).toEqual([]);
  await expect(service.list(nobody)).rejects.toMatchObject({ code: 'not-found' });
  await expect(service.edit({ id: made.id })).rejects.toMatchObject({ code: 'not-found' });
  expect(audit().filter(({ action }) => action === 'consumer.removed')).toHaveLength(2);
});

describe('a place that was found', () => {
  it('is remembered once, as that of the key that was found in it last', async () => {
    const { service, key, audit } = await placesWorld();
    const [first, second] = [key('first'), key('second')];
    const id = service.remember(first, filePlace('prod'));
    expect(service.remember(first, filePlace('prod', { deviceName: 'renamed' }))).toBe(id);
    expect(service.remember(first, filePlace('dev'))).not.toBe(id);
    expect(service.remember(first, filePlace('prod', { device: 'otherdevice00000' }))).not.toBe(id);
    expect(service.remember(second, filePlace('prod'))).toBe(id);
    expect((await service.list(second)).map((one) => one.id)).toEqual([id]);
    expect(audit().at(-1)).toEqual({ action: 'consumer.edited', consumer: id, kind: 'file' });
    const place = { kind: 'environment', device: DEVICE, deviceName: 'here', variables: ['A', 'B'] } as const;
    const known = service.remember(second, place);
    expect(service.remember(second, { ...place, variables: ['B', 'A'] })).toBe(known);
  });
});

it('reads a file once for all its places, and tells leaks and what scrubbing would do', async () => {
  const kinds = [
    tinyKind({ asCommand: (text) => text }),
    tinyKind({ id: 'shell-history', role: 'leak' }),
    tinyKind({ id: 's3cmd', remove: null }),
  ];
  const { service, key, place, files } = await placesWorld({
    kinds,
    kindOf: (id) => kinds.find((kind) => kind.id === id) ?? tinyKind(),
  });
  const id = key('the secret', ID);
  const entries = Array.from({ length: 20 }, (_, at) => `p${at}`);
  files.texts.set(PATH, entries.map((entry) => tinyText(entry, { id: ID, secret: 'the secret' })).join(''));
  for (const entry of entries) place(id, filePlace(entry));
  expect(
    (await service.list(id)).every(({ state, scrub }) => state === 'current' && scrub === 'command'),
  ).toBe(true);
  expect(files.opened).toEqual([PATH]);
  const leak = place(id, filePlace('p0', { file: 'shell-history' }));
  const fixed = place(id, filePlace('p0', { file: 's3cmd' }));
  const views = new Map((await service.list(id)).map((view) => [view.id, view]));
  expect(views.get(leak.id)).toMatchObject({ leak: true, scrub: 'remove' });
  expect(views.get(fixed.id)).toMatchObject({ leak: false, scrub: null });
});

it('offers no command in place of the plaintext where nothing could name this program', async () => {
  const kinds = [tinyKind({ asCommand: (text) => text })];
  const { service, key, place, files } = await placesWorld({
    kinds,
    kindOf: () => kinds[0] ?? tinyKind(),
    canBeNamed: false,
  });
  const id = key('the secret', ID);
  files.texts.set(PATH, tinyText('prod', { id: ID, secret: 'the secret' }));
  place(id, filePlace('prod'));
  expect(await service.list(id)).toMatchObject([{ scrub: 'remove' }]);
  files.texts.clear();
  expect(await service.list(id)).toMatchObject([{ state: 'missing', scrub: null }]);
});
