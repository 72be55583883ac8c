import type { Output } from '../../../shared/ipc/contract.ts';
import type { KeyChangeReason } from './ask-reason.tsx';

/** What a change of the key left behind, but the code. */
export interface ChangedKey extends Omit<Output<'vault.changeKey'>, 'recoveryCode'> {
  readonly reason: KeyChangeReason;
}
