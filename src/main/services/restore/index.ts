import { basename } from 'node:path';
import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { KeptCopy, MergePlan, RestorePreview } from '../../../shared/model/restore.ts';
import type { LockReason, UnlockMethod } from '../../../shared/model/vault.ts';
import type { FilePicker } from '../../ports/file-picker.ts';
import type { Keychain } from '../../ports/keychain.ts';
import type { Logger } from '../../ports/logger.ts';
import {
  type BackupFacts,
  listCopies,
  openVault,
  replaceVault,
  type Unpacked,
  type WayIn,
} from '../../vault/index.ts';
import { listAccounts } from '../../vault/repositories/accounts.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { needComparison } from '../comparison/state.ts';
import type { Events } from '../events.ts';
import { type Choices, type MergeParts, mergeVaults, planMerge } from '../merge/index.ts';
import { requireAnswersKept } from '../merge/open-answer.ts';
import { newId } from '../new-id.ts';
import type { VaultSession } from '../vault-session.ts';
import { keyDifferences, keysOf } from './differences.ts';
import { type GoingBack, goBackTo } from './go-back.ts';
import { prepareVault, requireNoLoss } from './prepare.ts';
import { openPresent, type Present, relationTo } from './present.ts';
import { createScratch } from './scratch.ts';
import { createSources, type Description, type SourcesDeps } from './sources.ts';
import { lendWayIn } from './way-in.ts';

/** How long an opened copy stays open, in ms. */
const OPEN_MS = 10 * 60_000;

/** Bringing a vault back, and bringing two copies of one together. One copy is open at a time. */
export interface Restores {
  /** Null when the person closed the dialog, or there is none. */
  pick(): Promise<{ ticket: TicketId; name: string } | null>;
  listBucket(bucket: Description): Promise<Output<'restore.listBucket'>>;
  copies(): Promise<KeptCopy[]>;
  /**
   * Opens a copy beside the vault. Throws the errors of its source, of `openBackup`, `too-many-attempts`, and `vault-busy`
   * while another process has one open.
   */
  open(request: ParsedInput<'restore.open'>): Promise<RestorePreview>;
  /**
   * Locks, puts the copy in the vault's place, and opens it by its own key, unless a lock was asked for meanwhile. Throws `ticket-expired`, `would-lose-secrets`,
   * `rotating`, and the errors of `replaceVault`: the vault that was there is in its place then.
   */
  replace(request: ParsedInput<'restore.replace'>): Promise<void>;
  /** Throws `ticket-expired`, `backup-other-vault`, `secret-unreadable`, `rotating`. */
  plan(restore: TicketId): MergePlan;
  /** Throws as `plan`. */
  merge(request: ParsedInput<'restore.merge'>): Promise<Output<'restore.merge'>>;
  discard(restore: TicketId): Promise<void>;
  /** Makes the vault one for an older program, and locks. Throws `not-found`, `would-lose-secrets`. */
  goBack(request: ParsedInput<'restore.goBack'>): Promise<Output<'restore.goBack'>>;
  /**
   * For a lock that somebody asks for, whether a vault is open or not: closes what is open. What is taking the vault's
   * place is waited for, and stays locked then.
   */
  close(reason: LockReason): Promise<void>;
  /** Whether a vault is being exchanged. */
  isReplacing(): boolean;
}

export interface RestoresDeps extends Omit<SourcesDeps, 'ports'> {
  readonly ports: SourcesDeps['ports'] & { readonly keychain: Keychain };
  readonly session: VaultSession;
  readonly events: Events;
  readonly logger: Logger;
  readonly picker: Pick<FilePicker, 'pickBackupFile'>;
  /** Locks the vault for its exchange and waits for all that is under way. */
  readonly lock: () => Promise<void>;
}

interface Opened {
  readonly id: TicketId;
  readonly unpacked: Unpacked<BackupFacts>;
  readonly by: UnlockMethod['kind'];
  readonly fromCopy: boolean;
  readonly cancelTimer: () => void;
}

export function createRestores(deps: RestoresDeps): Restores {
  const { ports, folder, actor, session, events, places, picker } = deps;
  const { clock, random } = ports;
  const scratch = createScratch({ ...deps, files: ports.files, locks: ports.locks });
  const sources = createSources(deps);
  let opened: Opened | null = null;
  let replacing = false;
  let lastLock: { readonly reason: LockReason } | null = null;
  let busy: Promise<unknown> = scratch.sweep();

  /** One thing at a time, in the order in which it was asked for. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = busy.then(run, run);
    busy = result.catch(() => undefined);
    return result;
  };

  const closeOpened = async (): Promise<void> => {
    if (opened === null) return;
    const { unpacked, cancelTimer } = opened;
    opened = null;
    cancelTimer();
    unpacked.vault.close();
    await scratch.giveBack();
  };

  const openedAs = (id: TicketId): Opened => {
    if (opened?.id !== id) throw new KeyturnError('ticket-expired');
    return opened;
  };

  const present = (there: Opened): Promise<Present> => openPresent(deps, there.unpacked.vault);

  const preview = async (one: Opened): Promise<RestorePreview> => {
    const { vault: there, facts } = one.unpacked;
    const here = await present(one);
    try {
      const keys = keysOf(there);
      const different =
        here.vault === null ? { missing: [], extra: keys } : keyDifferences(here.vault, there);
      return {
        restore: one.id,
        vaultId: there.id,
        madeAt: Math.round(facts.madeAt),
        device: facts.device,
        relation: await relationTo(deps, here, there),
        keys,
        accounts: there.read(listAccounts).length,
        rotations: there.read((db) => listRotations(db, true)).length,
        ...different,
      };
    } finally {
      here.close();
    }
  };

  const open = async (
    source: ParsedInput<'restore.open'>['source'],
    kind: UnlockMethod['kind'],
    way: WayIn,
  ): Promise<RestorePreview> => {
    await closeOpened();
    await scratch.take();
    try {
      const atHand = await sources.bring(source, scratch.path);
      const unpacked = await session.guess(() => atHand.open(way));
      const id = newId<TicketId>(random);
      const cancelTimer = clock.after(OPEN_MS, () => void inTurn(closeOpened));
      opened = { id, unpacked, by: kind, fromCopy: source.kind === 'copy', cancelTimer };
      return await preview(opened);
    } catch (error) {
      await closeOpened();
      await scratch.giveBack();
      throw error;
    }
  };

  /** Tells from now on why somebody asked for a lock; null while nobody did. */
  const watchLocks = (): (() => LockReason | null) => {
    const before = lastLock;
    return () => (lastLock === before ? null : (lastLock?.reason ?? null));
  };

  /** Nothing of the session that was there goes on while its vault is exchanged. */
  const whileLocked = async (exchange: () => Promise<void>): Promise<void> => {
    replacing = true;
    try {
      await deps.lock();
      await exchange();
    } finally {
      replacing = false;
    }
  };

  const replaceBy = async (one: Opened, carryOver: boolean, left: () => LockReason | null): Promise<void> => {
    const { vault: there, facts } = one.unpacked;
    const here = await present(one);
    try {
      // Another vault's keys do not belong in this one: they stay in the copy that is kept of it.
      const missing = here.vault?.id === there.id ? keyDifferences(here.vault, there).missing : [];
      if (!carryOver) requireNoLoss(missing);
      if (here.vault !== null) requireAnswersKept({ here: here.vault, there });
      const ids = new Set<string>(missing.map(({ id }) => id));
      const prepared = await prepareVault(ports, {
        ...{ there, facts, actor, scratch: scratch.path, keychain: ports.keychain },
        reason: one.fromCopy ? 'went-back' : 'restored',
        carry: here.vault === null || ids.size === 0 ? null : { here: here.vault, ids },
      });
      try {
        await whileLocked(async () => {
          const from = prepared.vault.folder;
          prepared.vault.close();
          const reason = one.fromCopy ? 'going-back' : 'restore';
          await replaceVault(ports, { folder, from, reason, ...(here.vault && { current: here.vault }) });
          const by = { kind: 'same-key', vault: there } as const;
          await session.adopt(() => openVault(ports, { folder, actor, by }), one.by, left);
        });
      } finally {
        await prepared.close();
      }
    } finally {
      here.close();
    }
  };

  const mergeParts = (restore: TicketId, choices: Choices): MergeParts => ({
    here: session.vault(),
    there: openedAs(restore).unpacked.vault,
    choices,
    random,
    now: clock.now(),
  });

  return {
    async pick() {
      const path = await picker.pickBackupFile();
      return path === null ? null : { ticket: await places.issue(path, 'backup'), name: basename(path) };
    },
    listBucket: sources.listBucket,
    copies: () => listCopies(ports, folder),
    open: ({ source, by }) => inTurn(() => lendWayIn(by, (way) => open(source, by.kind, way))),

    replace({ restore, carryOver }) {
      const left = watchLocks();
      return inTurn(async () => {
        await replaceBy(openedAs(restore), carryOver, left);
        await closeOpened();
      });
    },

    plan(restore) {
      const { clean, conflicts } = planMerge(mergeParts(restore, new Map()));
      return { restore, ...clean, conflicts };
    },

    merge: ({ restore, choices }) =>
      inTurn(async () => {
        const chosen: Choices = new Map(choices.map(({ kind, id, take }) => [`${kind}:${id}`, take]));
        const before = session.vault().head().count;
        const parts = mergeParts(restore, chosen);
        const { clean, chosen: won } = mergeVaults(parts, (db) => {
          // What was merged before brings nothing that a cloud could contradict.
          if (parts.here.head().count > before) needComparison(db, 'merged', parts.now);
        });
        await closeOpened();
        events.emit('vault.changed', {});
        events.emit('credentials.changed', { ids: [] });
        events.emit('rotations.changed', { ids: [] });
        events.emit('backups.changed', {});
        return {
          added: clean.added + won.added,
          changed: clean.changed + won.changed,
          removed: clean.removed + won.removed,
        };
      }),

    discard: (restore) =>
      inTurn(async () => {
        if (opened?.id === restore) await closeOpened();
      }),

    goBack: ({ name, by, carryOver }) =>
      inTurn(async () => {
        await closeOpened();
        await scratch.take();
        try {
          const going: GoingBack = { ...deps, scratch: scratch.path, whileLocked };
          const go = (way: WayIn | null) => goBackTo(going, name, way, carryOver);
          return await (by === null ? go(null) : lendWayIn(by, go));
        } finally {
          await scratch.giveBack();
        }
      }),

    async close(reason) {
      lastLock = { reason };
      sources.clear();
      await inTurn(closeOpened);
    },
    isReplacing: () => replacing,
  };
}
