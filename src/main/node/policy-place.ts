/** Where the rules of this computer lie, and whose file counts as an administrator's. */
export interface PolicyPlace {
  readonly file: string;
  readonly trusts: (uid: number) => boolean;
}

const isRoot = (uid: number): boolean => uid === 0;

/**
 * The fixed place of this platform. Nothing of the environment decides it in an installed app: the people whom the rules
 * are for could change that. A program that is being developed takes a file from `KEYTURN_POLICY_FILE`, and its own
 * user's word for it.
 */
export function policyPlace(
  platform: NodeJS.Platform,
  trial: { readonly packaged: boolean; readonly env: NodeJS.ProcessEnv } = { packaged: true, env: {} },
): PolicyPlace {
  const file = trial.packaged ? undefined : trial.env.KEYTURN_POLICY_FILE;
  if (file !== undefined && file !== '') {
    return { file, trusts: (uid) => isRoot(uid) || uid === process.getuid?.() };
  }
  switch (platform) {
    case 'darwin':
      return { file: '/Library/Application Support/Keyturn/policy.json', trusts: isRoot };
    case 'win32':
      return { file: 'C:\\ProgramData\\Keyturn\\policy.json', trusts: isRoot };
    default:
      return { file: '/etc/keyturn/policy.json', trusts: isRoot };
  }
}
