import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { copyFolder } from '../../vault/copies/list.ts';
import {
  type Actor,
  goBack,
  listCopies,
  openCopy,
  openVault,
  putBack,
  refuseLosses,
  type VaultPorts,
  type WayIn,
} from '../../vault/index.ts';
import type { VaultSession } from '../vault-session.ts';

/** What going back needs of the service around it. */
export interface GoingBack {
  readonly ports: VaultPorts;
  readonly folder: string;
  readonly actor: Actor;
  readonly scratch: string;
  readonly session: Pick<VaultSession, 'vault' | 'guess'>;
  readonly whileLocked: (exchange: () => Promise<void>) => Promise<void>;
}

/**
 * Puts a kept copy back as an older program left it, or with `carryOver` makes the vault one of that copy's schema with
 * every secret in it. `by` is what opened the vault when the copy was kept; null where that was the key of today.
 */
export async function goBackTo(
  { ports, folder, actor, scratch, session, whileLocked }: GoingBack,
  name: string,
  by: WayIn | null,
  carryOver: boolean,
): Promise<{ schema: number }> {
  const copy = (await listCopies(ports, folder)).find((one) => one.name === name);
  if (copy === undefined) throw new KeyturnError('not-found');
  const here = session.vault();
  const way = by ?? ({ kind: 'same-key', vault: here } as const);
  const path = await copyFolder(ports, folder, name);
  const opened = await session.guess(() => openCopy(ports, { copy: path, scratch, by: way, actor }));
  // A second handle, since the session closes its own when it locks.
  const current = await openVault(ports, { folder, actor, by: { kind: 'same-key', vault: here } });
  try {
    const { schema } = opened.facts;
    if (!carryOver) refuseLosses(here, opened.vault);
    await whileLocked(async () => {
      if (carryOver) await goBack(ports, { current, schema, scratch });
      else {
        const sameKey = { kind: 'same-key', vault: opened.vault } as const;
        await putBack(ports, { current, copy: name, by: sameKey, actor, scratch });
      }
    });
    return { schema };
  } finally {
    current.close();
    await opened.close();
  }
}
