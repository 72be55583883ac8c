import { VENDOR_ORIGINS } from '../../../src/main/services/digest/address.ts';
import { WEBHOOK_KINDS, type WebhookKind } from '../../../src/shared/model/digest.ts';
import { startWebhookCloud, type WebhookCloud } from '../../clouds/webhooks/index.ts';
import { accountDraft, awsKey } from '../sample-keys.ts';
import { openTestApp, type TestAppOptions } from '../test-app.ts';

export const ROBOT = 'A1B2C3D4E5F6robot';
export const SIGN_SECRET = 'SEC0123456789abcdefSIGN';

/** An open vault with two keys of two people, and a stand-in for the webhooks of each vendor. */
export async function digestApp(setUp: TestAppOptions = {}) {
  const late: { cloud: Record<WebhookKind, WebhookCloud> | null; now: () => number } = {
    cloud: null,
    now: Date.now,
  };
  const started = await Promise.all(
    WEBHOOK_KINDS.map((kind) => startWebhookCloud(kind, { now: () => late.now() })),
  );
  const clouds = Object.fromEntries(started.map((cloud) => [cloud.kind, cloud])) as Record<
    WebhookKind,
    WebhookCloud
  >;
  const origins = Object.fromEntries(
    WEBHOOK_KINDS.map((kind) => [kind, [...VENDOR_ORIGINS[kind], clouds[kind].url]]),
  ) as Record<WebhookKind, string[]>;
  const set = (more: TestAppOptions) => ({
    ...more,
    options: { webhooks: origins, zone: 'Asia/Shanghai', ...more.options },
  });
  const made = await openTestApp(set(setUp));
  late.now = made.clock.now;
  const account = (owner: string, label: string) =>
    ({ kind: 'new', draft: accountDraft({ owner, label }) }) as const;
  await made.call('credentials.add', awsKey({ account: account('Li Hua', 'prod'), note: 'a note' }));
  await made.call(
    'credentials.add',
    awsKey({
      label: 'second',
      account: account('王芳', 'test'),
      fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' },
    }),
  );
  const close = async (): Promise<void> => {
    await made.close();
    await Promise.all(started.map((cloud) => cloud.close()));
  };
  /** Adds a webhook whose robot is there. */
  const addRobot = (kind: WebhookKind, secret: string | null = null) => {
    clouds[kind].addRobot({ token: ROBOT, secret });
    return made.call('digest.addWebhook', { kind, label: kind, url: clouds[kind].address(ROBOT), secret });
  };
  const another: typeof made.another = (more = {}) => made.another(set(more));
  return { ...made, another, clouds, origins, addRobot, close, [Symbol.asyncDispose]: close };
}
