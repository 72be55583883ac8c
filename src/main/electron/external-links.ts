import { shell } from 'electron';
import { catalogue, siteOf } from '../../shared/catalogue/index.ts';
import type { ShellCommand } from '../../shared/commands.ts';
import { DIAGNOSIS_PAGES } from '../../shared/diagnosis/pages.ts';
import { CLOUD_IDS } from '../../shared/model/cloud.ts';

const PAGES: ReadonlySet<string> = new Set([
  ...CLOUD_IDS.flatMap((cloud) => catalogue[cloud].sites.flatMap(({ pages }) => Object.values(pages))),
  ...Object.values(DIAGNOSIS_PAGES),
]);

/** What the menu offers, on the first site of each. */
const MENU: Readonly<Record<ShellCommand, string | undefined>> = {
  'console.aliyun': siteOf('aliyun', '').pages['access-keys'],
  'console.aws': siteOf('aws', '').pages['security-credentials'],
};

/**
 * Opens a console's page of the catalogue, or a vendor's page on an error, in the person's browser. The only user of `shell.openExternal` beside the page
 * of releases: an address that is not compiled in is refused, whoever names it.
 */
export async function openConsolePage(page: string): Promise<void> {
  if (!PAGES.has(page) || new URL(page).protocol !== 'https:')
    throw new Error('This is no page of a console');
  await shell.openExternal(page);
}

/** Opens what a command of the menu stands for. */
export async function openMenuPage(command: ShellCommand): Promise<void> {
  await openConsolePage(MENU[command] ?? '');
}

/** `owner/name` as GitHub allows it: nothing in it can lead to another host or page. */
export const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Opens the page of the app's releases, of the repository that was compiled into this build. Throws for any other text. */
export async function openReleasesOf(repository: string): Promise<void> {
  if (!REPOSITORY.test(repository)) throw new Error('This is no repository');
  await shell.openExternal(`https://github.com/${repository}/releases`);
}
