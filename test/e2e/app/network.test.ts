import { expect, it } from 'vitest';
import { AWS_HOSTS, startCompany } from '../../support/network/company.ts';
import { openVault } from './open-app.ts';
import { AWS_ID, AWS_SECRET, modal, platform } from './walk.ts';

it.concurrent.each([
  ['variables name', 'byVariables'],
  ['the desktop’s script names', 'byDesktop'],
] as const)('verifies through a proxy that %s, which signs in and looks into TLS', async (_name, set) => {
  await using company = await startCompany();
  const { cloud, proxy } = company;
  const user = cloud.store.addPrincipal({ kind: 'user', accountId: '123456789012', name: 'li' });
  cloud.store.addKey(user, { publicId: AWS_ID, secret: AWS_SECRET });
  await using open = await openVault({ env: company[set] });
  const { page, app, complaints } = open;
  const dialog = modal(page);
  await page.keyboard.press('Control+n');
  await platform(page, 'Amazon Web Services');
  await dialog.getByLabel('Name', { exact: true }).fill('deploy');
  await dialog.getByLabel('Access key ID').fill(AWS_ID);
  await dialog.getByLabel('Secret access key').fill(AWS_SECRET);
  expect(proxy.asked).toEqual([]);
  await dialog.getByRole('button', { name: 'Add and verify' }).click();
  await dialog.getByText('It works.').waitFor();
  await dialog.getByText('arn:aws:iam::123456789012:user/li').waitFor();
  expect([...new Set(proxy.asked)].sort()).toEqual(AWS_HOSTS.map((host) => `${host}:443`).sort());
  expect(app.output()).not.toContain('p@ss');
  expect(complaints).toEqual([]);
});
