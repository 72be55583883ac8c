import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CredentialWriting, HeldKey } from '../credential-writing.ts';

/** What the vault knows of public ids. */
export interface HeldKeys {
  /** Null when no key has this public id. Throws `vault-locked`. */
  find(cloud: CloudId, publicId: string): HeldKey | null;
}

/** Where imported keys go. */
export type ImportTarget = HeldKeys & Pick<CredentialWriting, 'accountNamed' | 'add' | 'edit' | 'together'>;
