import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFiles } from '../../../../../src/main/node/files.ts';
import { createRandom } from '../../../../../src/main/node/random.ts';
import type { HeldKey, NewCredential } from '../../../../../src/main/services/credential-writing.ts';
import { createImports, type Imports } from '../../../../../src/main/services/import/index.ts';
import type { ImportTarget } from '../../../../../src/main/services/import/target.ts';
import type { SourceFiles } from '../../../../../src/main/services/import/tickets.ts';
import { newId } from '../../../../../src/main/services/new-id.ts';
import type { AuditRecord } from '../../../../../src/main/vault/audit-log.ts';
import type { Vault } from '../../../../../src/main/vault/index.ts';
import { catalogue } from '../../../../../src/shared/catalogue/index.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import type { AccountId, CredentialId } from '../../../../../src/shared/model/ids.ts';
import type { ImportPreview } from '../../../../../src/shared/model/import.ts';
import { type FakeClock, fakeClock } from '../../../../support/fake/clock.ts';
import { asKeys } from '../../../../support/import-found.ts';

/** A key in the pretended vault, with every secret it was given. */
export interface HeldEntry {
  readonly id: CredentialId;
  readonly input: NewCredential;
  readonly account: HeldKey['account'];
  readonly versions: Readonly<Record<string, string>>[];
}

export interface Setting {
  readonly imports: Imports;
  readonly clock: FakeClock;
  readonly folder: string;
  readonly held: HeldEntry[];
  readonly audited: AuditRecord[];
  /** Makes the pretended vault refuse, as a locked one does. */
  lockVault(): void;
  /** Writes a file into the test's own folder and returns its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
  /** The keys of a text that is no table. */
  keysIn(text: string): ImportPreview;
}

/** The import service on real files in a fresh folder, with a vault that is a list. */
export async function setting(
  changeFiles: (files: SourceFiles) => Partial<SourceFiles> = () => ({}),
): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-import-'));
  const clock = fakeClock();
  const random = createRandom();
  const held: HeldEntry[] = [];
  const audited: AuditRecord[] = [];
  let locked = false;

  const requireOpen = () => {
    if (locked) throw new KeyturnError('vault-locked');
  };
  const writing: ImportTarget = {
    find(cloud, publicId) {
      requireOpen();
      const entry = held.find(
        ({ input }) => input.cloud === cloud && input.fields[catalogue[cloud].publicIdField] === publicId,
      );
      if (entry === undefined) return null;
      const current = Object.values(entry.versions.at(-1) ?? {});
      return {
        id: entry.id,
        label: entry.input.label,
        account: entry.account,
        binned: false,
        sameSecret: (secret) => current.includes(secret),
      };
    },
    accountNamed({ cloud, site, label }) {
      const same = held.filter(
        ({ input, account }) =>
          input.cloud === cloud &&
          account.site === site &&
          input.account.kind === 'new' &&
          input.account.draft.label === label,
      );
      return same.length === 1 ? (same[0]?.account.id ?? null) : null;
    },
    add(input) {
      requireOpen();
      const id = newId<CredentialId>(random);
      const { account: choice } = input;
      const account =
        choice.kind === 'new'
          ? {
              id: newId<AccountId>(random),
              site: choice.draft.site,
              endpoints: choice.draft.endpoints,
            }
          : held.find((entry) => entry.account.id === choice.id)?.account;
      if (account === undefined) throw new KeyturnError('not-found');
      held.push({ id, input, account, versions: [input.secrets] });
      return id;
    },
    edit(id, changes) {
      requireOpen();
      const entry = held.find((one) => one.id === id);
      if (entry === undefined || changes.secrets === undefined) throw new Error('Nothing to edit');
      entry.versions.push(changes.secrets);
    },
    together: (run) => run(),
  };
  const vault: Pick<Vault, 'write' | 'audit'> = {
    write: (run) => {
      requireOpen();
      return run({ all: () => [], get: () => undefined, run: () => 0 });
    },
    audit: (_db, record) => audited.push(record),
  };
  const session = {
    vault: () => {
      requireOpen();
      return vault as Vault;
    },
  };
  const files = createFiles();
  const imports = createImports({
    files: { ...files, ...changeFiles(files) },
    random,
    clock,
    session,
    writing,
  });

  return {
    imports,
    clock,
    folder,
    held,
    audited,
    lockVault: () => {
      locked = true;
    },
    async file(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    keysIn: (text) => asKeys(imports.previewText(text)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The code and parameters of the error that a call ends in. */
export async function failure(run: () => unknown): Promise<{ code: string; params: unknown }> {
  try {
    await run();
  } catch (error) {
    if (error instanceof KeyturnError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('It did not fail');
}
