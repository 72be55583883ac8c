import { describe, expect, it } from 'vitest';
import { keyringHome } from '../../support/vault/keyring-session.ts';

// A real gnome-keyring on a private bus: what Linux desktops run.
describe.skipIf(process.platform !== 'linux')('the Secret Service', () => {
  it('that is unlocked keeps what it is given, over sessions, until it is deleted', async () => {
    const ask = await keyringHome();
    expect(await ask('unlocked', 'probe', 'get', 'set=a value', 'get')).toEqual([
      'usable',
      null,
      'kept',
      'a value',
    ]);
    expect(await ask('unlocked', 'get', 'set=another', 'get', 'delete', 'get', 'delete')).toEqual([
      'a value',
      'kept',
      'another',
      true,
      null,
      false,
    ]);
  });

  it('that is locked is denied, and what it holds is still there afterwards', async () => {
    const ask = await keyringHome();
    await ask('unlocked', 'set=a value');
    // libsecret passes over what it may not unlock, so an item in there looks like none.
    expect(await ask('locked', 'probe', 'get', 'set=another')).toEqual(['denied', null, 'keychain-denied']);
    expect(await ask('unlocked', 'get')).toEqual(['a value']);
  });

  it('that was never set up is not usable', async () => {
    const ask = await keyringHome();
    expect(await ask('locked', 'probe')).toEqual(['unavailable']);
  });

  it('whose bus dies while it runs is unavailable from then on, and the process lives on', async () => {
    const ask = await keyringHome();
    expect(await ask('unlocked', 'set=a value', 'get', 'bus=SIGKILL', 'get', 'set=another', 'probe')).toEqual(
      ['kept', 'a value', 'SIGKILL', 'keychain-unavailable', 'keychain-unavailable', 'unavailable'],
    );
    expect(await ask('unlocked', 'get')).toEqual(['a value']);
  });

  it('whose bus hangs costs one wait, not one for each call', async () => {
    const ask = await keyringHome();
    const since = Date.now();
    const gets = Array.from({ length: 8 }, () => 'get');
    expect(await ask('unlocked', 'set=a value', 'bus=SIGSTOP', ...gets, 'set=late', 'bus=SIGCONT')).toEqual([
      'kept',
      'SIGSTOP',
      ...gets.map(() => 'keychain-denied'),
      'keychain-denied',
      'SIGCONT',
    ]);
    expect(Date.now() - since).toBeLessThan(8_000);
    expect(await ask('unlocked', 'get')).toEqual(['a value']);
  });

  it('that is not there at all is unavailable, in every call', async () => {
    const ask = await keyringHome();
    expect(await ask('none', 'probe', 'get', 'set=a value', 'delete')).toEqual([
      'unavailable',
      ...Array.from({ length: 3 }, () => 'keychain-unavailable'),
    ]);
  });
});
