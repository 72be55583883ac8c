import { createHmac } from 'node:crypto';
import type { ChainPlace } from './audit-chain.ts';
import { type ChainCheck, examineChain, type RowSource } from './audit-check.ts';
import { openAuditKeys } from './audit-epochs.ts';
import {
  type Actor,
  type AuditRecord,
  anchorOf,
  appendAudit,
  chainEnd,
  type OpenAuditKeys,
  verifySince,
  verifyWhole,
} from './audit-log.ts';
import type { ReadDb, WriteDb } from './db/handles.ts';
import { type FieldAddress, sealField, unsealField } from './field-seal.ts';
import { createKeyring, type Keyring, type KeyringParts } from './keyring.ts';
import { auditRowsFrom } from './repositories/audit.ts';
import type { Secret } from './secret.ts';
import { wipeStack } from './wipe-stack.ts';

/** An open vault: its database, its keys and the ways in. Every method throws `vault-locked` after `close`. */
export interface Vault extends Keyring {
  readonly id: string;
  readonly folder: string;
  /** The schema's version. */
  readonly schema: number;
  /** One consistent snapshot. Throws `vault-damaged`, `vault-busy`. */
  read<T>(run: (db: ReadDb) => T): T;
  /** One `BEGIN IMMEDIATE`, undone when `run` throws. Throws `vault-busy`, `disk-full`, `vault-damaged`. */
  write<T>(run: (db: WriteDb) => T): T;
  /**
   * Has `work` written before anything else is: each later `write` does it first, in a transaction of its own, until it is
   * committed, and throws as `write` where it cannot be. Null has nothing written first.
   */
  writeFirst(work: ((db: WriteDb) => void) | null): void;
  /** Whether something waits to be written first. */
  owesWrite(): boolean;
  /** Adds a row to the audit chain inside the transaction of `db`. */
  audit(db: WriteDb, record: AuditRecord): void;
  /** Checks the rows since the last anchor, and that the anchor is still there. */
  verifyAudit(): 'whole' | 'broken';
  /** Checks every row, a slice at a time. */
  verifyAuditWhole(): Promise<'whole' | 'broken'>;
  /** Checks every row, out of the vault or out of `rowsFrom`, and whether the chain passes through `places`. */
  examineAudit(places: readonly ChainPlace[], rowsFrom?: RowSource): Promise<ChainCheck>;
  /** Where the chain was when it was last anchored in the header. */
  auditAnchor(): ChainPlace;
  /** Writes the chain's length and head into the header, from where `verifyAudit` starts the next time. */
  anchorAudit(): Promise<void>;
  /** How many rows the audit chain has, and the MAC of the last one in hex (64 zeros before the first). */
  head(): { readonly count: number; readonly head: string };
  /** HMAC-SHA-256 in hex, under a key of its own, for what is remembered of this vault outside of it. */
  witnessMac(text: string): string;
  seal(address: FieldAddress, secret: Secret): Buffer;
  /** Throws `secret-unreadable`. */
  unseal(address: FieldAddress, sealed: Buffer): Secret;
  /** A keyed hash (32 bytes), to notice equal secrets without unsealing them. */
  fingerprint(text: string): Buffer;
  /**
   * Whether another process or connection committed since this was last asked. Throws `vault-replaced` once another
   * vault lies in the folder, as every read and write does: this handle can only be closed then.
   */
  foreignChange(): boolean;
  /** Closes the database and zeroes every key. May be called again. */
  close(): void;
}

/** What an open vault is made of; `close` takes all of it down. */
export interface VaultParts extends KeyringParts {
  readonly actor: Actor;
  /** The schema's version before it was brought up to date. */
  readonly foundSchema: number;
}

export function createVaultHandle(parts: VaultParts): Vault {
  const { ports, folder, actor, keys, session } = parts;
  const id = parts.header.vaultId;
  const keyring = createKeyring(parts);
  const anchor = () => anchorOf(keyring.header());
  const openKeys: OpenAuditKeys = (db) => openAuditKeys(db, keys, id);

  let first: ((db: WriteDb) => void) | null = null;

  const vault: Vault = {
    ...keyring.api,
    get recoveryConfirmed() {
      return keyring.header().recoveryConfirmed;
    },
    id,
    folder,
    schema: session.schema,
    read: session.read,
    write(run) {
      if (first !== null) {
        session.write(first);
        first = null;
      }
      return session.write(run);
    },
    writeFirst(work) {
      first = work;
    },
    owesWrite: () => first !== null,
    foreignChange: session.foreignChange,

    audit: (db, record) => appendAudit(db, keys.audit, ports.clock, actor, record),
    verifyAudit: () => session.read((db) => verifySince(db, openKeys, anchor())),
    verifyAuditWhole: () => verifyWhole(session, openKeys, anchor()),

    async examineAudit(places, rowsFrom) {
      keyring.requireOpen();
      const stored: RowSource = (seq, limit) => session.read((db) => auditRowsFrom(db, seq, limit));
      const auditKeys = session.read((db) => openAuditKeys(db, keys, id));
      try {
        return await examineChain(rowsFrom ?? stored, auditKeys, places);
      } finally {
        auditKeys?.destroy();
      }
    },
    auditAnchor: anchor,

    async anchorAudit() {
      const end = session.read(chainEnd);
      await keyring.update(false, (header) => {
        // Another process may have anchored a longer chain, and a broken one is not covered up.
        if (end.count <= header.audit.count) return null;
        if (session.read((db) => verifySince(db, openKeys, anchorOf(header))) === 'broken') return null;
        return { ...header, audit: { count: end.count, head: end.head.toString('base64') } };
      });
    },

    head() {
      const { count, head } = session.read(chainEnd);
      return { count, head: head.toString('hex') };
    },
    witnessMac(text) {
      keyring.requireOpen();
      return createHmac('sha256', keys.witness).update(text, 'utf8').digest('hex');
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
      wipeStack();
    },
  };
  inside.set(vault, { parts, requireOpen: keyring.requireOpen });
  return vault;
}

const inside = new WeakMap<Vault, { readonly parts: VaultParts; readonly requireOpen: () => void }>();

/** What an open vault is made of, for the vault's own operations. Throws `vault-locked` once it is closed. */
export function partsOf(vault: Vault): VaultParts {
  const found = inside.get(vault);
  if (found === undefined) throw new Error('This vault was not opened here');
  found.requireOpen();
  return found.parts;
}
