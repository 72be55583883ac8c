import { join } from 'node:path';
import type { Whereabouts, WhereaboutsKind } from '../../shared/model/recovery-kit.ts';
import { FileError, type Files } from '../ports/files.ts';
import { countSecrets } from '../vault/repositories/secrets.ts';
import type { Policy } from './managed-policy.ts';
import type { VaultSession } from './vault-session.ts';

/** Tells where everything that Keyturn wrote lies. */
export interface WhereaboutsService {
  /** Throws `vault-locked`. */
  tell(): Promise<Whereabouts>;
}

type Place = Whereabouts['files'][number];

/**
 * Places outside of the vault's folder, by what they hold. Files that are not there are left out; a place for backups is
 * told though it may be another computer's, and is not looked into: it may be large, far or full of other things.
 */
export type Elsewhere = () => Promise<readonly { readonly kind: WhereaboutsKind; readonly path: string }[]>;

const NAMES: readonly (readonly [RegExp, WhereaboutsKind])[] = [
  [/^vault\.db$/, 'database'],
  [/^vault\.db-wal$/, 'log'],
  // An index of the log that its readers share: numbers of pages, nothing of what is on them.
  [/^vault\.db-shm$/, 'passing'],
  [/^vault\.keys\.json$/, 'header'],
  [/^vault\.keys\.json\.bak$/, 'header-backup'],
  [/^vault\.keys\.json\.damaged$/, 'header-damaged'],
  [/^vault\.locked-by-hand$/, 'keychain-block'],
  [/^vault\.attempts\.json$/, 'attempts'],
  [/^device\.json$/, 'device'],
  [/^preferences\.json$/, 'preferences'],
  [/^inbox$/, 'inbox'],
  [/^logs$/, 'app-log'],
  [/(\.lock(-journal)?|\.new|\.tmp|\.unfinished|\.next)$/, 'passing'],
];

/** In the order in which the list shows them. */
const ORDER: readonly WhereaboutsKind[] = [
  ...(['database', 'log', 'header', 'header-backup', 'header-damaged', 'inbox', 'copy'] as const),
  ...(['backup-folder', 'backup-bucket', 'passing', 'other'] as const),
  ...(['keychain-block', 'attempts', 'device', 'preferences', 'app-log'] as const),
  ...(['witness', 'reminders', 'audit-heads', 'policy'] as const),
];

const BACKUPS: ReadonlySet<WhereaboutsKind> = new Set(['backup-folder', 'backup-bucket']);

export function createWhereabouts(deps: {
  readonly session: VaultSession;
  readonly files: Files;
  readonly policy: Policy;
  readonly folder: string;
  readonly elsewhere: Elsewhere;
}): WhereaboutsService {
  const { session, files, policy, folder, elsewhere } = deps;

  /** The bytes of a file, or of all files below a folder; null where there is nothing or no permission to look. */
  const size = async (path: string): Promise<number | null> => {
    try {
      const found = await files.resolve(path);
      if (found?.kind !== 'folder') return (await files.facts(path))?.size ?? null;
      const inside = await Promise.all((await files.list(path)).map((name) => size(join(path, name))));
      return inside.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
    } catch (error) {
      if (error instanceof FileError) return null;
      throw error;
    }
  };

  const place = async (kind: WhereaboutsKind, path: string): Promise<Place> => ({
    kind,
    path,
    bytes: await size(path),
  });

  /** Everything in the vault's folder, whether it is known or not: a page that left something out would be worth little. */
  const inFolder = async (): Promise<readonly Place[]> => {
    const names = await files.list(folder);
    const copies = names.includes('copies') ? await files.list(join(folder, 'copies')) : [];
    return Promise.all([
      ...names
        .filter((name) => name !== 'copies')
        .map((name) => place(NAMES.find(([form]) => form.test(name))?.[1] ?? 'other', join(folder, name))),
      ...copies.map((name) => place('copy', join(folder, 'copies', name))),
    ]);
  };

  const outside = async (): Promise<readonly Place[]> => {
    const { source, state } = policy.state();
    const rules = state === 'none' || source === null ? [] : [{ kind: 'policy' as const, path: source }];
    const told = [...(await elsewhere()), ...rules];
    const files = told.filter(({ kind }) => !BACKUPS.has(kind));
    const sized = await Promise.all(files.map(({ kind, path }) => place(kind, path)));
    return [
      ...told.filter(({ kind }) => BACKUPS.has(kind)).map((at) => ({ ...at, bytes: null })),
      ...sized.filter(({ bytes }) => bytes !== null),
    ];
  };

  return {
    async tell() {
      const vault = session.vault();
      const { slots, keychainItem } = await vault.ways();
      const found = [...(await inFolder()), ...(await outside())];
      return {
        vaultId: vault.id,
        files: found.sort(
          (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.path.localeCompare(b.path),
        ),
        slots: slots.map(({ kind, cost }) => ({ kind, cost })),
        keychainItem,
        schema: vault.schema,
        secrets: vault.read(countSecrets),
      };
    },
  };
}
