import { catalogue } from '../../../shared/catalogue/index.ts';
import type { BackupTarget } from '../../../shared/model/backup.ts';
import type { Checklist, ChecklistItem } from '../../../shared/model/recovery-kit.ts';
import type { ReadDb } from '../../vault/index.ts';
import { listAccounts } from '../../vault/repositories/accounts.ts';
import { listTargets } from '../../vault/repositories/backups.ts';
import { credentialsOfAccount } from '../../vault/repositories/credentials.ts';

/** Tells the keys that reach a bucket of backups: by their entry, or by the id that a person typed. */
function reachingBackups(db: ReadDb): (key: { readonly id: string; readonly publicId: string }) => boolean {
  const ids = new Set<string>();
  const publicIds = new Set<string>();
  for (const { config } of listTargets(db)) {
    if (config.kind !== 'bucket') continue;
    if (config.key.kind === 'credential') ids.add(config.key.id);
    else publicIds.add(config.key.publicId);
  }
  return ({ id, publicId }) => ids.has(id) || publicIds.has(publicId);
}

/** The keys that are in use, those first without which no backup can be fetched. No secret is read. */
export function checklistItems(db: ReadDb): ChecklistItem[] {
  const reaches = reachingBackups(db);
  const items = listAccounts(db).flatMap(({ id: accountId, cloud, label: accountLabel }) =>
    credentialsOfAccount(db, accountId)
      .filter(({ state, removedAt }) => state !== 'retired' && removedAt === null)
      .map((key) => ({
        id: key.id,
        cloud,
        accountLabel,
        label: key.label,
        publicId: key.publicId,
        state: key.state,
        again: catalogue[cloud].secretAgain,
        reachesBackup: reaches(key),
      })),
  );
  return items.sort(
    (a, b) =>
      Number(b.reachesBackup) - Number(a.reachesBackup) ||
      a.cloud.localeCompare(b.cloud) ||
      a.accountLabel.localeCompare(b.accountLabel) ||
      a.label.localeCompare(b.label),
  );
}

/** Where backups lie, as the checklist names it. */
export const backupPlaces = (targets: readonly BackupTarget[]): Checklist['backups'] =>
  targets.map(({ kind, label, place, publicId, lastGood }) => ({ kind, label, place, publicId, lastGood }));
