import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { type Actor, type BackupFacts, openBackup, type Vault, type VaultPorts } from '../../vault/index.ts';
import { countSecrets } from '../../vault/repositories/secrets.ts';

/** What a backup must hold to count. */
export interface Expected {
  readonly facts: BackupFacts;
  /** How many secrets the vault had just before and just after the snapshot. */
  readonly secrets: readonly [number, number];
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Opens what came back from a place with the key of the open vault, in a folder below `scratch`, and compares it with
 * what was meant to be stored. Throws `backup-damaged`, and what opening throws.
 */
export async function proveBackup(
  ports: VaultPorts,
  bytes: Uint8Array,
  expected: Expected,
  { vault, actor, scratch }: { readonly vault: Vault; readonly actor: Actor; readonly scratch: string },
): Promise<void> {
  if (sha256(bytes) !== expected.facts.checksum) throw new KeyturnError('backup-damaged');
  const file = join(scratch, 'read-back');
  await ports.files.writeFlushed(file, bytes, 0o600);
  const opened = await openBackup(ports, { file, scratch, actor, by: { kind: 'same-key', vault } });
  try {
    const { count, head } = opened.vault.head();
    const secrets = opened.vault.read(countSecrets);
    const [least, most] = [Math.min(...expected.secrets), Math.max(...expected.secrets)];
    const whole =
      opened.vault.id === vault.id &&
      count === expected.facts.auditCount &&
      head === expected.facts.auditHead &&
      secrets >= least &&
      secrets <= most;
    if (!whole) throw new KeyturnError('backup-damaged');
  } finally {
    await opened.close();
  }
}
