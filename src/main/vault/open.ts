import { assertNever } from '../../shared/assert-never.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Files } from '../ports/files.ts';
import type { Actor } from './audit-log.ts';
import { watchIdentity } from './db/file-identity.ts';
import { schemaVersion } from './db/migrate.ts';
import { type Migration, migrations } from './db/migrations/index.ts';
import { openDatabase } from './db/open.ts';
import { createDbSession } from './db/session.ts';
import { upgradeSchema } from './db/upgrade.ts';
import { withFileErrors } from './failures.ts';
import { type Header, headerIsGenuine } from './header/format.ts';
import { unwrapWithPassword, unwrapWithRandom } from './header/slots.ts';
import { findHeader, updateHeader } from './header/store.ts';
import { blockKeychain, keychainIsBlocked } from './keychain-block.ts';
import { deriveKeys, type VaultKeys } from './keys.ts';
import { type VaultPaths, vaultPaths } from './paths.ts';
import { placeProblem } from './place.ts';
import type { VaultPorts } from './ports.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { settleReplacement } from './replace/settle.ts';
import type { Secret } from './secret.ts';
import { createVaultHandle, partsOf, type Vault } from './vault.ts';

/** What a vault is opened with. */
export type WayIn =
  | { readonly kind: 'password'; readonly password: Secret }
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'keychain'; readonly key: Buffer }
  /** The key of a vault that is open: for copies of it, of which nobody should be asked anything. */
  | { readonly kind: 'same-key'; readonly vault: Vault };

export interface OpenVaultOptions {
  readonly folder: string;
  readonly by: WayIn;
  readonly actor: Actor;
}

async function unwrap({ vaultId, slots }: Header, by: WayIn): Promise<Buffer> {
  switch (by.kind) {
    case 'password': {
      const key = await unwrapWithPassword(vaultId, slots, by.password);
      if (key === null) throw new KeyturnError('wrong-password');
      return key;
    }
    case 'recovery': {
      const secret = readRecoveryCode(by.code);
      const key = unwrapWithRandom(vaultId, slots, 'recovery', secret);
      secret.fill(0);
      if (key === null) throw new KeyturnError('wrong-recovery-code');
      return key;
    }
    case 'keychain': {
      // The item is another vault's or an older slot's: the keychain cannot help, the password can.
      const key = unwrapWithRandom(vaultId, slots, 'keychain', by.key);
      if (key === null) throw new KeyturnError('keychain-unavailable');
      return key;
    }
    case 'same-key':
      return Buffer.from(partsOf(by.vault).keys.vault);
    default:
      return assertNever(by);
  }
}

async function findUsableHeader({ files }: VaultPorts, paths: VaultPaths) {
  const found = await findHeader(files, paths);
  switch (found.kind) {
    case 'found':
      return found;
    case 'absent':
      throw new KeyturnError('vault-absent');
    case 'damaged':
      throw new KeyturnError('vault-damaged');
    case 'newer':
      throw new KeyturnError('vault-newer');
    default:
      return assertNever(found);
  }
}

async function openDatabaseOf(
  ports: VaultPorts,
  paths: VaultPaths,
  header: Header,
  keys: VaultKeys,
  known: readonly Migration[],
) {
  const salt = Buffer.from(header.databaseSalt, 'base64');
  // Before the file is opened: one that is exchanged in between counts as replaced, never as current.
  const isCurrent = watchIdentity(paths.database);
  const db = await openDatabase(ports, paths, { vaultId: header.vaultId, key: keys.database, salt });
  try {
    const foundSchema = schemaVersion(db);
    await upgradeSchema(ports, paths, db, known, isCurrent);
    return { session: createDbSession(db, isCurrent), foundSchema };
  } catch (error) {
    db.close();
    throw error;
  }
}

async function openOnce(
  known: readonly Migration[],
  ports: VaultPorts,
  { folder, by, actor }: OpenVaultOptions,
): Promise<Vault> {
  const paths = vaultPaths(folder);
  const { signed, source } = await findUsableHeader(ports, paths);
  if (by.kind === 'keychain' && (await keychainIsBlocked(ports.files, folder))) {
    throw new KeyturnError('keychain-blocked');
  }
  const keys = deriveKeys(await unwrap(signed.header, by), signed.header.vaultId);
  try {
    if (!headerIsGenuine(signed, keys.header)) throw new KeyturnError('vault-damaged');
    let header = signed.header;
    const { vaultId } = header;
    if (source !== 'header') {
      const requireOurs = () => undefined;
      const mend = {
        folder,
        vaultId,
        headerKey: keys.header,
        revokes: false,
        requireOurs,
        change: () => null,
      };
      header = await updateHeader(ports, mend);
    }
    const { session, foundSchema } = await openDatabaseOf(ports, paths, header, keys, known);
    try {
      // A replacement that was decided in the meantime may take this database away at any moment.
      if ((await ports.files.facts(paths.nextHeader)) !== null) throw new KeyturnError('vault-replaced');
      session.requireCurrent();
      if (by.kind !== 'keychain') await blockKeychain(ports.files, folder, false);
      const parts = { ports, folder, actor, header, keys, session, foundSchema, freshRecovery: null };
      return createVaultHandle(parts);
    } catch (error) {
      session.close();
      throw error;
    }
  } catch (error) {
    keys.destroy();
    throw error;
  }
}

/** Changes whenever header or database are exchanged. */
async function markOfPair(files: Files, { header, database, nextHeader }: VaultPaths): Promise<string> {
  const marks = [];
  for (const path of [header, database, nextHeader]) {
    const facts = await files.facts(path);
    marks.push(facts === null ? 'none' : `${facts.identity} ${path === header ? facts.modifiedMs : ''}`);
  }
  return marks.join(', ');
}

/** More often than a vault is replaced while somebody opens it. */
const MOST_TRIES = 3;

/** As `openVault`, for a program that knows these migrations. */
export function openVaultAt(
  known: readonly Migration[],
  ports: VaultPorts,
  options: OpenVaultOptions,
): Promise<Vault> {
  const { files } = ports;
  const paths = vaultPaths(options.folder);
  return withFileErrors(async () => {
    const problem = await placeProblem(files, paths.folder);
    if (problem !== null) throw new KeyturnError(problem);
    for (let tries = 1; ; tries += 1) {
      await settleReplacement(ports, paths.folder);
      const before = await markOfPair(files, paths);
      try {
        return await openOnce(known, ports, options);
      } catch (error) {
        // The old header and the new database, or the other way round: neither is damaged.
        if (tries === MOST_TRIES || (await markOfPair(files, paths)) === before) throw error;
      }
    }
  });
}

/**
 * Opens a vault and, where its schema is older, brings it up to date; a header that was read from its backup is
 * mended. A replacement of the vault that was cut short is finished or undone first. A password or recovery code also lifts the block that locking by hand put on the keychain.
 *
 * Throws `vault-absent`, `vault-damaged`, `vault-mismatch`, `vault-newer`, `vault-busy`, `wrong-password`,
 * `wrong-recovery-code` (with the place of a typing error), `keychain-blocked`, `keychain-unavailable` (its key
 * opens no slot), `vault-replaced` (again and again while it was opened), `folder-not-local`, `folder-not-writable`, `disk-full`.
 */
export function openVault(ports: VaultPorts, options: OpenVaultOptions): Promise<Vault> {
  return openVaultAt(migrations, ports, options);
}
