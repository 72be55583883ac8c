import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { brokerPlace } from '../../../../src/main/node/broker-place.ts';

const uid = process.getuid?.() ?? 0;

it('is in the folder of state, one socket for each vault', () => {
  const place = brokerPlace({ KEYTURN_STATE: '/s' }, 'linux', '/v');
  expect(place.folder).toBe('/s/broker');
  expect(place.path).toMatch(/^\/s\/broker\/[0-9a-f]{16}$/);
  expect(brokerPlace({ KEYTURN_STATE: '/s' }, 'linux', '/w').path).not.toBe(place.path);
});

it('is one place for all names of a vault, also before it is there', async () => {
  const home = await mkdtemp(join(tmpdir(), 'keyturn-place-'));
  try {
    const alias = `${home}-alias`;
    await symlink(home, alias);
    const env = { KEYTURN_STATE: '/s' };
    expect(brokerPlace(env, 'linux', join(alias, 'new', 'vault'))).toEqual(
      brokerPlace(env, 'linux', join(home, 'new', 'vault')),
    );
    await rm(alias);
  } finally {
    await rm(home, { recursive: true });
  }
});

it('goes elsewhere where the path is too long for a socket', () => {
  const long = { KEYTURN_STATE: `/${'x'.repeat(90)}` };
  expect(brokerPlace({ ...long, XDG_RUNTIME_DIR: '/run/user/7' }, 'linux', '/v').folder).toBe(
    '/run/user/7/keyturn',
  );
  const short = `/tmp/keyturn-${uid}`;
  expect(brokerPlace(long, 'linux', '/v').folder).toBe(short);
  expect(brokerPlace({ ...long, XDG_RUNTIME_DIR: `/${'y'.repeat(90)}` }, 'linux', '/v').folder).toBe(short);
  expect(brokerPlace({ ...long, XDG_RUNTIME_DIR: 'relative' }, 'darwin', '/v').folder).toBe(short);
});

it('measures bytes, not signs', () => {
  const { folder } = brokerPlace({ KEYTURN_STATE: `/${'钥'.repeat(26)}` }, 'linux', '/v');
  expect(folder).toBe(`/tmp/keyturn-${uid}`);
});

it('is a pipe on Windows', () => {
  expect(brokerPlace({}, 'win32', '/v')).toEqual({
    folder: null,
    path: expect.stringMatching(/^\\\\\.\\pipe\\keyturn-[0-9a-f]{16}$/),
  });
});
