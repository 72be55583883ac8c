import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { TargetId } from '../../shared/model/backup.ts';
import type { Authority } from '../../shared/model/certificate.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { ConsumerId } from '../../shared/model/consumer.ts';
import type { Receiver } from '../../shared/model/digest.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { CloudFailure } from '../../shared/model/failure.ts';
import type { AccountId, CredentialId, TicketId } from '../../shared/model/ids.ts';
import type { RotationChoice, RotationId } from '../../shared/model/rotation.ts';

/** The ways in which keys come in. */
export type AddWay = 'file' | 'paste' | 'form';

/** The choices that delete a key at the cloud, and are asked about once more. */
export type DeletingChoice = Extract<RotationChoice, { kind: 'delete-disabled' | 'delete-orphan' }>;

/** Where a backup lies that is to be opened. */
export type RestoreSource = Input<'restore.open'>['source'];

/** The sections of the settings, in their order. */
export const SETTINGS_SECTIONS = [
  'appearance',
  'clouds',
  'policy',
  'reminders',
  'network',
  'digest',
  'computer',
  'programs',
  'security',
  'history',
  'updates',
  'managed',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Every dialog of the workspace with what it needs; one place renders them. */
export type DialogRequest =
  | {
      readonly kind: 'add';
      readonly way: AddWay;
      readonly draft?: Draft;
      readonly cloud?: CloudId;
      readonly next?: DialogRequest;
    }
  | { readonly kind: 'explain'; readonly failure?: { readonly cloud: CloudId } & CloudFailure }
  | { readonly kind: 'edit'; readonly id: CredentialId }
  | { readonly kind: 'copy-as'; readonly id: CredentialId }
  | { readonly kind: 'use'; readonly id: CredentialId }
  | { readonly kind: 'hand-over'; readonly id: CredentialId }
  | { readonly kind: 'hand-over-request' }
  | { readonly kind: 'hand-over-open' }
  | { readonly kind: 'hand-over-confirm' }
  /** What is sent back to whoever sent a key. */
  | {
      readonly kind: 'hand-over-receipt';
      readonly from: string;
      readonly text: string;
      readonly here: boolean;
    }
  | { readonly kind: 'export' }
  | { readonly kind: 'lead-times'; readonly id: CredentialId }
  | { readonly kind: 'replace-secret'; readonly id: CredentialId; readonly draft?: Draft }
  | { readonly kind: 'look-up'; readonly id: CredentialId }
  | { readonly kind: 'account'; readonly id: AccountId }
  | { readonly kind: 'purge'; readonly ids: readonly CredentialId[]; readonly name: string }
  | { readonly kind: 'rotate'; readonly id: CredentialId }
  | { readonly kind: 'rotation-undo'; readonly id: RotationId }
  | { readonly kind: 'rotation-delete'; readonly id: RotationId; readonly choice: DeletingChoice }
  | { readonly kind: 'receipt'; readonly id: RotationId }
  | { readonly kind: 'place-add'; readonly id: CredentialId }
  | { readonly kind: 'place-edit'; readonly id: ConsumerId }
  /** Taking the plaintext of these places away. */
  | { readonly kind: 'scrub'; readonly ids: readonly ConsumerId[] }
  | { readonly kind: 'restore'; readonly source: RestoreSource | null }
  | { readonly kind: 'backup-add-folder'; readonly ticket: TicketId; readonly path: string }
  | { readonly kind: 'backup-add-bucket' }
  | { readonly kind: 'backup-edit'; readonly id: TargetId }
  | { readonly kind: 'backup-remove'; readonly id: TargetId }
  | { readonly kind: 'backup-save' }
  | { readonly kind: 'backup-problem'; readonly error: WireError }
  | { readonly kind: 'settings'; readonly section?: SettingsSection }
  | { readonly kind: 'digest-webhook'; readonly receiver: Receiver | null }
  | { readonly kind: 'digest-remove'; readonly receiver: Receiver }
  | { readonly kind: 'authority-add' }
  | { readonly kind: 'authority-remove'; readonly authority: Authority }
  | { readonly kind: 'change-password' }
  | { readonly kind: 'renew-recovery' }
  | { readonly kind: 'recovery-kit' }
  | { readonly kind: 'vault-key' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'palette' };

/** At most one dialog is open; the one below is not kept. */
export interface Dialogs {
  readonly state: StoreApi<{ readonly open: DialogRequest | null }>;
  open(request: DialogRequest): void;
  close(): void;
}

/** Creates the store. */
export function createDialogs(): Dialogs {
  const state = createStore<{ readonly open: DialogRequest | null }>(() => ({ open: null }));
  return {
    state,
    open: (request) => state.setState({ open: request }),
    close: () => state.setState({ open: null }),
  };
}
