import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import { tinyText } from '../../../../support/places/tiny-kind.ts';
import { filePlace, PATH, placesWorld } from '../../../../support/places/world.ts';

const ID = 'AKIAQ3EGRIMWKEYTURN7';
const only = (state: string) => ({ state, problem: null });

describe('a key in a file', () => {
  it('is current, stale, changed or missing by what stands there', async () => {
    const { service, key, place, files, writing } = await placesWorld();
    const id = key('first secret', ID);
    const other = key('another key of the vault');
    writing.edit(id, { secrets: { secret_access_key: 'second secret' } });
    const consumer = place(id, filePlace('prod'));
    const seen = async (text: string) => {
      files.texts.set(PATH, text);
      return service.see(consumer, id);
    };
    expect(await seen(tinyText('prod', { id: ID, secret: 'second secret' }))).toEqual(only('current'));
    expect(await seen(tinyText('prod', { id: ID, secret: ' second secret ' }))).toEqual(only('current'));
    expect(await seen(tinyText('prod', { id: ID, secret: 'first secret' }))).toEqual(only('stale'));
    expect(await seen(tinyText('prod', { id: 'AKIAX', secret: 'another key of the vault' }))).toEqual(
      only('changed'),
    );
    expect(await seen(tinyText('prod', { id: ID, secret: 'nobody knows it' }))).toEqual(only('changed'));
    expect(await seen(tinyText('prod', { id: 'AKIAOTHER', secret: 'second secret' }))).toEqual(
      only('changed'),
    );
    expect(await seen(tinyText('prod', { id: ID, secret: '' }))).toEqual(only('changed'));
    // A token of a temporary key beside a key that lasts: the tool would send it, and be refused.
    expect(await seen(tinyText('prod', { id: ID, secret: 'second secret', token: 't' }))).toEqual(
      only('stale'),
    );
    expect(await seen(tinyText('dev', { id: ID, secret: 'second secret' }))).toEqual(only('missing'));
    files.texts.delete(PATH);
    expect(await service.see(consumer, id)).toEqual(only('missing'));
    expect((await service.see({ ...consumer, credentialId: other }, other)).state).toBe('missing');
  });

  it('may be asked for by a command: ours is current, and plaintext in its place is told', async () => {
    const { service, key, place, files } = await placesWorld();
    const id = key('the secret', ID);
    const consumer = place(id, filePlace('prod', { holds: 'command' }));
    const seen = async (lines: Record<string, string>) => {
      files.texts.set(PATH, tinyText('prod', lines));
      return (await service.see(consumer, id)).state;
    };
    const command = '"/opt/Key turn/keyturn" credential-process';
    expect(await seen({ command: `${command} ${consumer.id}` })).toBe('current');
    expect(await seen({ command: `${command} ${id}` })).toBe('current');
    expect(await seen({ command: `C:\\k.exe cli credential-process "${consumer.id}" --protocol aws` })).toBe(
      'current',
    );
    expect(await seen({ command: `${command} 0000000000000000` })).toBe('changed');
    expect(await seen({ command: 'other-tool' })).toBe('changed');
    expect(await seen({ id: ID, secret: 'the secret' })).toBe('changed');
    expect(await seen({ id: ID, secret: 'somebody else' })).toBe('changed');
    files.texts.set(PATH, '');
    expect((await service.see(consumer, id)).state).toBe('missing');
  });

  it('that cannot be read says why, and nothing of an error that nobody foresaw', async () => {
    const { service, key, place, files } = await placesWorld();
    const id = key('the secret');
    const consumer = place(id, filePlace('prod'));
    const seen = async (error: unknown) => {
      files.broken.set(PATH, error);
      return service.see(consumer, id);
    };
    expect(await seen(new KeyturnError('file-unreadable', { reason: 'denied' }))).toEqual({
      state: 'unreadable',
      problem: { code: 'file-unreadable', params: { reason: 'denied' } },
    });
    expect(await seen(new KeyturnError('file-unreadable', { reason: 'not-found' }))).toEqual(only('missing'));
    expect(await seen(new Error('quotes the secret'))).toEqual({
      state: 'unreadable',
      problem: { code: 'internal', params: {} },
    });
    files.broken.delete(PATH);
    files.texts.set(PATH, 'encrypted');
    expect(await service.see(consumer, id)).toEqual({
      state: 'unreadable',
      problem: { code: 'file-encrypted', params: {} },
    });
  });

  it('on another computer is not looked at, and a locked vault ends the look', async () => {
    const { service, key, place, files, lock } = await placesWorld();
    const id = key('the secret');
    const there = place(id, filePlace('prod', { device: 'otherdevice00000' }));
    expect(await service.see(there, id)).toEqual(only('elsewhere'));
    expect(files.opened).toEqual([]);
    const here = place(id, filePlace('prod'));
    files.texts.set(PATH, tinyText('prod', { id: ID, secret: 'the secret' }));
    lock();
    await expect(service.see(here, id)).rejects.toMatchObject({ code: 'vault-locked' });
  });
});

describe('variables of the environment', () => {
  const place = { kind: 'environment', device: 'thisdevice000000', deviceName: 'here' } as const;
  const variables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

  it.each([
    ['current', { AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: 'new' }],
    ['stale', { AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: 'old' }],
    ['changed', { AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: 'unknown' }],
    ['changed', { AWS_ACCESS_KEY_ID: 'AKIAOTHER', AWS_SECRET_ACCESS_KEY: 'new' }],
    ['current', { AWS_SECRET_ACCESS_KEY: 'new' }],
    ['missing', { AWS_ACCESS_KEY_ID: '  ', PATH: '/bin' }],
  ])('are %s as %j', async (state, environment) => {
    const { service, key, place: remember, writing } = await placesWorld({ environment });
    const id = key('old', ID);
    writing.edit(id, { secrets: { secret_access_key: 'new' } });
    expect(await service.see(remember(id, { ...place, variables }), id)).toEqual(only(state));
  });
});
