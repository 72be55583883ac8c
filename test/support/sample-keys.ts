import { type AccountDraft, BLANK_ACCOUNT } from '../../src/shared/model/account.ts';
import type { CredentialInput } from '../../src/shared/model/credential.ts';

/** An account draft that only says where it is reached. */
export function accountDraft(changes: Partial<AccountDraft> = {}): AccountDraft {
  return {
    label: 'prod',
    site: 'aws',
    ...BLANK_ACCOUNT,
    ...changes,
  };
}

/** A well-formed AWS key that nobody was ever given. */
export function awsKey(changes: Partial<CredentialInput> = {}): CredentialInput {
  return {
    cloud: 'aws',
    label: 'deploy',
    account: { kind: 'new', draft: accountDraft() },
    fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN7' },
    secrets: { secret_access_key: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' },
    ...changes,
  };
}
