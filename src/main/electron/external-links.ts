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
