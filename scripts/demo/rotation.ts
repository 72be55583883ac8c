import type { Page } from 'playwright-core';
import { contract } from '../../src/shared/ipc/contract.ts';
import {
  DEFAULT_ROTATION_POLICY,
  type RotationPolicy,
  type RotationView,
} from '../../src/shared/model/rotation.ts';
import { ALIYUN_KEY, AWS_KEY, type DemoClouds, FORGOTTEN_KEY } from './clouds.ts';
import { shootTray } from './outside.ts';
import { bridge, button, eventually, idOf, nav, rowOf, t } from './page.ts';
import type { Stage } from './story.ts';

// A soak of a few seconds would be stretched to the cloud's last-used lag; none at all is taken at its word.
const IN_SECONDS: RotationPolicy = { proofs: 2, proofSpacingMs: 300, soakMs: 0, cooldownMs: 8_000 };
export const AT_ONCE: RotationPolicy = { proofs: 1, proofSpacingMs: 0, soakMs: 0, cooldownMs: 0 };

export const start = async (
  page: Page,
  publicId: string,
  policy: RotationPolicy,
): Promise<RotationView['id']> => {
  const credentialId = await idOf(page, publicId);
  const begun = await bridge(page, 'rotations.start', { credentialId, policy });
  return contract['rotations.start'].output.parse(begun).id;
};

/** Looks until the rotation is in one of these phases. */
export const reached = (
  page: Page,
  id: RotationView['id'],
  ...phases: RotationView['phase'][]
): Promise<RotationView> =>
  eventually(`The rotation never came to ${phases.join(' or ')}`, async () => {
    const view = contract['rotations.get'].output.parse(await bridge(page, 'rotations.get', { id }));
    return phases.includes(view.phase) ? view : null;
  });

/** The plan of an AWS key, then the whole way with waits of seconds: both enabled, old one disabled, receipt. */
export async function rotateAws({ app, camera, tell }: Stage): Promise<void> {
  const { page } = app;
  tell('Plan the rotation of the AWS key');
  await nav(page, 'vault.view.all').click();
  await rowOf(page, '部署 deploy-bot').click();
  await page.getByRole('article', { name: '部署 deploy-bot' }).waitFor();
  await page
    .getByRole('article')
    .getByRole('button', { name: t('rotation.rotate'), exact: true })
    .click();
  await page.getByText(t('rotation.step.create.name')).first().waitFor();
  await camera.shoot('rotation-plan');
  await page.keyboard.press('Escape');
  tell('Rotate it, and take that back while both keys are enabled');
  const first = await start(page, AWS_KEY.publicId, DEFAULT_ROTATION_POLICY);
  await reached(page, first, 'soaking');
  await camera.shoot('rotation-both-enabled');
  await bridge(page, 'rotations.undo', { id: first });
  await reached(page, first, 'aborted-safe');
  tell('Rotate it to the end, with waits of seconds');
  const id = await start(page, AWS_KEY.publicId, IN_SECONDS);
  await reached(page, id, 'cooling', 'deleting', 'retired', 'done');
  await camera.shoot('rotation-old-disabled');
  await reached(page, id, 'done');
  await nav(page, 'rotation.place').click();
  await page.getByRole('row').first().click();
  await button(page, 'rotation.receiptButton').first().click();
  await page.getByRole('dialog', { name: /轮换记录/ }).waitFor();
  await camera.shoot('rotation-receipt');
  await page.keyboard.press('Escape');
}

/** A user whose two places are taken: the facts, the choice, and the way on. */
export async function rotateCrowded(stage: Stage): Promise<void> {
  const { app, camera, tell } = stage;
  const { page } = app;
  tell('Meet a user with two keys already');
  await nav(page, 'vault.view.all').click();
  const ci = await crowdedKey(page);
  const id = await start(page, ci, AT_ONCE);
  await reached(page, id, 'blocked-slots');
  await rowOf(page, 'ci-runner').click();
  await page.getByText(t('rotation.blocked.title')).first().waitFor();
  await camera.shoot('rotation-two-keys');
  await shootTray(stage, 'tray-rotation-waits');
  await bridge(page, 'rotations.decide', {
    id,
    choice: { kind: 'delete-disabled', publicId: FORGOTTEN_KEY },
  });
  await reached(page, id, 'done');
}

async function crowdedKey(page: Page): Promise<string> {
  const found = await bridge(page, 'credentials.list', { view: { kind: 'all' }, search: 'ci-runner' });
  return contract['credentials.list'].output.parse(found).rows[0]?.publicId ?? '';
}

/** The app dies while the answer to "create" is on its way; the next start finds out what became of it. */
export async function crashAndRecover(stage: Stage): Promise<void> {
  const { clouds, camera, tell } = stage;
  tell('Kill the app while the Alibaba key is being created');
  clouds.aliyun.disturb({ action: 'CreateAccessKey', what: 'hold', phase: 'after' });
  const id = await start(stage.app.page, ALIYUN_KEY.publicId, AT_ONCE);
  await heldBy(clouds);
  await stage.app.kill();
  clouds.aliyun.release();
  tell('Start again and recover');
  await stage.restart();
  const { page } = stage.app;
  const view = await reached(page, id, 'attention', 'done');
  if (view.phase === 'attention') {
    await nav(page, 'rotation.place').click();
    await page.getByRole('row').first().click();
    await camera.shoot('rotation-after-a-crash');
    const choice = view.choices.find((offered) => offered.kind === 'delete-orphan') ?? { kind: 'retry' };
    await bridge(page, 'rotations.decide', { id, choice });
    await reached(page, id, 'done');
  }
  await camera.shoot('rotation-recovered');
  await nav(page, 'vault.view.all').click();
}

const heldBy = ({ aliyun }: DemoClouds): Promise<true> =>
  eventually('The cloud was never asked to create a key', async () => aliyun.held() > 0 || null);
