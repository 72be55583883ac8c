import { describe, expect, it } from 'vitest';
import { createKeychain, type Keytar } from '../../../../src/main/node/keychain.ts';
import { codeOf } from '../../../support/vault/temp.ts';

/** A store in memory; `change` replaces parts of it by broken ones. */
function store(change: Partial<Keytar> = {}): { items: Map<string, string>; load: () => Promise<Keytar> } {
  const items = new Map<string, string>();
  const keytar: Keytar = {
    getPassword: (service, account) => Promise.resolve(items.get(`${service}/${account}`) ?? null),
    setPassword(service, account, password) {
      items.set(`${service}/${account}`, password);
      return Promise.resolve();
    },
    deletePassword: (service, account) => Promise.resolve(items.delete(`${service}/${account}`)),
    ...change,
  };
  return { items, load: () => Promise.resolve(keytar) };
}

const failing = (text: string) => () => Promise.reject(new Error(text));
const silent = () => new Promise<never>(() => {});

describe('the keychain', () => {
  it('keeps, gives back and deletes items under one service', async () => {
    const { items, load } = store();
    const keychain = createKeychain({ load });
    await keychain.set('item', 'value');
    expect([...items]).toEqual([['Keyturn/item', 'value']]);
    expect(await keychain.get('item')).toBe('value');
    expect(await keychain.get('other')).toBeNull();
    expect([await keychain.delete('item'), await keychain.delete('item')]).toEqual([true, false]);
  });

  it('is trusted only after a round trip, which leaves nothing behind', async () => {
    const { items, load } = store();
    expect(await createKeychain({ load }).probe()).toBe('usable');
    expect(items.size).toBe(0);
  });

  it.each<[string, Partial<Keytar>, string]>([
    ['forgets what it was given', { getPassword: () => Promise.resolve(null) }, 'unavailable'],
    ['gives back something else', { getPassword: () => Promise.resolve('else') }, 'unavailable'],
    ['deletes nothing', { deletePassword: () => Promise.resolve(false) }, 'unavailable'],
    [
      'has no service',
      { setPassword: failing('The name org.freedesktop.secrets was not provided') },
      'unavailable',
    ],
    ['is locked', { setPassword: failing('Cannot create an item in a locked collection') }, 'denied'],
    ['asks, and the person dismisses', { setPassword: failing('Prompt was dismissed') }, 'denied'],
    ['is refused on macOS', { getPassword: failing('User canceled the operation.') }, 'denied'],
    ['never answers', { setPassword: silent }, 'denied'],
  ])('that %s is not', async (_, change, expected) => {
    expect(await createKeychain({ load: store(change).load, patienceMs: 20 }).probe()).toBe(expected);
  });

  it('that cannot be loaded is unavailable', async () => {
    const keychain = createKeychain({ load: failing('libsecret-1.so.0: cannot open shared object file') });
    expect(await keychain.probe()).toBe('unavailable');
    expect(await codeOf(() => keychain.get('item'))).toBe('keychain-unavailable');
  });

  it('names its refusals without their text', async () => {
    const { load } = store({ getPassword: failing('locked: value 12345') });
    await expect(createKeychain({ load }).get('item')).rejects.toMatchObject({
      code: 'keychain-denied',
      message: 'keychain-denied',
      params: {},
    });
  });

  it('that hangs is asked by one call alone, does nothing late, and is asked again once it is back', async () => {
    const asked: string[] = [];
    const back = Promise.withResolvers<void>();
    const { load, items } = store({
      getPassword: async (_service, account) => {
        asked.push(account);
        await back.promise;
        return 'value';
      },
    });
    const keychain = createKeychain({ load, patienceMs: 30 });
    const refused = [keychain.get('first'), keychain.get('second'), keychain.set('third', 'late')].map(
      (call) => codeOf(() => call),
    );
    expect(await Promise.all(refused)).toEqual(Array(3).fill('keychain-denied'));
    expect(await keychain.probe()).toBe('denied');
    expect(asked).toEqual(['first']);
    back.resolve();
    await expect.poll(() => keychain.get('fourth').catch(() => null)).toBe('value');
    expect(asked).not.toContain('second');
    expect([...items.keys()]).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const { load } = store({ deletePassword: failing('x') });
    const keychain = createKeychain({ load, patienceMs: 3_600_000 });
    await keychain.get('item');
    await codeOf(() => keychain.delete('item'));
    expect(timers()).toBeLessThanOrEqual(before);
  });
});
