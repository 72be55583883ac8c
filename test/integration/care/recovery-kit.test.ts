import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeKitWindow } from '../../support/fake/kit-window.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestApp, TEST_PASSWORD, testApp } from '../../support/test-app.ts';

const password = TEST_PASSWORD;

it('prints the code that was just made without making another, until it was asked back', async () => {
  const kitWindow = fakeKitWindow();
  await using made = await testApp({ ports: { kitWindow } });
  const { recoveryCode } = await made.call('vault.create', { password, keychain: false });
  await made.call('kit.printFresh', { withList: false });
  const groups = recoveryCode.split('-');
  expect(groups.every((group) => kitWindow.page?.html.includes(`<li>${group}</li>`))).toBe(true);
  expect(kitWindow.page?.title).toBe('Keyturn recovery kit');
  expect(kitWindow.page?.html).toContain(made.folder);

  const asked = groups.map((text, index) => ({ index, text })).slice(0, 2);
  expect(await made.call('vault.confirmRecovery', { groups: asked })).toEqual({ correct: true });
  expect(await made.refusal('kit.printFresh', { withList: false })).toBe('not-found');
});

it('makes a new code for a kit of its own, closes the window at the lock, and records both', async () => {
  const kitWindow = fakeKitWindow();
  await using made = await openTestApp({ ports: { kitWindow } });
  const account = { kind: 'new', draft: accountDraft({ label: '</td><script>alert(1)</script>' }) } as const;
  await made.call('credentials.add', awsKey({ account, label: '"><img src=x onerror=alert(1)>' }));
  expect(await made.refusal('kit.print', { password: 'another horse altogether', withList: true })).toBe(
    'wrong-password',
  );
  const { recoveryCode } = await made.call('kit.print', { password, withList: true });
  const html = kitWindow.page?.html ?? '';
  expect(html).toContain(`<li>${recoveryCode.split('-')[0]}</li>`);
  expect(html).toContain('AKIAQ3EGRIMWKEYTURN7');
  expect(html).not.toMatch(/<(script|img)/);
  expect(html).not.toContain(awsKey().secrets.secret_access_key);

  await made.call('vault.lock', {});
  expect(kitWindow.page).toBeNull();
  await made.call('vault.unlock', { kind: 'recovery', code: recoveryCode });
  const { rows } = await made.call('audit.list', {});
  expect(rows.some(({ entry }) => entry.action === 'recovery-kit.printed')).toBe(true);
});

describe('a page with a code that opens nothing any more', () => {
  it.each([
    ['the code was renewed', 'vault.renewRecovery', {}],
    ['the key changed', 'vault.changeKey', { reason: 'routine' }],
  ] as const)('is closed when %s', async (_when, channel, more) => {
    const kitWindow = fakeKitWindow();
    await using made = await openTestApp({ ports: { kitWindow } });
    await made.call('kit.printFresh', { withList: false });
    await made.call(channel, { password, ...more } as never);
    expect(kitWindow.page).toBeNull();
  });

  it('is closed although its code was asked back in between, which alone leaves it open', async () => {
    const kitWindow = fakeKitWindow();
    await using made = await openTestApp({ ports: { kitWindow } });
    const { recoveryCode } = await made.call('kit.print', { password, withList: false });
    const groups = recoveryCode.split('-').map((text, index) => ({ index, text }));
    await made.call('vault.confirmRecovery', { groups });
    expect(kitWindow.page?.html).toContain(groups[0]?.text);
    await made.call('vault.changePassword', {
      ...{ proof: { kind: 'password', password }, next: password },
    });
    expect(kitWindow.page).not.toBeNull();
    await made.call('vault.renewRecovery', { password });
    expect(kitWindow.page).toBeNull();
  });

  it('makes room for the page with the next code, and a list without one stays', async () => {
    const kitWindow = fakeKitWindow();
    await using made = await openTestApp({ ports: { kitWindow } });
    await made.call('kit.printFresh', { withList: false });
    const { recoveryCode } = await made.call('kit.print', { password, withList: false });
    expect(kitWindow.page?.html).toContain(recoveryCode.split('-')[0]);
    await made.call('kit.exportList', { as: 'page' });
    await made.call('vault.renewRecovery', { password });
    expect(kitWindow.page?.title).toBe('Keyturn list of keys');
  });

  it('is not left on the screen where the code was renewed while its window opened', async () => {
    const kitWindow = fakeKitWindow();
    await using made = await openTestApp({
      ports: {
        kitWindow: {
          ...kitWindow,
          async show(page) {
            await made.call('vault.renewRecovery', { password });
            await kitWindow.show(page);
          },
        },
      },
    });
    expect(await made.refusal('kit.printFresh', { withList: false })).toBe('not-found');
    expect(kitWindow.page).toBeNull();
  });

  it('has the screens look afresh, since the next code was not asked back yet', async () => {
    await using made = await openTestApp();
    const before = made.events.length;
    await made.call('vault.renewRecovery', { password });
    expect(made.events.slice(before)).toContain('vault.changed');
  });
});

it('wants the person to be there for a code that lies about unconfirmed', async () => {
  const kitWindow = fakeKitWindow();
  await using made = await openTestApp({ ports: { kitWindow } });
  await made.clock.advance(6 * 60_000);
  expect(await made.refusal('kit.printFresh', { withList: false })).toBe('presence-needed');
  expect(kitWindow.page).toBeNull();
});

it('voids no code where there is no window to show the new one in', async () => {
  await using made = await testApp();
  const { recoveryCode } = await made.call('vault.create', { password, keychain: false });
  expect(await made.refusal('kit.print', { password, withList: true })).toBe('forbidden');
  await made.call('vault.lock', {});
  await made.call('vault.unlock', { kind: 'recovery', code: recoveryCode });
});

it('lists the keys without a secret, those first that reach a backup, as a page and as CSV', async () => {
  await using place = await temporaryFolder();
  const csv = join(place.path, 'keys.csv');
  const kitWindow = fakeKitWindow();
  await using made = await openTestApp({ ports: { kitWindow }, pick: [csv] });
  await made.call('credentials.add', awsKey({ label: '=cmd|calc' }));
  const binned = await made.call(
    'credentials.add',
    awsKey({ fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' } }),
  );
  await made.call('credentials.remove', { ids: [binned.id] });

  const list = await made.call('kit.checklist', {});
  expect(list.items).toMatchObject([{ label: '=cmd|calc', again: 'make-new', reachesBackup: false }]);
  expect(await made.call('kit.exportList', { as: 'page' })).toEqual({ items: 1 });
  expect(kitWindow.page?.title).toBe('Keyturn list of keys');
  expect(kitWindow.page?.html).not.toContain('class="code"');

  expect(await made.call('kit.exportList', { as: 'csv' })).toEqual({ items: 1 });
  const text = await readFile(csv, 'utf8');
  expect(text).toContain(`"'=cmd|calc"`);
  expect(text).not.toContain(awsKey().secrets.secret_access_key);
  expect((await stat(csv)).mode & 0o777).toBe(0o600);
  expect(await made.call('kit.exportList', { as: 'csv' })).toBeNull();
});
