import { describe, expect, it } from 'vitest';
import { VAULT_WAY, type Way } from '../../../../../src/main/clouds/way.ts';
import type { SystemSettings } from '../../../../../src/main/ports/system-proxy.ts';
import { createHops } from '../../../../../src/main/services/network/hops.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import { networkChoices, type ProxyChoice } from '../../../../../src/shared/model/network.ts';

const url = new URL('https://sts.cloud.example');
const FIXED = { kind: 'fixed', url: 'http://proxy.example:3128', user: null } as const;
const { signal } = new AbortController();

/** A vault with this choice and without any password, which can be closed. */
function vaultWith(proxy: ProxyChoice, settings: Partial<SystemSettings> | null = null) {
  let open = true;
  const row = (sql: string) =>
    sql.includes('settings') ? { value: JSON.stringify({ proxy, bypass: [] }) } : undefined;
  const vault = { read: (run: (db: { get: typeof row }) => unknown) => run({ get: row }) };
  const session = {
    isOpen: () => open,
    vault: () => {
      if (!open) throw new KeyturnError('vault-locked');
      return vault;
    },
  };
  const none = { source: 'environment', pac: null, https: null, http: null, bypass: [] } as const;
  const hops = createHops({
    session: session as unknown as Parameters<typeof createHops>[0]['session'],
    system: { read: async () => settings && { ...none, ...settings } },
    pac: { ask: async () => [null], close: () => undefined },
  });
  return { hops, find: (way: Way = VAULT_WAY) => hops.find(url, way, signal), close: () => (open = false) };
}

describe('while the vault cannot be asked', () => {
  const system = { https: { address: 'http://system.example:1', detail: 'https' } };

  it('its last choice counts, not this computer’s', async () => {
    const { hops, find, close } = vaultWith(FIXED, system);
    hops.hold();
    close();
    expect(await find()).toEqual([{ url: FIXED.url, signIn: null }]);
    const direct = vaultWith({ kind: 'direct' }, system);
    expect(await direct.find()).toEqual([null]);
    direct.close();
    expect(await direct.find()).toEqual([null]);
  });

  it('a call that needs a password of it is refused', async () => {
    const { hops, find, close } = vaultWith({ ...FIXED, user: 'deploy' });
    hops.hold();
    close();
    await expect(find()).rejects.toMatchObject({ code: 'vault-locked' });
    expect((await hops.see(url, VAULT_WAY)).failure).toBe('vault-locked');
  });
});

describe('a user without a password', () => {
  it('is not shown with an empty one', async () => {
    const { find } = vaultWith({ ...FIXED, user: 'deploy' });
    expect(await find()).toEqual([{ url: FIXED.url, signIn: null }]);
    const own = { kind: 'own', url: 'http://own.example:1', user: 'deploy', password: null } as const;
    expect(await find({ ...VAULT_WAY, proxy: own })).toEqual([{ url: own.url, signIn: null }]);
    const typed = { ...own, password: { reveal: () => 'typed' } };
    expect(await find({ ...VAULT_WAY, proxy: typed })).toEqual([
      { url: own.url, signIn: { user: 'deploy', password: 'typed' } },
    ]);
  });
});

describe('the place of a script', () => {
  const secret = 'https://li:pw@wpad.example/proxy.pac?token=t';

  it('is told without user and query', async () => {
    const own = vaultWith({ kind: 'pac', url: 'https://wpad.example/proxy.pac?token=t' });
    expect((await own.hops.see(url, VAULT_WAY)).detail).toBe('https://wpad.example/proxy.pac');
    const system = vaultWith({ kind: 'system' }, { pac: secret });
    expect((await system.hops.see(url, VAULT_WAY)).detail).toBe('https://wpad.example/proxy.pac');
  });

  it.each([
    ['https://wpad.example/proxy.pac?token=t', true],
    ['file:///etc/proxy.pac', true],
    ['data:,x', true],
    ['https://li:pw@wpad.example/proxy.pac', false],
    ['https://li@wpad.example/proxy.pac', false],
    ['file://server/share/proxy.pac', false],
    ['ftp://wpad.example/proxy.pac', false],
  ])('%s is taken: %s', (place, taken) => {
    const choices = { proxy: { kind: 'pac', url: place }, bypass: [] };
    expect(networkChoices.safeParse(choices).success).toBe(taken);
  });
});
