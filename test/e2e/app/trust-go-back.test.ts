import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { KDF_FLOOR, Secret } from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { latestSecrets } from '../../../src/main/vault/repositories/secrets.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { chooseFromMenu } from '../support/menu.ts';
import { openApp, PASSWORD } from './open-app.ts';
import { violations } from './violations.ts';
import { addKey, modal } from './walk.ts';

/** What the program before this one knew. */
const OLDER = migrations.slice(0, -1);
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNback';

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

it('goes back to the format of an older program, with a secret that came after it', async () => {
  let made = await openApp();
  try {
    const folder = join(made.folder, 'vault');
    await made.app.close();
    const password = Secret.of(PASSWORD);
    const older = await createVaultAt(OLDER, realPorts(), {
      ...{ folder, password, cost: KDF_FLOOR, actor: ACTOR },
    });
    older.vault.close();

    made = await made.restart();
    const { page } = made;
    await page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    await addKey(page, { label: 'deploy', secret: SECRET });

    await chooseFromMenu(made.app, 'settings');
    await modal(page).getByRole('button', { name: 'Earlier copies of this vault…' }).click();
    await page.getByRole('button', { name: /^Use this copy of/ }).click();
    await page.getByLabel('Master password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await title(page, 'What is in this backup');
    await page.getByRole('radio', { name: /^Go back for an older Keyturn/ }).click();
    const found = [...(await violations(page, 'going back'))];
    await page.getByRole('button', { name: 'Go back to that format' }).click();
    await title(page, 'Unlock the vault');
    await page.getByText('Open it with the Keyturn that wrote this format.').waitFor();
    found.push(...(await violations(page, 'gone back')));
    expect(found).toEqual([]);
    expect(made.complaints).toEqual([]);
    await made.app.close();

    const by = { kind: 'password', password: Secret.of(PASSWORD) } as const;
    const opened = await openVaultAt(OLDER, realPorts(), { folder, by, actor: ACTOR });
    expect(opened.schema).toBe(OLDER.at(-1)?.version);
    const keys = opened.read((db) =>
      db.all<{ id: CredentialId; label: string }>('SELECT id, label FROM credentials').map((key) => ({
        ...key,
        secrets: latestSecrets(db, key.id),
      })),
    );
    expect(keys.map(({ label }) => label)).toEqual(['deploy']);
    const [secret] = keys[0]?.secrets ?? [];
    const at = {
      credentialId: keys[0]?.id as CredentialId,
      field: secret?.field ?? '',
      version: secret?.version ?? 0,
    };
    expect(opened.unseal(at, secret?.sealed ?? Buffer.alloc(0)).reveal()).toBe(SECRET);
    opened.close();
  } finally {
    await made[Symbol.asyncDispose]();
  }
});
