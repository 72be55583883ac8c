/** Pages of the AWS documentation that the guides cite. */
export const AWS = {
  keys: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  adminKeys: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-keys-admin-managed.html',
  createUser: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html',
  rootKey: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user_manage_add-key.html',
  signInCli: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html',
  assumeRole: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  sessionToken: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html',
  portalKeys: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/howtogetcredentials.html',
  shortTerm: 'https://docs.aws.amazon.com/sdkref/latest/guide/access-temp-idc.html',
  memberAccess: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html',
  memberRole:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_create-cross-account-role.html',
  createGovAccount:
    'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateGovCloudAccount.html',
  china: 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam.html',
  chinaAccounts: 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/general-info.html',
  govRoot: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-account-root-user.html',
  gov: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html',
} as const;
