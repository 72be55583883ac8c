import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fileKindOf } from '../../../src/main/formats/files/index.ts';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { maskPublicId } from '../../../src/shared/mask.ts';
import { FILE_KINDS } from '../../../src/shared/model/consumer.ts';
import { PLANTED_CLOUDS, type PlantedCloud, type PlantedKey } from '../../support/home/files.ts';
import { filesBelow } from '../../support/home/planted-home.ts';
import { RIGHTS } from '../../support/rotation/app-world.ts';
import { type OpenVault, openVault } from './open-app.ts';
import { detail, hurry, start } from './rotation-steps.ts';
import { violations } from './violations.ts';
import { modal } from './walk.ts';
import {
  AWS_KEY,
  expectHolds,
  isServed,
  leftAt,
  modesOf,
  textsOf,
  type WholeHome,
  wholeHome,
} from './whole-home.ts';

const openOn = ({ home }: WholeHome): Promise<OpenVault> =>
  openVault({
    env: {
      ...{ HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ZDOTDIR: home, HISTFILE: '' },
      ...{ AWS_ACCESS_KEY_ID: AWS_KEY.publicId, AWS_SECRET_ACCESS_KEY: AWS_KEY.secret },
      ELECTRON_HOST_KEYCHAIN: join(dirname(home), 'keychain.json'),
    },
  });

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: typeof name === 'string' });

/** What the look says of each key, without what counts rows. */
const found = (page: Page) =>
  page.evaluate(async () => {
    const look = await window.keyturn.call['look.get']({});
    if (!look.ok || look.value === null) throw new Error('There is no look');
    const { places, keys } = look.value;
    return {
      problems: places.flatMap(({ problems }) => problems),
      wide: places.flatMap(({ path, access }) =>
        ['group', 'open'].includes(access) ? [[path, access]] : [],
      ),
      keys: keys.map(({ place, row, entry, leak }) => {
        const { file, path } = places[place] ?? {};
        return [file, path, row.cloud, row.publicId, entry, leak];
      }),
    };
  });

/** The clouds have other addresses than those that the keys came with. */
async function pointAtStandIns(page: Page, { clouds }: WholeHome): Promise<void> {
  const endpoints = Object.fromEntries(PLANTED_CLOUDS.map((cloud) => [cloud, clouds[cloud].endpoints]));
  await page.evaluate(async (of) => {
    const { call } = window.keyturn;
    const all = await call['accounts.list']({});
    if (!all.ok) throw new Error(all.error.code);
    for (const { id, cloud } of all.value) {
      const edited = await call['accounts.edit']({ id, changes: { endpoints: of[cloud] ?? {} } });
      if (!edited.ok) throw new Error(edited.error.code);
    }
  }, endpoints);
}

/** Shows a key beside the list, and gives its row. */
async function choose(page: Page, { publicId }: PlantedKey): Promise<Locator> {
  const row = page.getByRole('row').filter({ hasText: maskPublicId(publicId) });
  await row.click();
  await detail(page).getByText(publicId, { exact: true }).first().waitFor();
  return row;
}

/** Presses all buttons that bring a file back, and `ask` where a question comes first; says how many asked. */
async function undoAll(page: Page, ask: string): Promise<number> {
  const undo = button(page, /^Undo: bring /);
  const anyway = button(page, ask);
  let asked = 0;
  for (let left = await undo.count(); left > 0; left -= 1) {
    await undo.first().click();
    await expect.poll(async () => (await undo.count()) < left || (await anyway.count()) > 0).toBe(true);
    if ((await anyway.count()) > 0) {
      asked += 1;
      await anyway.click();
    }
    await expect.poll(() => undo.count()).toBe(left - 1);
  }
  return asked;
}

/** Some hundred presses: more than other walks take, where the machine is busy. */
const WHOLE_WAY = { timeout: 400_000 };

it(
  'keys in files of every kind are found, taken in, proven, turned, taken out, and brought back',
  WHOLE_WAY,
  async () => {
    await using whole = await wholeHome();
    const { home, keys, clouds, planted } = whole;
    const pristine = await filesBelow(home);
    await using open = await openOn(whole);
    const { app, page, complaints } = open;

    // Each kind is found, in its folder or in the one that a person chooses, with its key and nothing else.
    await button(page, 'On this computer').click();
    await page.getByRole('switch', { name: 'Histories of shells' }).click();
    await app.host('dialog.answer', [join(home, 'code')]);
    await button(page, 'Add a folder…').click();
    await page.getByRole('list', { name: 'Folders' }).getByText('~/code', { exact: true }).waitFor();
    await button(page, 'Look around').click();
    const count = planted.length + 1;
    await page.getByText(`${count} keys in ${count} places`).waitFor();
    const expected = planted.map((one) => {
      const key = keys[one.cloud];
      const leak = fileKindOf(one.kind).role === 'leak';
      return [one.kind, one.real, one.cloud, maskPublicId(key.publicId), one.entry(key), leak];
    });
    const variable = [null, null, 'aws', maskPublicId(AWS_KEY.publicId), 'AWS_ACCESS_KEY_ID', false];
    const seen = await found(page);
    expect(seen.keys.toSorted()).toEqual([...expected, variable].toSorted());
    expect(seen.problems).toEqual([]);
    const wide = [
      [join(home, '.s3cfg'), 'open'],
      [join(home, '.zshrc'), 'group'],
    ];
    expect(seen.wide.toSorted()).toEqual(wide);
    expect(new Set(planted.map(({ kind }) => kind))).toEqual(new Set(FILE_KINDS));
    expect(await page.content()).not.toContain(AWS_KEY.secret);
    expect(await violations(page, 'what a home holds')).toEqual([]);

    // All of them come in, one key for each cloud, and the clouds know them.
    await page.getByRole('checkbox', { name: 'Choose all' }).check();
    const all = PLANTED_CLOUDS.length;
    await button(page, `Import ${all} keys, remember ${count - all} more places`).click();
    await page.getByText(`${all} keys imported, ${count} places remembered`).waitFor();
    expect(await filesBelow(home)).toEqual(pristine);
    await pointAtStandIns(page, whole);
    await button(page, 'Verify them now').click();
    await page.getByText(`All ${all} keys work.`).waitFor();

    // Two clouds make a new key themselves, and each of its places gets it.
    const fresh: Record<PlantedCloud, PlantedKey> = { ...keys };
    await page.keyboard.press('1');
    for (const [cloud, label, byHand] of [
      ['aws', 'prod', [/^Done: AWS_ACCESS_KEY_ID/]],
      ['aliyun', 'default', []],
    ] as const) {
      const row = await choose(page, keys[cloud]);
      await row.press('r');
      await hurry(page);
      await start(page);
      for (const place of byHand) await button(detail(page), place).click();
      await page.getByText(`Rotation of ${label} finished`).waitFor();
      fresh[cloud] = leftAt(clouds[cloud], keys[cloud]);
    }

    // The others' is typed in, and then put there.
    for (const cloud of PLANTED_CLOUDS.filter((one) => !(one in RIGHTS))) {
      const secret = clouds[cloud].newKey().secrets[catalogue[cloud].secretField] ?? '';
      await choose(page, keys[cloud]);
      await button(detail(page), 'More actions').click();
      await page.getByRole('menuitem', { name: 'Replace secret' }).click();
      await modal(page).locator('input, textarea').first().fill(secret);
      await button(modal(page), 'Replace secret').click();
      await modal(page).waitFor({ state: 'detached' });
      // Of several places all at once; one alone has a button of its own.
      await button(detail(page), /^Update/)
        .first()
        .click();
      fresh[cloud] = { ...keys[cloud], secret };
      const still = async () => {
        const now = await filesBelow(home);
        const those = planted.filter((one) => one.cloud === cloud && isServed(one));
        return those.filter((one) => now.get(one.real)?.bytes.equals(one.bytes)).map(({ kind }) => kind);
      };
      await expect.poll(still).toEqual([]);
    }
    const served = await filesBelow(home);
    for (const one of planted) expectHolds(one, served, keys[one.cloud], fresh[one.cloud]);
    expect(modesOf(served)).toEqual(modesOf(pristine));

    // Nothing is left in clear, once a command could answer.
    await button(page, 'On this computer').click();
    await button(page, 'Take plaintext away…').first().click();
    const muted = modal(page).getByText('Commands could not answer now');
    await muted.waitFor();
    await button(modal(page), 'Switch the keychain on').click();
    await muted.waitFor({ state: 'detached' });
    await button(page, 'Take away').click();
    await modal(page).getByText(`Plaintext taken away from ${planted.length} places`).waitFor();
    const scrubbed = await filesBelow(home);
    const secrets = textsOf(keys, fresh);
    for (const [path, { bytes }] of scrubbed) {
      for (const text of secrets) expect([path, bytes.includes(text)]).toEqual([path, false]);
    }
    expect(modesOf(scrubbed)).toEqual(modesOf(pristine));
    expect(scrubbed.get(join(home, '.aws', 'config'))?.bytes.toString()).toContain('credential-process');

    // All of it comes back, step by step: what would bring an ended key with it asks first.
    const asks = planted.filter((one) => !isServed(one) && fileKindOf(one.kind).role !== 'leak');
    expect(await undoAll(page, 'Bring it back anyway')).toBe(asks.length);
    expect(await filesBelow(home)).toEqual(served);
    await button(page, 'Done').click();
    await button(page, 'Kept copies').click();
    await button(page, /^\d+ more$/).click();
    expect(await undoAll(page, 'Bring it back')).toBe(planted.filter(isServed).length);
    expect(await filesBelow(home)).toEqual(pristine);
    expect((await lstat(join(home, '.aws', 'credentials'))).isSymbolicLink()).toBe(true);

    const told = await page.evaluate(() => window.keyturn.call['audit.list']({ limit: 500 }));
    const said = app.output() + JSON.stringify(told);
    for (const text of secrets) expect(said.includes(text)).toBe(false);
    expect(complaints).toEqual([]);
  },
);
