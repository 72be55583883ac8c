import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type AppHandle, launchApp } from '../support/launch-app.ts';
import { PASSWORD } from '../support/password.ts';

export { PASSWORD } from '../support/password.ts';

/** How long a step may take before it counts as failed: as long as the busiest machine may need. */
const PATIENCE_MS = 30_000;

export interface Look {
  readonly locale?: 'en-US' | 'zh-CN';
  readonly colorScheme?: 'light' | 'dark';
  readonly env?: Readonly<Record<string, string>>;
}

/** The running app on a vault folder of its own, with what its page complained of. */
export interface OpenApp extends AsyncDisposable {
  readonly app: AppHandle;
  readonly page: Page;
  /** A folder for files of the test, gone afterwards. */
  readonly folder: string;
  /** Errors, warnings and breaches of the content security policy, as the page told them. */
  readonly complaints: readonly string[];
  /** Quits and starts again on the same vault; the handle before it is spent. */
  restart(): Promise<OpenApp>;
}

async function around(app: AppHandle, folder: string, end: () => Promise<void>): Promise<OpenApp> {
  const complaints: string[] = [];
  app.page.setDefaultTimeout(PATIENCE_MS);
  app.page.on('pageerror', (error) => complaints.push(error.message));
  app.page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return {
    app,
    page: app.page,
    folder,
    complaints,
    restart: async () => around(await app.restart(), folder, end),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await end();
    },
  };
}

/** Starts the built app on a folder without a vault, or on what `prepare` puts there. */
export async function openApp(
  look: Look = {},
  prepare: (home: string) => Promise<void> = async () => undefined,
): Promise<OpenApp> {
  await buildIfStale();
  const place = await temporaryFolder();
  const home = join(place.path, 'vault');
  await prepare(home);
  const app = await launchApp({ home, ...look });
  return around(app, place.path, async () => place[Symbol.asyncDispose]());
}

/** The running app with a vault that is open. */
export interface OpenVault extends OpenApp {
  readonly recoveryCode: string;
}

/** Starts the built app on an empty vault of its own and opens it by its password. */
export async function openVault(look: Look = {}): Promise<OpenVault> {
  const { folder, recoveryCode } = inject('vault');
  const open = await openApp(look, async (home) => {
    await cp(folder, home, { recursive: true });
    // What this computer remembers of the vault.
    await cp(join(dirname(folder), 'device'), `${home}-device`, { recursive: true });
  });
  const { page } = open;
  await page.getByLabel(WORDS[look.locale ?? 'en-US'].password, { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  return { ...open, recoveryCode };
}

/** The words that differ between the languages, for walks that are made in both. */
export const WORDS = {
  'en-US': {
    next: 'Continue',
    password: 'Master password',
    repeat: 'Repeat the password',
    create: 'Create vault',
    code: 'Recovery code',
    written: 'It is written down',
    group: (place: number) => `Group ${place}`,
    finish: 'Open the vault',
  },
  'zh-CN': {
    next: '继续',
    password: '主密码',
    repeat: '再次输入',
    create: '创建密钥库',
    code: '恢复码',
    written: '已经抄写',
    group: (place: number) => `第 ${place} 组`,
    finish: '进入密钥库',
  },
} as const;

/** The groups of the recovery code that is on the screen. */
export async function readCode(page: Page, name: string): Promise<readonly string[]> {
  const list = page.getByRole('list', { name });
  await list.waitFor();
  return list.locator('code').allTextContents();
}

/** Waits until some groups are asked for. */
export async function groupsAsked(page: Page, nameOf: (place: number) => string): Promise<void> {
  const any = new RegExp(`^${nameOf(0).replace('0', String.raw`\d+`)}$`);
  await page.getByLabel(any).first().waitFor();
}

/** Types the groups that are asked for. */
export async function answerGroups(
  page: Page,
  groups: readonly string[],
  nameOf: (place: number) => string,
): Promise<void> {
  await groupsAsked(page, nameOf);
  for (const [index, group] of groups.entries()) {
    const input = page.getByLabel(nameOf(index + 1), { exact: true });
    if ((await input.count()) > 0) await input.fill(group);
  }
}

/** Walks through the first start; resolves to the recovery code once the empty vault is in sight. */
export async function setUp(page: Page, locale: 'en-US' | 'zh-CN' = 'en-US'): Promise<string> {
  const words = WORDS[locale];
  await page.getByRole('button', { name: words.next }).click();
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
  await page.getByLabel(words.repeat).fill(PASSWORD);
  await page.getByRole('button', { name: words.create }).click();
  const groups = await readCode(page, words.code);
  await page.getByRole('checkbox', { name: words.written }).click();
  await page.getByRole('button', { name: words.next }).click();
  await answerGroups(page, groups, words.group);
  await page.getByRole('button', { name: words.finish }).click();
  await page.getByRole('navigation').waitFor();
  return groups.join('-');
}
