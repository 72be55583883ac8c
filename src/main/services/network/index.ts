import { X509Certificate } from 'node:crypto';
import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Authority } from '../../../shared/model/certificate.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { NetworkSettings, ProxyChoice } from '../../../shared/model/network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import type { Random } from '../../ports/random.ts';
import type { WriteDb } from '../../vault/db/handles.ts';
import { type ReadDb, Secret, type Vault } from '../../vault/index.ts';
import {
  deleteAuthority,
  deleteProxyPassword,
  getNetworkChoices,
  getProxyPassword,
  listAuthorities,
  putAuthority,
  putNetworkChoices,
  putProxyPassword,
  VAULT_PROXY,
} from '../../vault/repositories/network.ts';
import type { Events } from '../events.ts';
import type { Imports } from '../import/index.ts';
import { newId } from '../new-id.ts';
import type { VaultSession } from '../vault-session.ts';
import { type AccountWays, createAccountWays } from './account-ways.ts';
import { authorityOf, readAuthorities } from './certificates.ts';

/** How the calls of the open vault leave this computer. Every method throws `vault-locked`. */
export interface Network extends AccountWays {
  get(): NetworkSettings;
  save(changes: ParsedInput<'network.save'>): NetworkSettings;
  /** Throws as `readAuthorities`, `conflict` where all of them are there, and for a ticket as `Imports.previewFile`. */
  addAuthority(from: ParsedInput<'network.addAuthority'>): Promise<Authority[]>;
  pickAuthority(): Promise<Output<'network.pickAuthority'>>;
  /** Throws `not-found`. */
  removeAuthority(id: string): NetworkSettings;
}

export interface NetworkDeps {
  readonly session: Pick<VaultSession, 'vault'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: Random;
  readonly imports: Pick<Imports, 'ticketFor' | 'bytesOf'>;
  readonly picker: Pick<FilePicker, 'pickCertificate'>;
}

/** Where the vault's own password for a proxy is sealed. */
export const VAULT_PASSWORD_AT = { table: 'proxy_passwords', id: VAULT_PROXY } as const;

export function createNetwork(deps: NetworkDeps): Network {
  const { session, events, clock, random, imports, picker } = deps;

  const view = (db: ReadDb): NetworkSettings => {
    const { proxy, bypass } = getNetworkChoices(db);
    const hasPassword = getProxyPassword(db, VAULT_PROXY) !== null;
    return {
      proxy: proxy.kind === 'fixed' ? { ...proxy, hasPassword } : proxy,
      bypass,
      authorities: listAuthorities(db).map(({ id, pem }) => authorityOf(id, new X509Certificate(pem))),
    };
  };

  const audit = (vault: Vault, db: WriteDb, changed: string): void =>
    vault.audit(db, { action: 'vault.settings-changed', credentialId: null, detail: { changed } });

  const changing = (changed: string, write: (db: WriteDb, vault: Vault) => void): NetworkSettings => {
    const vault = session.vault();
    const after = vault.write((db) => {
      write(db, vault);
      audit(vault, db, changed);
      return view(db);
    });
    events.emit('network.changed', {});
    return after;
  };

  return {
    get: () => session.vault().read(view),

    save: ({ proxy, bypass, password }) =>
      changing(password.kind === 'keep' ? 'proxy, bypass' : 'proxy, bypass, proxyPassword', (db, vault) => {
        const before = getNetworkChoices(db).proxy;
        putNetworkChoices(db, { proxy, bypass });
        if (password.kind === 'remove' || !isSameProxy(before, proxy)) deleteProxyPassword(db, VAULT_PROXY);
        if (password.kind !== 'set') return;
        if (proxy.kind !== 'fixed' || proxy.user === null) {
          throw new KeyturnError('invalid-input', { field: 'proxy.user' });
        }
        const secret = Secret.of(password.value);
        const sealed = vault.seal(VAULT_PASSWORD_AT, secret);
        secret.destroy();
        putProxyPassword(db, { id: VAULT_PROXY, label: proxy.url, sealed });
      }),

    async addAuthority(from) {
      const given = from.kind === 'text' ? Buffer.from(from.text) : await imports.bytesOf(from.ticket);
      let found: X509Certificate[];
      try {
        found = readAuthorities(given, clock.now());
      } finally {
        given.fill(0);
      }
      const added: Authority[] = [];
      changing('authorities', (db) => {
        const known = new Set(listAuthorities(db).map(({ pem }) => new X509Certificate(pem).fingerprint256));
        for (const x509 of found) {
          if (known.has(x509.fingerprint256)) continue;
          known.add(x509.fingerprint256);
          const id = newId<string>(random);
          putAuthority(db, { id, pem: x509.toString(), addedAt: clock.now() });
          added.push(authorityOf(id, x509));
        }
        if (added.length === 0) throw new KeyturnError('conflict');
      });
      return added;
    },

    async pickAuthority() {
      const path = await picker.pickCertificate();
      return path === null ? null : { ticket: (await imports.ticketFor(path)) satisfies TicketId };
    },

    removeAuthority: (id) =>
      changing('authorities', (db) => {
        if (!deleteAuthority(db, id)) throw new KeyturnError('not-found');
      }),

    ...createAccountWays(session, events),
  };
}

function isSameProxy(before: ProxyChoice, after: ProxyChoice): boolean {
  if (before.kind !== 'fixed' || after.kind !== 'fixed') return false;
  return before.url === after.url && before.user === after.user;
}
