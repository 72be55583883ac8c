import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationPolicy } from '../../../shared/model/rotation.ts';

/** Which key, and who signs: the key itself, or an administrator's. */
export interface Subject {
  readonly credentialId: CredentialId;
  readonly admin: CredentialId | null;
}

/** A key to replace, with what differs from the default policy. */
export interface RotationRequest extends Subject {
  readonly policy: Partial<RotationPolicy>;
}
