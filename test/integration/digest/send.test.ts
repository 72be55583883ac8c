import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WEBHOOK_KINDS, type WebhookKind } from '../../../src/shared/model/digest.ts';
import { startStorageCloud } from '../../clouds/storage/index.ts';
import type { Robot } from '../../clouds/webhooks/index.ts';
import { digestApp, ROBOT, SIGN_SECRET } from '../../support/digest/app.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SIGNED: readonly WebhookKind[] = ['dingtalk', 'feishu'];

it('reaches every kind of receiver, signed where it checks, as it was previewed', async () => {
  await using made = await digestApp();
  for (const kind of WEBHOOK_KINDS) {
    const secret = SIGNED.includes(kind) ? SIGN_SECRET : null;
    const { id, host, signed } = await made.addRobot(kind, secret);
    expect([host, signed]).toEqual([new URL(made.clouds[kind].url).host, secret !== null]);
    expect(await made.call('digest.send', { id })).toMatchObject({ outcome: { kind: 'sent' } });
    const { text } = await made.call('digest.preview', { form: kind });
    // Feishu's paragraphs have no empty ones.
    expect(made.clouds[kind].shown.map((shown) => shown.text.replace(/^ $/m, ''))).toEqual([text]);
    expect(text).toContain('王芳');
    expect(await made.call('digest.test', { id })).toMatchObject({
      occasion: 'test',
      outcome: { kind: 'sent' },
    });
    expect(made.clouds[kind].asked()).toBe(2);
  }
  const { receivers } = await made.call('digest.get', {});
  expect(receivers.every(({ last }) => last?.outcome.kind === 'sent')).toBe(true);
});

it('is written in the language asked for, else in that of the digest', async () => {
  await using made = await digestApp();
  const { id } = await made.addRobot('slack');
  await made.call('digest.set', { locale: 'zh-CN' });
  await made.call('digest.send', { id });
  await made.call('digest.send', { id, locale: 'en' });
  expect(made.clouds.slack.shown.map(({ text }) => text.includes('密钥周报'))).toEqual([true, false]);
  expect(made.clouds.slack.shown[1]?.text).toContain('keys in use');
});

describe('what a vendor refuses', () => {
  const cases: readonly (readonly [WebhookKind, string, Partial<Robot>, string | number])[] = [
    ['dingtalk', 'bad-sign', { secret: 'SECother' }, '310000'],
    ['dingtalk', 'keyword', { secret: null, keyword: 'Prometheus' }, '310000'],
    ['dingtalk', 'blocked-ip', { mood: 'ip-refused' }, '310000'],
    ['dingtalk', 'rate-limited', { mood: 'limited' }, '130101'],
    ['dingtalk', 'channel', { mood: 'archived' }, '400013'],
    ['wecom', 'rate-limited', { mood: 'limited' }, '45009'],
    ['wecom', 'blocked-ip', { mood: 'ip-refused' }, '60020'],
    ['feishu', 'bad-sign', { secret: 'other' }, '19021'],
    ['feishu', 'keyword', { secret: null, keyword: 'Prometheus' }, '19024'],
    ['feishu', 'blocked-ip', { mood: 'ip-refused' }, '19022'],
    ['feishu', 'rate-limited', { mood: 'limited' }, '11232'],
    ['slack', 'rate-limited', { mood: 'limited' }, '429'],
    ['slack', 'channel', { mood: 'archived' }, 'channel_is_archived'],
  ];

  it('is told apart by what the vendor says, whatever the status', async () => {
    await using made = await digestApp();
    const ids = new Map<WebhookKind, Awaited<ReturnType<typeof made.addRobot>>['id']>();
    for (const kind of WEBHOOK_KINDS) ids.set(kind, (await made.addRobot(kind, SIGN_SECRET)).id);
    for (const [kind, reason, robot, code] of cases) {
      made.clouds[kind].addRobot({ token: ROBOT, secret: SIGN_SECRET, ...robot });
      const { outcome } = await made.call('digest.send', { id: ids.get(kind) ?? ('' as never) });
      expect(outcome, `${kind} ${reason}`).toMatchObject({ kind: 'failed', reason });
      expect(outcome, `${kind} ${reason}`).toMatchObject({
        code: kind === 'slack' && reason === 'rate-limited' ? 'rate_limited' : code,
      });
    }
    for (const kind of WEBHOOK_KINDS) {
      const url = made.clouds[kind].address('gone1234gone');
      const { id } = await made.call('digest.addWebhook', { kind, label: `gone ${kind}`, url });
      const { outcome } = await made.call('digest.test', { id });
      expect(outcome, kind).toMatchObject({ kind: 'failed', reason: 'bad-address' });
    }
    expect(WEBHOOK_KINDS.flatMap((kind) => made.clouds[kind].shown)).toEqual([]);
  });
});

it('says what stands in between, follows no redirect, and never calls it sent', async () => {
  await using made = await digestApp({ options: { http: { limits: { totalMs: 400 } } } });
  const { id } = await made.addRobot('dingtalk', SIGN_SECRET);
  const cloud = made.clouds.dingtalk;
  const outcome = async () => (await made.call('digest.send', { id })).outcome;
  cloud.between('redirect');
  expect(await outcome()).toEqual({ kind: 'failed', reason: 'redirected', code: '302' });
  cloud.between('html');
  expect(await outcome()).toMatchObject({ kind: 'unknown', reason: 'answer' });
  cloud.between('huge');
  expect(await outcome()).toMatchObject({ kind: 'unknown', reason: 'answer' });
  cloud.between('server-error');
  expect(await outcome()).toEqual({ kind: 'unknown', reason: 'server', code: '502' });
  cloud.between(null);
  cloud.disturb({ what: 'drop', phase: 'after' });
  expect(await outcome()).toMatchObject({ kind: 'unknown', reason: 'connection' });
  expect(cloud.shown).toHaveLength(1);
  await cloud.close();
  expect(await outcome()).toMatchObject({ kind: 'failed', reason: 'network' });
  expect((await made.call('digest.get', {})).receivers[0]?.last?.outcome.kind).toBe('failed');
});

it('gives up on an answer that hangs, and does not know', async () => {
  await using made = await digestApp();
  const { id } = await made.addRobot('slack');
  made.clouds.slack.disturb({ what: 'hold', phase: 'after' });
  const sending = made.call('digest.send', { id });
  await expect.poll(() => made.clouds.slack.held()).toBe(1);
  expect((await made.call('digest.get', {})).receivers[0]?.last?.outcome).toEqual({ kind: 'sending' });
  made.clock.advance(60_000);
  expect((await sending).outcome).toEqual({ kind: 'unknown', reason: 'timeout', code: null });
});

it('takes addresses of known hosts alone, and shows nothing of them anywhere', async () => {
  await using made = await digestApp();
  const TOKEN = 'SENTINELtokenSENTINELtoken0123456789';
  const add = async (kind: WebhookKind, url: string) => {
    const answer = await made.app.handle('digest.addWebhook', {
      kind,
      label: 'x',
      url,
      secret: 'SENTINELsecretSENTINEL',
    });
    return answer.ok ? 'added' : `${answer.error.code} ${answer.error.params.reason}`;
  };
  const table: readonly (readonly [WebhookKind, string, string])[] = [
    ['dingtalk', `https://evil.example/robot/send?access_token=${TOKEN}`, 'webhook-address host'],
    ['dingtalk', `http://oapi.dingtalk.com/robot/send?access_token=${TOKEN}`, 'webhook-address host'],
    ['dingtalk', `https://oapi.dingtalk.com:8443/robot/send?access_token=${TOKEN}`, 'webhook-address host'],
    [
      'dingtalk',
      `https://oapi.dingtalk.com@evil.example/robot/send?access_token=${TOKEN}`,
      'webhook-address form',
    ],
    [
      'dingtalk',
      `https://oapi.dingtalk.com.evil.example/robot/send?access_token=${TOKEN}`,
      'webhook-address host',
    ],
    ['dingtalk', `https://hooks.slack.com/services/T000/B000/${TOKEN}`, 'webhook-address kind'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send', 'webhook-address path'],
    ['dingtalk', `https://oapi.dingtalk.com/robot/send?access_token=${TOKEN}&to=x`, 'webhook-address path'],
    ['wecom', `https://qyapi.weixin.qq.com/cgi-bin/user/get?key=${TOKEN}`, 'webhook-address path'],
    ['feishu', `https://open.feishu.cn/open-apis/bot/v2/hook/../../../x/${TOKEN}`, 'webhook-address path'],
    ['slack', TOKEN, 'webhook-address form'],
    ['feishu', `https://open.larksuite.com/open-apis/bot/v2/hook/${TOKEN}`, 'added'],
  ];
  for (const [kind, url, expected] of table) expect([url, await add(kind, url)]).toEqual([url, expected]);
  const { receivers } = await made.call('digest.get', {});
  expect(receivers).toMatchObject([{ host: 'open.larksuite.com', signed: true }]);
  const { text } = await made.call('audit.exportPart', { format: 'jsonl' });
  const database = (await readFile(join(made.folder, 'vault.db'))).toString('latin1');
  for (const all of [JSON.stringify(receivers), text, made.logger.lines.join('\n'), database]) {
    expect(all).not.toContain('SENTINEL');
  }
});

it('sends nothing to a host that the managed policy leaves out', async () => {
  await using place = await temporaryFolder();
  const policyFile = join(place.path, 'policy.json');
  await writeFile(policyFile, JSON.stringify({ version: 1, allowedHosts: ['oapi.dingtalk.com'] }));
  await using made = await digestApp({
    ports: { ownership: { changeableAt: async () => null } },
    options: { policyFile },
  });
  const { id } = await made.addRobot('slack');
  const policy = { kind: 'failed', reason: 'policy', code: null };
  expect((await made.call('digest.send', { id })).outcome).toEqual(policy);
  expect(made.clouds.slack.asked()).toBe(0);
});

it('asks for presence before a webhook is added or changed', async () => {
  await using made = await digestApp();
  const { id } = await made.addRobot('slack');
  made.clock.advance(6 * 60_000);
  const url = made.clouds.slack.address('another1234');
  expect(await made.refusal('digest.addWebhook', { kind: 'slack', label: 'b', url })).toBe('presence-needed');
  expect(await made.refusal('digest.editWebhook', { id, label: 'b' })).toBe('presence-needed');
  await made.call('digest.removeWebhook', { id });
  expect(await made.refusal('digest.send', { id })).toBe('not-found');
});

it('keeps its webhooks over a change of the vault key and another name', async () => {
  await using made = await digestApp();
  const { id } = await made.addRobot('feishu', SIGN_SECRET);
  await made.call('digest.editWebhook', { id, label: 'Ops' });
  await made.call('vault.changeKey', { password: 'correct horse battery', reason: 'routine' });
  expect((await made.call('digest.send', { id })).outcome.kind).toBe('sent');
  const url = made.clouds.feishu.address('another1234');
  made.clouds.feishu.addRobot({ token: 'another1234' });
  const changed = await made.call('digest.editWebhook', { id, url, secret: null });
  expect(changed).toMatchObject({ label: 'Ops', signed: false });
  expect((await made.call('digest.send', { id })).outcome.kind).toBe('sent');
  expect(made.clouds.feishu.shown.map(({ token }) => token)).toEqual([ROBOT, 'another1234']);
});

it('changes an address and its secret each by itself, and ends signing only when that is asked for', async () => {
  await using made = await digestApp();
  const { id } = await made.addRobot('dingtalk', SIGN_SECRET);
  const [cloud, token] = [made.clouds.dingtalk, 'another1234'];
  const outcome = async () => (await made.call('digest.send', { id })).outcome.kind;

  cloud.addRobot({ token: ROBOT, secret: 'SECanother' });
  expect(await outcome()).toBe('failed');
  expect(await made.call('digest.editWebhook', { id, secret: 'SECanother' })).toMatchObject({ signed: true });
  expect(await outcome()).toBe('sent');

  cloud.addRobot({ token, secret: 'SECanother' });
  const moved = await made.call('digest.editWebhook', { id, url: cloud.address(token) });
  expect(moved).toMatchObject({ signed: true });
  expect(await outcome()).toBe('sent');

  cloud.addRobot({ token, secret: null });
  expect(await made.call('digest.editWebhook', { id, secret: null })).toMatchObject({ signed: false });
  expect(await outcome()).toBe('sent');
  expect(cloud.shown.map((one) => one.token)).toEqual([ROBOT, token, token]);
  const changes = (await made.call('audit.list', { group: 'vault' })).rows
    .filter(({ entry }) => entry.action === 'digest.webhook-edited')
    .map(({ entry }) => entry.detail.changed);
  expect(changes).toEqual(['secret', 'address', 'secret']);
});

it('leaves out the public id of a key whatever became of it, and of one for the place of a backup', async () => {
  await using made = await digestApp();
  // Letters alone, so that it is its being known that keeps them out, not their shape.
  const [binned, purged, typed] = ['AKIAQQEGRIMWKEYTURNS', 'AKIAQQEGRIMWKEYTURNX', 'AKIAQQEGRIMWBACKUPSX'];
  const draft = accountDraft({ owner: `was ${binned}, ${purged}`, label: `for ${typed}` });
  await made.call(
    'credentials.add',
    awsKey({ account: { kind: 'new', draft }, fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN9' } }),
  );
  const text = async () => (await made.call('digest.preview', { accounts: true })).text;
  expect(await text()).toContain(`was ${binned}, ${purged}`);

  for (const publicId of [binned, purged]) {
    const { id } = await made.call('credentials.add', awsKey({ fields: { access_key_id: publicId } }));
    await made.call('credentials.remove', { ids: [id] });
    if (publicId === purged) await made.call('credentials.purge', { ids: [id] });
  }
  expect(await text()).toContain('was …, …');

  const storage = await startStorageCloud({ region: 'eu-north-1', now: made.clock.now });
  try {
    storage.addBucket('copies');
    storage.addKey(typed, 'a secret of the store');
    const place = {
      ...{ service: 's3' as const, endpoint: storage.url, region: 'eu-north-1', bucket: 'copies' },
      ...{ prefix: '', pathStyle: true },
    };
    const key = { kind: 'typed', publicId: typed, secret: 'a secret of the store' } as const;
    await made.call('backup.addTarget', { target: { kind: 'bucket', label: 'Bucket', place, key } });
  } finally {
    await storage.close();
  }
  expect(await text()).toContain('for …');
});
