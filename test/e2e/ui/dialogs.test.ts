import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { MenuCommand } from '../../../src/shared/commands.ts';
import type { ErrorCode } from '../../../src/shared/ipc/envelope.ts';
import type { BackupTarget } from '../../../src/shared/model/backup.ts';
import { targetId } from '../../../src/shared/model/backup.ts';
import { FAKE_PASSWORD, FAKE_RECOVERY, type FakeBridge } from '../../support/fake/bridge.ts';
import { DATABASE_PASSWORD, lockedDatabase } from '../../support/fake/import-preview.ts';
import { credentialIdOf } from '../../support/fake/keys.ts';
import { violations } from '../app/violations.ts';
import { leaveDialog, modal, platform, takesKeys } from '../app/walk.ts';
import { type GalleryPage, launchBrowser, openPage } from './gallery-page.ts';

declare global {
  interface Window {
    /** The fake behind the window, for tests that take main's part. */
    readonly fake: FakeBridge & { failure(code: ErrorCode): Error };
  }
}

const TARGET: BackupTarget = {
  id: targetId.parse('0000000000000001'),
  kind: 'folder',
  label: 'second disk',
  place: '/mnt/second',
  here: true,
  sameDisk: false,
  publicId: null,
  schedule: 'daily',
  retention: { daily: 7, monthly: 6 },
  lastGood: null,
  lastRun: null,
};

let browser: Awaited<ReturnType<typeof launchBrowser>>;
let open: GalleryPage;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** The open vault, with the key `terraform` selected. */
async function onKey(): Promise<Page> {
  open = await openPage(browser, `${inject('pages').window}/index.html?scene=same&lang=en&theme=light`);
  const { page } = open;
  await page.getByRole('row', { name: /terraform/ }).click();
  await page.getByRole('heading', { name: 'terraform' }).waitFor();
  return page;
}

/** Nothing covers the window: its keys act again. */
async function isFree(page: Page): Promise<void> {
  await modal(page).waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await modal(page).getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
}

async function end(): Promise<void> {
  expect(open.complaints).toEqual([]);
  await open.close();
}

describe('a dialog whose subject goes', () => {
  it('closes with its key, and says so', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    await modal(page)
      .getByRole('heading', { name: /terraform/ })
      .waitFor();
    await page.evaluate((id) => window.keyturn.call['credentials.purge']({ ids: [id] }), credentialIdOf(3));
    await page.getByText('This entry is gone').first().waitFor();
    await isFree(page);
    await end();
  });

  it('stays with its key, whichever one is in sight', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    const label = modal(page).getByLabel('Name', { exact: true });
    await label.fill('half typed');
    // The pane beside it cannot be read anew; the key is still there.
    await page.evaluate(() => {
      window.fake.override('credentials.history', () => Promise.reject(new Error('no history')));
      window.fake.emit('credentials.changed', { ids: [] });
    });
    await page.getByRole('alert', { includeHidden: true }).first().waitFor();
    expect(await label.inputValue()).toBe('half typed');
    await open.close();
  });

  it('closes with its place for backups', async () => {
    const page = await onKey();
    await page.evaluate((target) => {
      window.fake.override('backup.targets', () => [target]);
      window.fake.emit('backups.changed', {});
    }, TARGET);
    await page.getByRole('button', { name: 'Backup', exact: true }).first().click();
    await page.getByRole('button', { name: /^Remove/ }).click();
    await modal(page).waitFor();
    await page.evaluate(() => {
      window.fake.override('backup.targets', () => []);
      window.fake.emit('backups.changed', {});
    });
    await isFree(page);
    await end();
  });
});

/** Drops a file of that name on the page, as far as the page lets it come. */
const drop = (page: Page, name: string): Promise<void> =>
  page.evaluate((called) => {
    const data = new DataTransfer();
    data.items.add(new File(['AKIA'], called));
    const options = { dataTransfer: data, bubbles: true, cancelable: true };
    window.dispatchEvent(new DragEvent('dragenter', options));
    window.dispatchEvent(new DragEvent('dragover', options));
    window.dispatchEvent(new DragEvent('drop', options));
  }, name);

const asked = (page: Page, channel: string): Promise<number> =>
  page.evaluate((name) => window.fake.calls.filter((call) => call.channel === name).length, channel);

/** Chooses from the application menu, and waits until the page took the command. */
async function fromMenu(page: Page, command: MenuCommand): Promise<void> {
  const taken = await asked(page, 'shell.takeCommand');
  await page.evaluate((chosen) => {
    let waiting: MenuCommand | null = chosen;
    window.fake.override('shell.takeCommand', () => {
      const given = waiting;
      waiting = null;
      return given;
    });
    window.fake.emit('menu.command', { command: chosen });
  }, command);
  await expect.poll(() => asked(page, 'shell.takeCommand')).toBe(taken + 1);
}

describe('a dialog that is open', () => {
  it('gives way to no command of a menu, but to the lock', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    const label = modal(page).getByLabel('Name', { exact: true });
    await label.fill('half typed');
    for (const command of ['settings', 'add', 'view-due', 'verify', 'search'] as const)
      await fromMenu(page, command);
    expect(await label.inputValue()).toBe('half typed');
    expect(await label.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await asked(page, 'credentials.verify')).toBe(0);
    await fromMenu(page, 'lock');
    await page.getByRole('heading', { name: 'Unlock the vault' }).waitFor();
    await end();
  });

  it('gives way to no dropped file, unless it asks for one', async () => {
    const page = await onKey();
    await page.keyboard.press('e');
    const label = modal(page).getByLabel('Name', { exact: true });
    await label.fill('half typed');
    await drop(page, 'accessKeys.csv');
    await drop(page, 'old.keyturn-backup');
    expect(await label.inputValue()).toBe('half typed');
    expect(await asked(page, 'import.previewFile')).toBe(0);
    await leaveDialog(page);

    await page.keyboard.press('Control+n');
    await platform(page, 'Amazon Web Services');
    await modal(page).getByLabel('Name', { exact: true }).fill('by hand');
    await drop(page, 'accessKeys.csv');
    expect(await modal(page).getByLabel('Name', { exact: true }).inputValue()).toBe('by hand');
    await modal(page).getByRole('radio', { name: 'File' }).click();
    await modal(page).getByRole('button', { name: 'Choose a file' }).waitFor();
    await drop(page, 'accessKeys.csv');
    await page.getByRole('heading', { name: /accessKeys\.csv/ }).waitFor();
    await end();
  });
});

describe('a file of another password manager', () => {
  it('is opened where it was dropped, and asks again where the password is wrong', async () => {
    const page = await onKey();
    await page.evaluate(
      (locked) => window.fake.override('import.previewFile', () => locked),
      lockedDatabase(),
    );
    await drop(page, 'team.kdbx');
    await modal(page).getByRole('heading', { name: 'Open team.kdbx' }).waitFor();
    const password = modal(page).getByLabel('Password of the database');
    const opens = modal(page).getByRole('button', { name: 'Open', exact: true });
    await opens.click();
    await modal(page).getByText('Enter the password, or choose a key file').waitFor();
    await password.fill('wrong one');
    await password.press('Enter');
    await modal(page).getByText('This password does not open the file').waitFor();
    expect(await password.inputValue()).toBe('');
    expect(await password.evaluate((input) => input === document.activeElement)).toBe(true);
    await modal(page).getByRole('button', { name: 'Choose a key file' }).click();
    await modal(page).getByText('Key file chosen').waitFor();
    expect(await violations(page, 'unlock')).toEqual([]);
    await modal(page).getByRole('button', { name: 'Open without the key file' }).click();
    await password.fill(DATABASE_PASSWORD);
    await opens.click();
    await modal(page)
      .getByRole('heading', { name: /team\.kdbx/ })
      .waitFor();
    await modal(page).getByText('41 other entries are no keys of a platform').waitFor();
    await end();
  });
});

/** Runs a command of the palette. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name }).click();
}

describe('a new vault key', () => {
  const places = [TARGET, { ...TARGET, id: targetId.parse('0000000000000002'), label: 'far away' }];

  async function toNewCode(): Promise<Page> {
    const page = await onKey();
    await page.evaluate(
      ({ targets, recoveryCode }) => {
        window.fake.override('backup.targets', () => targets);
        window.fake.override('vault.changeKey', () => ({ recoveryCode, keychain: null, copy: 'old' }));
        window.fake.emit('backups.changed', {});
      },
      { targets: places, recoveryCode: FAKE_RECOVERY },
    );
    await command(page, 'Change the vault key…');
    await modal(page).getByLabel('Master password').fill(FAKE_PASSWORD);
    await modal(page).getByRole('button', { name: 'Change the key' }).click();
    await modal(page).getByRole('heading', { name: 'Write down the new recovery code' }).waitFor();
    return page;
  }

  it('tells what old copies still open, however its code is left', async () => {
    const page = await toNewCode();
    await takesKeys(page);
    await page.keyboard.press('Escape');
    await modal(page).getByText('What the old password and code still open').waitFor();
    await modal(page).getByRole('button', { name: 'Done' }).click();
    await isFree(page);
    await end();
  });

  it('is backed up to each place for itself, and says which one failed', async () => {
    const page = await toNewCode();
    await takesKeys(page);
    await page.keyboard.press('Escape');
    const [near, far] = places.map(({ id }) => id);
    await page.evaluate((away) => {
      window.fake.override('backup.run', ({ id }) => {
        if (id === away) throw window.fake.failure('target-unreachable');
        return { at: 1, name: 'made', outcome: { kind: 'made', bytes: 1, checksum: '' } };
      });
    }, near);
    const ran = () =>
      page.evaluate(() =>
        window.fake.calls.flatMap(({ channel, input }) =>
          channel === 'backup.run' ? [(input as { id: string }).id] : [],
        ),
      );
    await modal(page).getByRole('button', { name: 'Back up now' }).click();
    await modal(page).getByText('made at 1 of 2 places').waitFor();
    await modal(page).getByText('second disk', { exact: true }).waitFor();
    await modal(page).getByRole('alert').getByText('The place for backups does not answer').waitFor();
    await expect.poll(ran).toEqual([near, far]);
    expect(await violations(page, 'after the change')).toEqual([]);

    await page.evaluate(() => {
      window.fake.override('backup.run', () => ({
        ...{ at: 1, name: 'made' },
        outcome: { kind: 'made', bytes: 1, checksum: '' },
      }));
    });
    await modal(page).getByRole('button', { name: 'Back up now' }).click();
    await modal(page).getByText('A backup with the new key is made.').waitFor();
    await expect.poll(ran).toEqual([near, far, near]);
    await end();
  });
});

it('a code that is being made is not lost to Escape', async () => {
  const page = await onKey();
  await page.evaluate((recoveryCode) => {
    const made = Promise.withResolvers<{ recoveryCode: string }>();
    window.fake.override('kit.print', () => made.promise);
    window.addEventListener('made', () => made.resolve({ recoveryCode }));
  }, FAKE_RECOVERY);
  await command(page, 'Recovery kit…');
  await modal(page).getByLabel('Master password').fill(FAKE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect.poll(() => asked(page, 'kit.print')).toBe(1);
  await page.keyboard.press('Escape');
  await modal(page).getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => window.dispatchEvent(new Event('made')));
  await modal(page).getByRole('list', { name: 'Recovery code' }).waitFor();
  await end();
});

it('a refused password keeps the form of the recovery code, and is all that is sent anew', async () => {
  open = await openPage(browser, `${inject('pages').window}/index.html?scene=locked&lang=en&theme=light`);
  const { page } = open;
  await page.evaluate(() => {
    window.fake.override('vault.changePassword', () => {
      throw window.fake.failure('policy-forbids');
    });
  });
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await page.getByLabel('Recovery code', { exact: true }).fill(FAKE_RECOVERY);
  const set = async (next: string): Promise<void> => {
    await page.getByLabel('Master password', { exact: true }).fill(next);
    await page.getByLabel('Repeat the password').fill(next);
    await page.getByRole('button', { name: 'Set password and unlock' }).click();
  };
  await set('password1234');
  await page.getByRole('alert').waitFor();
  await page.evaluate((recoveryCode) => {
    window.fake.override('vault.changePassword', () => ({}));
    window.fake.override('vault.renewRecovery', () => ({ recoveryCode }));
  }, FAKE_RECOVERY);
  await set('another long password');
  await page.getByRole('heading', { name: 'Write down the new recovery code' }).waitFor();
  expect(await asked(page, 'vault.unlock')).toBe(1);
  await end();
});
