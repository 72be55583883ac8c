import { createHmac } from 'node:crypto';
import {
  type Actor,
  type AuditRecord,
  anchorOf,
  appendAudit,
  chainEnd,
  verifySince,
  verifyWhole,
} from './audit-log.ts';
import type { ReadDb, WriteDb } from './db/handles.ts';
import type { DbSession } from './db/session.ts';
import { type FieldAddress, sealField, unsealField } from './field-seal.ts';
import { createKeyring, type Keyring, type KeyringParts } from './keyring.ts';
import type { Secret } from './secret.ts';

/** An open vault: its database, its keys and the ways in. Every method throws `vault-locked` after `close`. */
export interface Vault extends Keyring {
  readonly id: string;
  readonly folder: string;
  /** One consistent snapshot. Throws `vault-damaged`, `vault-busy`. */
  read<T>(run: (db: ReadDb) => T): T;
  /** One `BEGIN IMMEDIATE`, undone when `run` throws. Throws `vault-busy`, `disk-full`, `vault-damaged`. */
  write<T>(run: (db: WriteDb) => T): T;
  /** Adds a row to the audit chain inside the transaction of `db`. */
  audit(db: WriteDb, record: AuditRecord): void;
  /** Checks the rows since the last anchor, and that the anchor is still there. */
  verifyAudit(): 'whole' | 'broken';
  /** Checks every row, a slice at a time. */
  verifyAuditWhole(): Promise<'whole' | 'broken'>;
  /** Writes the chain's length and head into the header, from where `verifyAudit` starts the next time. */
  anchorAudit(): Promise<void>;
  seal(address: FieldAddress, secret: Secret): Buffer;
  /** Throws `secret-unreadable`. */
  unseal(address: FieldAddress, sealed: Buffer): Secret;
  /** A keyed hash (32 bytes), to notice equal secrets without unsealing them. */
  fingerprint(text: string): Buffer;
  /** Whether another process or connection committed since this was last asked. */
  foreignChange(): boolean;
  /** Closes the database and zeroes every key. May be called again. */
  close(): void;
}

/** What an open vault is made of; `close` takes all of it down. */
export interface VaultParts extends KeyringParts {
  readonly actor: Actor;
  readonly session: DbSession;
}

export function createVaultHandle(parts: VaultParts): Vault {
  const { ports, folder, actor, keys, session } = parts;
  const id = parts.header.vaultId;
  const keyring = createKeyring(parts);
  const anchor = () => anchorOf(keyring.header());

  return {
    ...keyring.api,
    get recoveryConfirmed() {
      return keyring.header().recoveryConfirmed;
    },
    id,
    folder,
    read: session.read,
    write: session.write,
    foreignChange: session.foreignChange,

    audit: (db, record) => appendAudit(db, keys.audit, ports.clock, actor, record),
    verifyAudit: () => session.read((db) => verifySince(db, keys.audit, anchor())),
    verifyAuditWhole: () => verifyWhole(session, keys.audit, anchor()),

    async anchorAudit() {
      const end = session.read(chainEnd);
      await keyring.update(false, (header) => {
        // Another process may have anchored a longer chain, and a broken one is not covered up.
        if (end.count <= header.audit.count) return null;
        if (session.read((db) => verifySince(db, keys.audit, anchorOf(header))) === 'broken') return null;
        return { ...header, audit: { count: end.count, head: end.head.toString('base64') } };
      });
    },

    seal(address, secret) {
      keyring.requireOpen();
      return sealField(ports.random, keys.field, id, address, secret);
    },
    unseal(address, sealed) {
      keyring.requireOpen();
      return unsealField(keys.field, id, address, sealed);
    },
    fingerprint(text) {
      keyring.requireOpen();
      return createHmac('sha256', keys.fingerprint).update(text, 'utf8').digest();
    },

    close() {
      keyring.close();
      session.close();
      keys.destroy();
    },
  };
}
