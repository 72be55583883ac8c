import { describe, expect, it } from 'vitest';
import type { ProgramEnd } from '../../../../../src/main/ports/programs.ts';
import type { Phase, Undoing } from '../../../../../src/main/services/rotation/engine/types.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import type { CommandPlace } from '../../../../../src/shared/model/consumer.ts';
import { rotated } from '../../../../support/places/rotated.ts';
import { tinyKind, tinyText } from '../../../../support/places/tiny-kind.ts';
import { DEVICE, filePlace, PATH, placesWorld } from '../../../../support/places/world.ts';
import { soaking } from '../rotation/engine/fixture.ts';

const ID = 'AKIAQ3EGRIMWKEYTURN7';
const UPDATE = { why: 'update', before: null, over: true } as const;

const commandPlace = (changes: Partial<CommandPlace> = {}): CommandPlace => ({
  ...{ kind: 'command', device: DEVICE, deviceName: 'here', name: 'deploy', run: ['run', 'prod'] },
  ...{ check: null, restore: null, timeoutSeconds: 5 },
  ...changes,
});

describe('a file', () => {
  it('gets the key of its place and keeps the rest, and the audit says so without a value', async () => {
    const { service, key, place, files, audit, writing } = await placesWorld();
    const id = key('old', ID);
    const consumer = place(id, filePlace('prod'));
    writing.edit(id, { secrets: { secret_access_key: 'new secret' } });
    const rest = `# hands off\n${tinyText('dev', { id: 'AKIADEV', secret: 'dev secret' })}`;
    files.texts.set(
      PATH,
      rest + tinyText('prod', { id: 'AKIAOLD', secret: 'old', token: 'gone with the old' }),
    );
    expect(await service.serve(consumer, id, { why: 'rotation', before: null })).toBe('done');
    expect(files.texts.get(PATH)).toBe(rest + tinyText('prod', { id: ID, secret: 'new secret' }));
    expect(files.rewrites).toEqual([{ why: 'rotation', consumerId: consumer.id }]);
    expect(audit().at(-1)).toEqual({
      ...{ action: 'consumer.served', consumer: consumer.id, kind: 'file', why: 'rotation' },
    });
    expect(await service.see(consumer, id)).toEqual({ state: 'current', problem: null });
  });

  it('is left as it was where the profile is gone, somebody else changes it, or it would not hold the key', async () => {
    const world = await placesWorld();
    const { service, key, place, files, audit, kinds } = world;
    const id = key('new secret', ID);
    const consumer = place(id, filePlace('prod'));
    await expect(service.serve(consumer, id, UPDATE)).rejects.toMatchObject({ code: 'place-gone' });
    files.texts.set(PATH, tinyText('dev', { id: 'a', secret: 'b' }));
    await expect(service.serve(consumer, id, UPDATE)).rejects.toMatchObject({ code: 'place-gone' });
    const before = tinyText('prod', { id: 'a', secret: 'b' });
    files.texts.set(PATH, before);
    files.between = () => files.texts.set(PATH, `${before}# by somebody else\n`);
    await expect(service.serve(consumer, id, UPDATE)).rejects.toMatchObject({ code: 'file-changed' });
    expect(files.texts.get(PATH)).toBe(`${before}# by somebody else\n`);
    files.between = () => undefined;
    files.texts.set(PATH, before);
    kinds[0] = tinyKind({ write: (text) => text.replace('= b', '= c') });
    await expect(service.serve(consumer, id, UPDATE)).rejects.toMatchObject({ code: 'file-changed' });
    expect(files.texts.get(PATH)).toBe(before);
    kinds[0] = tinyKind({
      write: () => {
        throw new Error('quotes the secret');
      },
    });
    const thrown = await service.serve(consumer, id, UPDATE).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(thrown)).not.toContain('secret');
    const rows = audit().filter(({ action }) => action === 'consumer.failed');
    expect(rows.map(({ code }) => code)).toEqual([
      ...['place-gone', 'place-gone', 'file-changed', 'file-changed', 'internal'],
    ]);
  });

  it('with a key that is not of its line keeps it, whoever knows it, unless that is meant', async () => {
    const { service, key, place, files, audit } = await placesWorld();
    const id = key('the secret', ID);
    key('another key of the vault');
    const consumer = place(id, filePlace('prod'));
    for (const secret of ['another key of the vault', 'nobody knows it']) {
      const text = tinyText('prod', { id: 'AKIAOTHER', secret });
      files.texts.set(PATH, text);
      for (const why of ['rotation', 'update'] as const)
        await expect(service.serve(consumer, id, { why, before: null })).rejects.toMatchObject({
          code: 'place-changed',
        });
      const [view] = await service.serveAll([consumer.id], false);
      expect(view).toMatchObject({ state: 'changed', problem: { code: 'place-changed' } });
      expect(files.texts.get(PATH)).toBe(text);
      expect(audit().at(-1)).toMatchObject({ action: 'consumer.failed', code: 'place-changed' });
      expect(await service.serveAll([consumer.id], true)).toMatchObject([
        { state: 'current', problem: null },
      ]);
    }
  });

  it('that asks Keyturn follows by itself; one that asks another program is no place any more', async () => {
    const { service, key, place, files, audit } = await placesWorld();
    const id = key('the secret', ID);
    const consumer = place(id, filePlace('prod', { holds: 'command' }));
    const text = tinyText('prod', { command: `keyturn credential-process ${consumer.id}` });
    files.texts.set(PATH, text);
    const next = key('the next secret');
    const rows = audit().length;
    expect(await service.serve(consumer, next, UPDATE)).toBe('done');
    expect([files.texts.get(PATH), audit().length]).toEqual([text, rows]);
    files.texts.set(PATH, tinyText('prod', { command: 'vault read' }));
    await expect(service.serve(consumer, next, UPDATE)).rejects.toMatchObject({ code: 'place-gone' });
  });

  it('in which plaintext came back for a command is written, and remembered as what it is', async () => {
    const { service, key, place, files } = await placesWorld();
    const id = key('the secret', ID);
    const consumer = place(id, filePlace('prod', { holds: 'command' }));
    files.texts.set(PATH, tinyText('prod', { id: 'AKIAOLD', secret: 'old' }));
    expect(await service.serve(consumer, id, UPDATE)).toBe('done');
    expect(files.texts.get(PATH)).toBe(tinyText('prod', { id: ID, secret: 'the secret' }));
    const [view] = await service.list(id);
    expect(view).toMatchObject({ state: 'current', place: { holds: 'values' }, scrub: 'remove' });
  });

  it('of a key without a secret, or of no key, gets nothing', async () => {
    const { service, key, place, files, vault } = await placesWorld();
    const id = key('the secret', ID);
    const consumer = place(id, filePlace('prod'));
    files.texts.set(PATH, tinyText('prod', { id: 'a', secret: 'b' }));
    await expect(service.serve(consumer, 'nobody0000000000' as never, UPDATE)).rejects.toMatchObject({
      code: 'not-found',
    });
    vault.write((db) => db.run('DELETE FROM secrets'));
    await expect(service.serve(consumer, id, UPDATE)).rejects.toMatchObject({ code: 'missing-fields' });
    expect(files.texts.get(PATH)).toBe(tinyText('prod', { id: 'a', secret: 'b' }));
  });
});

it('leaves to a person what cannot be reached from here, and touches nothing', async () => {
  const { service, key, place, files, runs, kinds } = await placesWorld();
  const id = key('the secret');
  const at = { device: 'otherdevice00000', deviceName: 'there' };
  const places = [
    filePlace('prod', at),
    filePlace('prod', { file: 'shell-history', path: '/home/li/history' }),
    commandPlace(at),
    { kind: 'environment', device: DEVICE, deviceName: 'here', variables: ['A'] },
    { kind: 'by-hand', what: 'jenkins', name: 'ci', owner: '' },
  ] as const;
  for (const one of places) expect(await service.serve(place(id, one), id, UPDATE)).toBe('by-hand');
  kinds[0] = tinyKind({ write: null });
  expect(await service.serve(place(id, filePlace('prod')), id, UPDATE)).toBe('by-hand');
  expect([files.opened, runs]).toEqual([[], []]);
});

describe('a command', () => {
  it('gets the key as one JSON document on its input, and nothing of it in its arguments', async () => {
    const { service, key, place, runs, audit } = await placesWorld();
    const secret = '$(x) `y` "q" \\ \' ! 密\u2028 %PATH% {{z}}';
    const id = key(secret, ID);
    const consumer = place(id, commandPlace());
    expect(await service.serve(consumer, id, UPDATE)).toBe('done');
    expect(runs).toEqual([{ argv: ['run', 'prod'], input: expect.any(String), timeoutMs: 5000 }]);
    expect(runs[0]?.input.endsWith('}\n')).toBe(true);
    expect(JSON.parse(runs[0]?.input ?? '')).toEqual({
      ...{ cloud: 'aws', publicId: ID, fields: { access_key_id: ID } },
      secrets: { secret_access_key: secret },
    });
    expect(audit().slice(-2)).toEqual([
      { action: 'key.handed-out', consumer: consumer.id, how: 'run' },
      { action: 'consumer.served', consumer: consumer.id, kind: 'command', why: 'update' },
    ]);
  });

  it.each([
    [{ kind: 'ended', code: 3 }, 'command-failed', { name: 'deploy', code: 3 }],
    [{ kind: 'timed-out' }, 'command-timed-out', { name: 'deploy' }],
  ] as const)('that ended as %j has the key of before put back', async (end, code, params) => {
    const { service, key, place, runs, ends } = await placesWorld();
    const [old, id] = [key('old secret'), key('new secret')];
    const consumer = place(old, commandPlace({ restore: ['restore'] }));
    ends.set('run', end);
    const options = { why: 'rotation', before: old } as const;
    await expect(service.serve(consumer, id, options)).rejects.toMatchObject({ code, params });
    expect(runs.map(({ argv }) => argv[0])).toEqual(['run', 'restore']);
    expect(runs[1]?.input).toContain('old secret');
    ends.set('restore', { kind: 'ended', code: 9 });
    await expect(service.serve(consumer, id, options)).rejects.toMatchObject({
      params: { name: 'deploy (restore)', code: 9 },
    });
  });

  it('that never began, or that has no key to go back to, runs nothing else', async () => {
    const { service, key, place, runs, ends } = await placesWorld();
    const id = key('new secret');
    const consumer = place(id, commandPlace({ restore: ['restore'] }));
    ends.set('run', { kind: 'missing' });
    await expect(service.serve(consumer, id, { why: 'rotation', before: id })).rejects.toMatchObject({
      code: 'command-missing',
    });
    ends.set('run', { kind: 'ended', code: 1 });
    await expect(service.serve(consumer, id, UPDATE)).rejects.toMatchObject({ code: 'command-failed' });
    expect(runs.map(({ argv }) => argv[0])).toEqual(['run', 'run']);
  });

  it('is ended by a lock, which waits until it is gone', async () => {
    const { service, key, place, ends, lock } = await placesWorld();
    const id = key('the secret');
    const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
    ends.set('run', async ({ signal, input }) => {
      const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
      signal.addEventListener('abort', () => resolve({ kind: 'stopped' }));
      begins();
      const end = await promise;
      expect(Buffer.from(input).toString()).toContain('the secret');
      return end;
    });
    const served = service.serve(place(id, commandPlace()), id, UPDATE);
    const refused = expect(served).rejects.toMatchObject({ code: 'vault-locked' });
    await begun;
    lock();
    await service.leave();
    await refused;
  });

  it('runs once at a time for its place', async () => {
    const { service, key, place, ends } = await placesWorld();
    const id = key('the secret');
    let now = 0;
    let most = 0;
    ends.set('run', async () => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      return { kind: 'ended', code: 0 };
    });
    const consumer = place(id, commandPlace());
    await Promise.all([1, 2, 3].map(() => service.serve(consumer, id, UPDATE)));
    expect(most).toBe(1);
  });
});

it('is looked at anew once a place was served, whatever a list saw meanwhile', async () => {
  const { service, key, place, ends } = await placesWorld();
  const id = key('the secret');
  const one = place(id, commandPlace({ check: ['check'] }));
  ends.set('check', { kind: 'ended', code: 1 });
  ends.set(one.place.kind === 'command' ? (one.place.run[0] ?? '') : '', async () => {
    expect(await service.list(id)).toMatchObject([{ state: 'stale' }]);
    ends.set('check', { kind: 'ended', code: 0 });
    return { kind: 'ended', code: 0 };
  });
  expect(await service.serveAll([one.id], false)).toMatchObject([{ state: 'current', problem: null }]);
});

it('updates many places, and says of each that failed why', async () => {
  const { service, key, place, files, ends, told } = await placesWorld();
  const id = key('the secret', ID);
  const [prod, gone] = [place(id, filePlace('prod')), place(id, filePlace('gone'))];
  const command = place(id, commandPlace());
  const other = place(id, filePlace('dev'));
  files.texts.set(
    PATH,
    tinyText('prod', { id: 'a', secret: 'b' }) + tinyText('dev', { id: 'a', secret: 'b' }),
  );
  ends.set('run', { kind: 'ended', code: 2 });
  told.length = 0;
  const views = await service.serveAll([prod.id, gone.id, command.id, other.id, prod.id], true);
  expect(views.map(({ id: of, state, problem }) => [of, state, problem?.code ?? null])).toEqual([
    [prod.id, 'current', null],
    [gone.id, 'missing', 'place-gone'],
    [command.id, 'unchecked', 'command-failed'],
    [other.id, 'current', null],
  ]);
  expect(told).toContain('consumers.changed');
  await expect(service.serveAll(['nobody0000000000' as never], false)).rejects.toBeInstanceOf(KeyturnError);
});

const UNDOING: Undoing = {
  ...{ kind: 'undoing', step: 'delete-candidate', publicId: 'a', leadsTo: 'aborted-safe' },
  ...{ reason: 'stopped-by-person', provenAt: null, sent: false, places: 'due', from: soaking() },
};

describe('while a rotation of its key is under way', () => {
  it.each<{ phase: Phase; newer: string | undefined }>([
    { phase: { kind: 'distributing' }, newer: undefined },
    { phase: soaking(), newer: undefined },
    { phase: UNDOING, newer: 'rotating' },
  ])('($phase.kind) a place gets no key that is about to end', async ({ phase, newer }) => {
    const { service, key, place, files, vault, audit } = await placesWorld();
    const [from, to] = [key('old secret', ID), key('new secret')];
    rotated(vault, from, to, 'standby', phase);
    const text = ['one', 'two'].map((entry) => tinyText(entry, { id: ID, secret: 'old secret' })).join('');
    files.texts.set(PATH, text);
    const [first, second] = [place(from, filePlace('one')), place(to, filePlace('two'))];
    const views = await service.serveAll([first.id, second.id], true);
    expect(views.map(({ problem }) => problem?.code)).toEqual(['rotating', newer]);
    expect(files.texts.get(PATH)?.includes('new secret')).toBe(newer === undefined);
    expect(audit().filter(({ action }) => action === 'consumer.served')).toHaveLength(newer ? 0 : 1);
  });
});
