import { timingSafeEqual } from 'node:crypto';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { DbSession } from './db/session.ts';
import type { Header, Slot, SlotKind } from './header/format.ts';
import { unwrapWithPassword, unwrapWithRandom, wrapWithPassword, wrapWithRandom } from './header/slots.ts';
import { findHeader, updateHeader } from './header/store.ts';
import type { KdfCost } from './kdf.ts';
import { blockKeychain, keychainIsBlocked } from './keychain-block.ts';
import type { VaultKeys } from './keys.ts';
import { vaultPaths } from './paths.ts';
import type { VaultPorts } from './ports.ts';
import {
  normaliseRecoveryText,
  RECOVERY_BYTES,
  readRecoveryCode,
  writeRecoveryCode,
} from './recovery-code.ts';
import { Secret } from './secret.ts';

/**
 * The ways into an open vault. What changes one throws `vault-busy`, `vault-damaged`, `vault-replaced`,
 * `folder-not-writable` or `disk-full`, and leaves the old way in working when it does.
 */
export interface Keyring {
  /** From then on only `next` opens the password slot, the backup of the header included. */
  changePassword(next: Secret, cost: KdfCost): Promise<void>;
  checkPassword(password: Secret): Promise<boolean>;
  /** Throws `wrong-recovery-code` with the place of the error when the code is mistyped. */
  checkRecovery(code: string): Promise<boolean>;
  /** Makes a new recovery code, to be confirmed again; the old one opens nothing any more. */
  renewRecovery(): Promise<string>;
  confirmRecovery(): Promise<void>;
  /** Whether the code was asked back since it was made. */
  readonly recoveryConfirmed: boolean;
  /**
   * Whether these groups (place from 0) are those of the code that this session made. False when it made none or
   * the code was confirmed already: the vault keeps no copy of it.
   */
  recoveryGroupsMatch(groups: readonly { readonly index: number; readonly text: string }[]): boolean;
  /** The code that this session made and that was not asked back yet; null where there is none. */
  freshRecovery(): string | null;
  /** Takes over a code that was made for this vault before this handle was opened, so that it can be asked back. */
  adoptRecovery(code: string): void;
  /** A new keychain slot in place of any old one. `key` (32 bytes) goes into the keychain and is the caller's to zero. */
  addKeychainSlot(): Promise<{ readonly itemName: string; readonly key: Buffer }>;
  removeKeychainSlot(): Promise<void>;
  /** The slots as they lie on the disk now, for people to read. */
  ways(): Promise<WaysIn>;
  /** Whether the keychain waits until the password was given once. */
  keychainBlocked(): Promise<boolean>;
  setKeychainBlocked(blocked: boolean): Promise<void>;
}

/** What may be told of the ways in. */
export interface WaysIn {
  readonly slots: readonly {
    readonly id: string;
    readonly kind: SlotKind;
    /** What one guess costs; null where the secret is random and needs no stretching. */
    readonly cost: KdfCost | null;
  }[];
  /** The keychain's item that opens this vault; null where there is none. */
  readonly keychainItem: string | null;
}

/** The name of the keychain's item for a slot. */
export function keychainItemName(vaultId: string, slotId: string): string {
  return `${vaultId} ${slotId}`;
}

const replaceSlots = (header: Header, kind: SlotKind, ...next: readonly Slot[]): Header => ({
  ...header,
  slots: [...header.slots.filter((slot) => slot.kind !== kind), ...next],
});

/** What `createVaultHandle` needs of the keyring beside its public part. */
export interface KeyringControl {
  readonly api: Omit<Keyring, 'recoveryConfirmed'>;
  /** The header as this session last read or wrote it. */
  header(): Header;
  update(revokes: boolean, change: (current: Header) => Header | null): Promise<void>;
  /** Throws `vault-locked` after `close`. */
  requireOpen(): void;
  close(): void;
}

/** What the ways into a vault are made of. */
export interface KeyringParts {
  readonly ports: VaultPorts;
  readonly folder: string;
  readonly header: Header;
  readonly keys: VaultKeys;
  readonly session: DbSession;
  /** The recovery code that was just made, kept until it was asked back. */
  readonly freshRecovery: Secret | null;
}

export function createKeyring(parts: KeyringParts): KeyringControl {
  const { ports, folder, header, keys, session, freshRecovery } = parts;
  const vaultId = header.vaultId;
  let current = header;
  let fresh = freshRecovery;
  let closed = false;

  const requireOpen = () => {
    if (closed) throw new KeyturnError('vault-locked');
  };

  // A copy, because `close` zeroes the keys at any time and a zeroed key must never be wrapped or sign a header.
  const withCopy = async <T>(key: Buffer, run: (copy: Buffer) => Promise<T>): Promise<T> => {
    requireOpen();
    const copy = Buffer.from(key);
    try {
      return await run(copy);
    } finally {
      copy.fill(0);
    }
  };

  const update: KeyringControl['update'] = (revokes, change) =>
    withCopy(keys.header, async (headerKey) => {
      const requireOurs = session.requireCurrent;
      current = await updateHeader(ports, { folder, vaultId, headerKey, revokes, requireOurs, change });
    });

  const slotsNow = async (): Promise<readonly Slot[]> => {
    requireOpen();
    session.requireCurrent();
    const found = await findHeader(ports.files, vaultPaths(folder));
    return found.kind === 'found' ? found.signed.header.slots : current.slots;
  };

  const opens = (vaultKey: Buffer | null): boolean => {
    const same = !closed && vaultKey !== null && timingSafeEqual(vaultKey, keys.vault);
    vaultKey?.fill(0);
    return same;
  };

  const keepFresh = (code: string | null) => {
    fresh?.destroy();
    fresh = code === null ? null : Secret.of(code);
  };

  const wrapRandom = (kind: 'recovery' | 'keychain', secret: Buffer): Slot => {
    requireOpen();
    return wrapWithRandom(ports.random, vaultId, keys.vault, kind, secret);
  };

  return {
    requireOpen,
    update,
    header: () => current,
    close() {
      closed = true;
      keepFresh(null);
    },

    api: {
      async changePassword(next, cost) {
        const slot = await withCopy(keys.vault, (vaultKey) =>
          wrapWithPassword(ports.random, vaultId, vaultKey, next, cost),
        );
        await update(true, (now) => replaceSlots(now, 'password', slot));
      },

      async checkPassword(password) {
        return opens(await unwrapWithPassword(vaultId, await slotsNow(), password));
      },

      async checkRecovery(code) {
        const slots = await slotsNow();
        const secret = readRecoveryCode(code);
        const vaultKey = unwrapWithRandom(vaultId, slots, 'recovery', secret);
        secret.fill(0);
        return opens(vaultKey);
      },

      async renewRecovery() {
        const secret = ports.random.bytes(RECOVERY_BYTES);
        const code = writeRecoveryCode(secret);
        const slot = wrapRandom('recovery', secret);
        secret.fill(0);
        await update(true, (now) => ({ ...replaceSlots(now, 'recovery', slot), recoveryConfirmed: false }));
        keepFresh(code);
        return code;
      },

      async confirmRecovery() {
        await update(false, (now) => ({ ...now, recoveryConfirmed: true }));
        keepFresh(null);
      },

      recoveryGroupsMatch(groups) {
        if (fresh === null || groups.length === 0) return false;
        const kept = fresh.reveal().split('-');
        return groups.every(({ index, text }) => kept[index] === normaliseRecoveryText(text));
      },

      freshRecovery() {
        requireOpen();
        return fresh?.reveal() ?? null;
      },

      adoptRecovery(code) {
        requireOpen();
        keepFresh(code);
      },

      async addKeychainSlot() {
        const key = ports.random.bytes(32);
        const slot = wrapRandom('keychain', key);
        await update(true, (now) => replaceSlots(now, 'keychain', slot));
        return { itemName: keychainItemName(vaultId, slot.id), key };
      },

      removeKeychainSlot: () => update(true, (now) => replaceSlots(now, 'keychain')),

      async ways() {
        const slots = await slotsNow();
        const keychain = slots.find(({ kind }) => kind === 'keychain');
        return {
          slots: slots.map((slot) => ({
            id: slot.id,
            kind: slot.kind,
            cost: slot.kind === 'password' ? slot.cost : null,
          })),
          keychainItem: keychain === undefined ? null : keychainItemName(vaultId, keychain.id),
        };
      },

      keychainBlocked: () => keychainIsBlocked(ports.files, folder),
      setKeychainBlocked: (blocked) => blockKeychain(ports.files, folder, blocked),
    },
  };
}
