import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { VariableSet } from '../../../shared/model/script.ts';

/** What each of the ways is about. */
export interface PaneProps {
  readonly detail: CredentialDetail;
  /** Those that fit the key, its vendor's own first. */
  readonly sets: readonly VariableSet[];
}
