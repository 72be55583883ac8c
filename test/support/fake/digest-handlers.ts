import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import {
  DEFAULT_DIGEST_SETTINGS,
  type Delivery,
  type Digest,
  type DigestSettings,
  type Receiver,
  type ReceiverId,
} from '../../../src/shared/model/digest.ts';

type DigestChannel = Extract<ChannelName, `digest.${string}`>;

const DAY = 86_400_000;
const NOTHING: Digest = {
  ...{ at: 0, keys: 42, waiting: 1, oldestDays: 402, owners: [] },
  total: { overdue: 2, week: 3, month: 4, unknown: 1 },
};

const PLAIN = {
  en: `Keyturn: keys due · 22 November 2026
42 keys in use, the oldest is 402 days old.
2 overdue, 3 due within 7 days, 4 more due within 30 days, 1 of unknown age
1 rotation waits for a person.

- Li Hua: 2 overdue, 1 due within 7 days (first: 20 November 2026)
- Wang Fang: 2 due within 7 days, 4 more due within 30 days (first: 25 November 2026)
- No owner: 1 of unknown age
`,
  'zh-CN': `Keyturn 密钥周报 · 2026年11月22日
在用密钥 42 个，最早的已使用 402 天。
2 个已逾期，3 个 7 天内到期，另有 4 个 30 天内到期，1 个创建时间未知
1 项轮换等待处理。

- 李华: 2 个已逾期，1 个 7 天内到期（最早：2026年11月20日）
- 王芳: 2 个 7 天内到期，另有 4 个 30 天内到期（最早：2026年11月25日）
- 未填负责人: 1 个创建时间未知
`,
} as const;

const sample = (at: number, part: Omit<Receiver, 'id'>): Receiver => ({
  id: `000000000000000${at}` as ReceiverId,
  ...part,
});

/** A digest that went out last week: one receiver took it, one lacks a keyword. */
export function createFakeDigest(): {
  readonly [C in DigestChannel]: (input: Input<C>) => Output<C>;
} {
  let settings: DigestSettings = { ...DEFAULT_DIGEST_SETTINGS, weekly: true };
  let receivers: readonly Receiver[] = [
    sample(1, {
      ...{ kind: 'feishu', label: 'Operations', host: 'open.feishu.cn', signed: true },
      last: { at: Date.now() - 6 * DAY, occasion: 'week', outcome: { kind: 'sent' } },
    }),
    sample(2, {
      ...{ kind: 'dingtalk', label: 'On call', host: 'oapi.dingtalk.com', signed: false },
      last: {
        ...{ at: Date.now() - 6 * DAY, occasion: 'week' },
        outcome: { kind: 'failed', reason: 'keyword', code: '310000' },
      },
    }),
  ];
  const state = (): Output<'digest.get'> => ({
    ...{ settings, here: true, receivers },
    nextAt: settings.weekly ? Date.now() + DAY : null,
  });
  const find = (id: string): Receiver => {
    const found = receivers.find((one) => one.id === id);
    if (found === undefined) throw new KeyturnError('not-found');
    return found;
  };
  const replace = (after: Receiver): Receiver => {
    receivers = receivers.map((one) => (one.id === after.id ? after : one));
    return after;
  };
  const sent = (id: string, occasion: Delivery['occasion']): Delivery => {
    const last: Delivery = { at: Date.now(), occasion, outcome: { kind: 'sent' } };
    replace({ ...find(id), last });
    return last;
  };
  const checked = (url: string): string => {
    if (!URL.canParse(url)) {
      throw new KeyturnError('webhook-address', { reason: 'form', expected: 'https://hooks.slack.com' });
    }
    return new URL(url).host;
  };
  return {
    'digest.get': state,
    'digest.set': (patch) => {
      settings = { ...settings, ...(patch as Partial<DigestSettings>) };
      return state();
    },
    'digest.preview': ({ locale = settings.locale }) => ({ text: PLAIN[locale], digest: NOTHING }),
    'digest.copy': () => ({}),
    'digest.exportCalendar': () => ({ events: 9 }),
    'digest.addWebhook': ({ kind, label, url, secret }) => {
      const host = checked(url);
      const added = sample(receivers.length + 1, { kind, label, host, signed: secret !== null, last: null });
      receivers = [...receivers, added];
      return added;
    },
    'digest.editWebhook': ({ id, label, url, secret }) =>
      replace({
        ...find(id),
        ...(label === undefined ? {} : { label }),
        ...(url === undefined ? {} : { host: checked(url) }),
        ...(secret === undefined ? {} : { signed: secret !== null }),
      }),
    'digest.removeWebhook': ({ id }) => {
      receivers = receivers.filter((one) => one.id !== id);
      return {};
    },
    'digest.send': ({ id }) => sent(id, 'hand'),
    'digest.test': ({ id }) => sent(id, 'test'),
  };
}
