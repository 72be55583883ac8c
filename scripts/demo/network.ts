import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../test/clouds/shared/certificate.ts';
import { button, dialogOf, openSection, rowOf, t } from './page.ts';
import type { Stage } from './story.ts';

/** A private cloud's front door, with a certificate that nobody vouches for. */
async function openDoor(): Promise<{ readonly host: string; close(): Promise<void> }> {
  const server = createServer(selfSigned('IP:127.0.0.1'), (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.writeHead(401).end('{"error":{"code":401,"title":"UnauthorizedError"}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The settings of the network, a test that ends at a dead address, and a private cloud whose certificate is compared. */
export async function reachOut({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Look at the ways out');
  await button(page, 'settings.title').click();
  await camera.shoot('settings-network', (locale) => openSection(page, 'network.title', locale));
  await page.keyboard.press('Escape');

  tell('Test the address where nobody answers');
  await rowOf(page, '部署 deploy-bot').click();
  await page
    .getByRole('alert')
    .getByRole('button', { name: t('network.account.test') })
    .click();
  await button(page, 'network.reach.again').waitFor();
  await camera.shoot('reach-dead');
  await page.keyboard.press('Escape');

  tell('Test a private cloud, and trust its certificate');
  const door = await openDoor();
  await button(page, 'vault.add').click();
  await page.getByLabel(t('guide.platform.search'), { exact: true }).fill('cloudpods');
  await page.keyboard.press('Enter');
  const address = page.locator('input[name="account.endpoints.api"]');
  await address.fill(`https://${door.host}/dashboard`);
  await address.press('Tab');
  await page.getByText(t('network.address.takeBack')).waitFor();
  await camera.shoot('address-mended');
  await button(page, 'network.account.test').click();
  await button(page, 'network.reach.again').waitFor();
  await camera.shoot('reach-certificate');
  await dialogOf(page).getByRole('checkbox').click();
  await button(page, 'network.certificate.trust').click();
  await page.getByText(t('network.reach.fine'), { exact: true }).waitFor();
  await camera.shoot('reach-fine');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await door.close();
}
