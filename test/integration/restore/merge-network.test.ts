import { X509Certificate } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRandom } from '../../../src/main/node/random.ts';
import { type Choices, mergeVaults, planMerge } from '../../../src/main/services/merge/index.ts';
import { openCopy, Secret, type Vault } from '../../../src/main/vault/index.ts';
import { getAccount, listAccounts, updateAccount } from '../../../src/main/vault/repositories/accounts.ts';
import {
  deleteProxyPassword,
  getNetworkChoices,
  getProxyPassword,
  listAuthorities,
  putAuthority,
  putNetworkChoices,
  putProxyPassword,
  VAULT_PROXY,
} from '../../../src/main/vault/repositories/network.ts';
import type { NetworkChoices } from '../../../src/shared/model/network.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { live, names } from '../../support/restore/histories.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { tempFolder, tempVault } from '../../support/vault/temp.ts';

const random = createRandom();
const { cert } = selfSigned('DNS:ca.corp.example');
const FIXED = { kind: 'fixed', url: 'http://proxy.corp.example:3128', user: 'li' } as const;
const ID = '0123456789abcdef';

/** A clock on which no two things happen at once. */
function portsOfOneClock() {
  const ports = realPorts();
  let now = 1_700_000_000_000;
  const tick = () => {
    now += 1000;
    return now;
  };
  return { ports: { ...ports, clock: { ...ports.clock, now: tick } }, tick };
}

async function twoCopies(before: (vault: Vault) => void = () => undefined) {
  const { ports, tick } = portsOfOneClock();
  const { vault: here } = await tempVault(ports);
  live(here, [{ kind: 'add', which: 0, value: 0 }], names());
  before(here);
  const scratch = await tempFolder();
  const by = { kind: 'same-key', vault: here } as const;
  const copy = await openCopy(ports, { copy: here.folder, scratch, by, actor: ACTOR });
  onTestFinished(() => copy.close());
  const parts = (choices: Choices = new Map()) => ({
    ...{ here, there: copy.vault, choices, random, now: tick() },
  });
  return {
    ...{ here, there: copy.vault, tick },
    plan: () => planMerge(parts()),
    merge: (choices?: Choices) => mergeVaults(parts(choices), () => undefined),
  };
}

/** As the services do it: with a row of the audit, which says whose password it was. */
function choose(vault: Vault, choices: NetworkChoices): void {
  vault.write((db) => {
    putNetworkChoices(db, choices);
    const detail = { changed: 'proxy, bypass' };
    vault.audit(db, { action: 'vault.settings-changed', credentialId: null, detail });
  });
}

function trust(vault: Vault, addedAt: number): void {
  vault.write((db) => {
    putAuthority(db, { id: ID, pem: cert, addedAt });
    const detail = { changed: 'authorities' };
    vault.audit(db, { action: 'vault.settings-changed', credentialId: null, detail });
  });
}

const accountOf = (vault: Vault): string => vault.read(listAccounts)[0]?.id ?? '';

function password(vault: Vault, id: string, text: string | null): void {
  const address = { table: 'proxy_passwords', id } as const;
  vault.write((db) => {
    if (text === null) deleteProxyPassword(db, id);
    else putProxyPassword(db, { id, label: FIXED.url, sealed: vault.seal(address, Secret.of(text)) });
    if (id === VAULT_PROXY) {
      const detail = { changed: 'proxy, bypass, proxyPassword' };
      vault.audit(db, { action: 'vault.settings-changed', credentialId: null, detail });
    } else {
      const detail = { account: id, changed: 'proxyPassword' };
      vault.audit(db, { action: 'account.edited', credentialId: null, detail });
    }
  });
}

function held(vault: Vault, id: string): string | null {
  const stored = vault.read((db) => getProxyPassword(db, id));
  return stored && vault.unseal({ table: 'proxy_passwords', id }, stored.sealed).reveal();
}

const choicesOf = (vault: Vault) => vault.read(getNetworkChoices);
const trusted = (vault: Vault) => vault.read(listAuthorities).map(({ id }) => id);

describe('the way out of a merged vault', () => {
  it('shows an authority of the other copy before it is trusted, once', async () => {
    const { here, there, tick, plan, merge } = await twoCopies();
    trust(there, tick());
    const { conflicts } = plan();
    const { fingerprint256 } = new X509Certificate(cert);
    expect(conflicts).toMatchObject([
      {
        ...{ kind: 'setting', id: `authority ${ID}`, label: 'authority', newer: 'there' },
        fields: [{ name: 'authority', here: null, there: `CN=keyturn-test ${fingerprint256}` }],
      },
    ]);
    expect(trusted(here)).toEqual([]);
    merge();
    expect(trusted(here)).toEqual([ID]);
    choose(there, { proxy: { kind: 'system' }, bypass: [] });
    expect(plan().conflicts).toEqual([]);
  });

  it('trusts none that a person leaves out', async () => {
    const { here, there, tick, merge } = await twoCopies();
    trust(there, tick());
    merge(new Map([[`setting:authority ${ID}`, 'here']]));
    expect(trusted(here)).toEqual([]);
  });

  it('shows the other proxy, and takes the one that was chosen last', async () => {
    const { here, there, plan, merge } = await twoCopies();
    choose(here, { proxy: { kind: 'direct' }, bypass: ['a.example'] });
    choose(there, { proxy: FIXED, bypass: [] });
    expect(plan().conflicts).toMatchObject([
      {
        ...{ kind: 'setting', id: 'network', newer: 'there' },
        fields: [
          { name: 'proxy', here: 'direct', there: `${FIXED.url} (li)` },
          { name: 'bypass', here: 'a.example', there: null },
        ],
      },
    ]);
    merge();
    expect(choicesOf(here)).toEqual({ proxy: FIXED, bypass: [] });
  });

  it('keeps what is chosen here, and asks nothing where the other copy chose nothing', async () => {
    const both = await twoCopies();
    choose(both.there, { proxy: FIXED, bypass: [] });
    both.merge(new Map([['setting:network', 'here']]));
    expect(choicesOf(both.here).proxy).toEqual({ kind: 'system' });
    const alone = await twoCopies();
    choose(alone.here, { proxy: FIXED, bypass: [] });
    live(alone.there, [{ kind: 'label', which: 0, value: 1 }], names());
    expect(alone.plan().conflicts).toEqual([]);
    alone.merge();
    expect(choicesOf(alone.here).proxy).toEqual(FIXED);
  });

  it('shows no token of a script', async () => {
    const { there, plan } = await twoCopies();
    choose(there, { proxy: { kind: 'pac', url: 'https://pac.example/p.pac?token=SENTINEL' }, bypass: [] });
    expect(plan().conflicts[0]?.fields[0]?.there).toBe('pac https://pac.example/p.pac');
  });

  it.each([
    ['the newer one there', ['here', 'there'], 'there'],
    ['the newer one here', ['there', 'here'], 'here'],
    ['the only new one', ['there'], 'there'],
    ['what was kept', [], 'old'],
  ] as const)('has of two passwords for one proxy %s', async (_what, order, expected) => {
    const { here, there, merge } = await twoCopies((vault) => {
      choose(vault, { proxy: FIXED, bypass: [] });
      password(vault, VAULT_PROXY, 'old');
    });
    for (const side of order) password(side === 'here' ? here : there, VAULT_PROXY, side);
    live(there, [{ kind: 'label', which: 0, value: 1 }], names());
    merge();
    expect(held(here, VAULT_PROXY)).toBe(expected);
  });

  it('has the passwords of accounts, forgets one that was forgotten, and brings none back', async () => {
    const withProxy = (vault: Vault): void => {
      vault.write((db) => {
        const [account] = listAccounts(db);
        if (account !== undefined) updateAccount(db, { ...account, proxy: FIXED.url, proxyUser: 'li' });
        vault.audit(db, { action: 'account.edited', credentialId: null, detail: { changed: 'proxy' } });
      });
    };
    const old = (vault: Vault): void => {
      withProxy(vault);
      password(vault, accountOf(vault), 'old');
    };
    const news = await twoCopies();
    const id = accountOf(news.here);
    withProxy(news.there);
    password(news.there, id, 'new');
    news.merge();
    expect(held(news.here, id)).toBe('new');
    expect(news.here.read((db) => getAccount(db, id as never)?.hasProxyPassword)).toBe(true);
    const gone = await twoCopies(old);
    password(gone.there, id, null);
    gone.merge();
    expect(held(gone.here, id)).toBeNull();
    const stays = await twoCopies(old);
    password(stays.here, id, null);
    live(stays.there, [{ kind: 'label', which: 0, value: 1 }], names());
    stays.merge();
    expect(held(stays.here, id)).toBeNull();
  });
});
