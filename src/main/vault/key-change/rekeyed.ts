import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { ChainPlace } from '../audit-chain.ts';
import { auditEpochs, openAuditKeys, putAuditEpoch } from '../audit-epochs.ts';
import { type Actor, appendAudit, chainEnd, verifySince } from '../audit-log.ts';
import { openCiphered, rekeyCiphered } from '../db/cipher.ts';
import { type CopySource, copyDatabase } from '../db/copy.ts';
import { databaseError } from '../db/errors.ts';
import type { WriteDb } from '../db/handles.ts';
import { createDbSession, type DbSession } from '../db/session.ts';
import type { VaultKeys } from '../keys.ts';
import type { VaultPorts } from '../ports.ts';
import { openAll, resealAll } from './reseal.ts';

/** What a database under another vault key is made of. */
export interface Rekeying {
  readonly vaultId: string;
  readonly actor: Actor;
  readonly detail: Readonly<Record<string, string>>;
  readonly source: CopySource;
  readonly before: VaultKeys;
  readonly after: VaultKeys;
  readonly salt: Buffer;
  /** Where the chain was anchored; the new one must pass through it, and fit from there on if it did. */
  readonly anchor: ChainPlace;
}

/** The chain goes on under the new key; what was written before keeps its MACs and the key to check them. */
function beginEpoch(
  db: WriteDb,
  ports: VaultPorts,
  { vaultId, actor, detail, before, after }: Rekeying,
): void {
  const firstSeq = chainEnd(db).count + 1;
  // Epochs that do not open were tampered with: the chain stays broken, and that must not keep the key from changing.
  const past = auditEpochs(db, before, vaultId) ?? [{ firstSeq: 1, key: Buffer.from(before.audit) }];
  for (const epoch of [...past, { firstSeq, key: after.audit }]) {
    putAuditEpoch(db, ports.random, after.field, vaultId, epoch);
  }
  for (const { key } of past) key.fill(0);
  const record = { action: 'vault.key-changed', credentialId: null, detail } as const;
  appendAudit(db, after.audit, ports.clock, actor, record);
}

function usingDatabase<T>(path: string, key: Buffer, salt: Buffer, run: (session: DbSession) => T): T {
  const session = createDbSession(openCiphered(path, key, salt));
  try {
    return run(session);
  } finally {
    session.close();
  }
}

const verdict = (session: DbSession, keys: VaultKeys, vaultId: string, anchor: ChainPlace) =>
  session.read((db) => verifySince(db, (at) => openAuditKeys(at, keys, vaultId), anchor));

/**
 * Makes the database whose pages, sealed values and audit chain go by the new key, and returns where the chain may be
 * anchored. It is closed then.
 */
function rekey(ports: VaultPorts, rekeying: Rekeying, path: string): ChainPlace {
  const { vaultId, source, before, after, salt, anchor } = rekeying;
  const kept = usingDatabase(path, before.database, source.salt, (session) => {
    session.write((db) => {
      resealAll(db, ports.random, vaultId, before, after);
      beginEpoch(db, ports, rekeying);
    });
    return {
      sealed: session.read((db) => openAll(db, after, vaultId)),
      chain: verdict(session, after, vaultId, anchor),
    };
  });
  const db = openCiphered(path, before.database, source.salt);
  try {
    rekeyCiphered(db, after.database, salt);
  } finally {
    db.close();
  }
  // Read as the next one to open it will read it: nothing is replaced by what cannot be opened.
  const found = usingDatabase(path, after.database, salt, (session) => ({
    whole:
      session.read((handle) => handle.get<{ quick_check: string }>('PRAGMA quick_check'))?.quick_check ===
      'ok',
    sealed: session.read((handle) => openAll(handle, after, vaultId)),
    chain: verdict(session, after, vaultId, anchor),
    end: session.read(chainEnd),
  }));
  if (!found.whole || found.sealed !== kept.sealed || found.chain !== kept.chain) {
    throw new KeyturnError('vault-damaged');
  }
  // A break is not covered up by an anchor behind it.
  return found.chain === 'whole' ? found.end : anchor;
}

/**
 * Writes the vault's database under its new key to `path`, whole and flushed, and returns the anchor of its chain.
 * Throws `secret-unreadable`, `disk-full`, `vault-damaged`, `vault-locked`, `vault-replaced`.
 */
export async function writeRekeyed(ports: VaultPorts, rekeying: Rekeying, path: string): Promise<ChainPlace> {
  const { files } = ports;
  await copyDatabase(files, rekeying.source, path);
  try {
    const anchor = rekey(ports, rekeying, path);
    await files.flush(path);
    return anchor;
  } catch (error) {
    throw databaseError(error);
  }
}
