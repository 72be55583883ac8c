import { assertNever } from '../shared/assert-never.ts';
import type { Command } from './commands.ts';
import { BucketDialog } from './features/backup/bucket-dialog.tsx';
import { EditTargetDialog } from './features/backup/edit-dialog.tsx';
import { FolderDialog } from './features/backup/folder-dialog.tsx';
import { BackupProblemDialog } from './features/backup/problem-dialog.tsx';
import { RemoveTargetDialog } from './features/backup/remove-dialog.tsx';
import { SaveBackupDialog } from './features/backup/save-dialog.tsx';
import { BrokerSettings } from './features/broker/broker-settings.tsx';
import { CopyAsDialog } from './features/crosswalk/copy-as-dialog.tsx';
import { ExplainDialog } from './features/diagnosis/explain-dialog.tsx';
import { ExportDialog } from './features/exports/export-dialog.tsx';
import { ConfirmReceiptDialog } from './features/hand-over/confirm-dialog.tsx';
import { OpenHandOverDialog } from './features/hand-over/open-dialog.tsx';
import { ReceiptToSendDialog } from './features/hand-over/receipt-dialog.tsx';
import { RequestDialog } from './features/hand-over/request-dialog.tsx';
import { HandOverDialog } from './features/hand-over/seal-dialog.tsx';
import { AccountDialog } from './features/keys/account-dialog.tsx';
import { AddDialog } from './features/keys/add-dialog.tsx';
import { EditDialog } from './features/keys/edit-dialog.tsx';
import { LeadTimesDialog } from './features/keys/lead-times-dialog.tsx';
import { PurgeDialog } from './features/keys/purge-dialog.tsx';
import { ReplaceSecretDialog } from './features/keys/replace-secret-dialog.tsx';
import { AuthorityDialog, RemoveAuthorityDialog } from './features/network/authority-dialog.tsx';
import { NetworkPart } from './features/network/network-part.tsx';
import { PaletteDialog } from './features/palette/palette-dialog.tsx';
import { ShortcutsDialog } from './features/palette/shortcuts-dialog.tsx';
import { AddPlaceDialog } from './features/places/add-dialog.tsx';
import { EditPlaceDialog } from './features/places/edit-dialog.tsx';
import { ScrubDialog } from './features/plaintext/scrub-dialog.tsx';
import { RecoveryKitDialog } from './features/recovery-kit/kit-dialog.tsx';
import { RestoreStart } from './features/restore/restore-start.tsx';
import { DeleteDialog } from './features/rotation/delete-dialog.tsx';
import { PlanDialog } from './features/rotation/plan-dialog.tsx';
import { ReceiptDialog } from './features/rotation/receipt-dialog.tsx';
import { UndoDialog } from './features/rotation/undo-dialog.tsx';
import { UseDialog } from './features/scripts/use-dialog.tsx';
import { ChangePasswordDialog } from './features/settings/change-password-dialog.tsx';
import { RenewRecoveryDialog } from './features/settings/renew-recovery-dialog.tsx';
import { SettingsDialog } from './features/settings/settings-dialog.tsx';
import { RemoveWebhookDialog, WebhookDialog } from './features/settings/webhook-dialog.tsx';
import { VaultKeyDialog } from './features/vault-key/vault-key-dialog.tsx';
import { LookUpDialog } from './features/verification/look-up-dialog.tsx';
import { useLive, useStores } from './stores/react.ts';

/** The one place that renders dialogs. */
export function DialogHost({ commands }: { readonly commands: readonly Command[] }) {
  const { dialogs } = useStores();
  const open = useLive(dialogs, (state) => state.open);
  if (open === null) return null;
  switch (open.kind) {
    case 'add':
      return (
        <AddDialog
          way={open.way}
          draft={open.draft ?? null}
          cloud={open.cloud ?? null}
          next={open.next ?? null}
        />
      );
    case 'explain':
      return <ExplainDialog failure={open.failure ?? null} />;
    case 'edit':
      return <EditDialog id={open.id} />;
    case 'copy-as':
      return <CopyAsDialog id={open.id} />;
    case 'use':
      return <UseDialog id={open.id} />;
    case 'hand-over':
      return <HandOverDialog id={open.id} />;
    case 'hand-over-request':
      return <RequestDialog />;
    case 'hand-over-open':
      return <OpenHandOverDialog />;
    case 'hand-over-confirm':
      return <ConfirmReceiptDialog />;
    case 'hand-over-receipt':
      return <ReceiptToSendDialog from={open.from} text={open.text} here={open.here} />;
    case 'export':
      return <ExportDialog />;
    case 'lead-times':
      return <LeadTimesDialog id={open.id} />;
    case 'replace-secret':
      return <ReplaceSecretDialog id={open.id} draft={open.draft ?? null} />;
    case 'look-up':
      return <LookUpDialog id={open.id} />;
    case 'account':
      return <AccountDialog id={open.id} />;
    case 'purge':
      return <PurgeDialog ids={open.ids} name={open.name} />;
    case 'rotate':
      return <PlanDialog id={open.id} />;
    case 'rotation-undo':
      return <UndoDialog id={open.id} />;
    case 'rotation-delete':
      return <DeleteDialog id={open.id} choice={open.choice} />;
    case 'receipt':
      return <ReceiptDialog id={open.id} />;
    case 'place-add':
      return <AddPlaceDialog id={open.id} />;
    case 'place-edit':
      return <EditPlaceDialog id={open.id} />;
    case 'scrub':
      return <ScrubDialog ids={open.ids} />;
    case 'restore':
      return <RestoreStart source={open.source} />;
    case 'backup-add-folder':
      return <FolderDialog ticket={open.ticket} path={open.path} />;
    case 'backup-add-bucket':
      return <BucketDialog />;
    case 'backup-edit':
      return <EditTargetDialog id={open.id} />;
    case 'backup-remove':
      return <RemoveTargetDialog id={open.id} />;
    case 'backup-save':
      return <SaveBackupDialog />;
    case 'backup-problem':
      return <BackupProblemDialog error={open.error} />;
    case 'settings':
      return (
        <SettingsDialog section={open.section} network={<NetworkPart />} programs={<BrokerSettings />} />
      );
    case 'authority-add':
      return <AuthorityDialog />;
    case 'authority-remove':
      return <RemoveAuthorityDialog authority={open.authority} />;
    case 'digest-webhook':
      return <WebhookDialog receiver={open.receiver} />;
    case 'digest-remove':
      return <RemoveWebhookDialog receiver={open.receiver} />;
    case 'change-password':
      return <ChangePasswordDialog />;
    case 'renew-recovery':
      return <RenewRecoveryDialog />;
    case 'recovery-kit':
      return <RecoveryKitDialog />;
    case 'vault-key':
      return <VaultKeyDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'palette':
      return <PaletteDialog commands={commands.filter(({ inPalette }) => inPalette !== false)} />;
    default:
      return assertNever(open);
  }
}
