import { shell } from 'electron';

// The consoles' pages for a person's own keys. AWS: IAM user guide, "Manage access keys"; Alibaba Cloud: RAM help,
// "Create an AccessKey pair".
const LINKS = {
  'console.aliyun': 'https://ram.console.aliyun.com/profile/access-keys',
  'console.aws': 'https://console.aws.amazon.com/iam/home#/security_credentials',
} as const;

/** The pages outside of the app that it can open. */
export type ExternalLink = keyof typeof LINKS;

/**
 * Opens a page of the compiled-in list in the person's browser. The only user of `shell.openExternal`: an address
 * never comes from the page or from a cloud's answer.
 */
export function openExternalLink(link: ExternalLink): Promise<void> {
  return shell.openExternal(LINKS[link]);
}

/** `owner/name` as GitHub allows it: nothing in it can lead to another host or page. */
export const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Opens the page of the app's releases, of the repository that was compiled into this build. Throws for any other text. */
export async function openReleasesOf(repository: string): Promise<void> {
  if (!REPOSITORY.test(repository)) throw new Error('This is no repository');
  await shell.openExternal(`https://github.com/${repository}/releases`);
}
