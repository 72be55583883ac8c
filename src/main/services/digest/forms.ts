import type { DigestForm } from '../../../shared/model/digest.ts';

/** How one kind of receiver wants its lines. */
export interface Form {
  /** Longest text, in bytes of UTF-8. */
  readonly maxBytes: number;
  /** Makes a name that a person chose into mere letters: no markup, no link, nobody called by it. */
  plain(name: string): string;
  title(text: string): string;
  fact(text: string): string;
  owner(name: string, text: string): string;
  account(name: string, text: string): string;
  join(head: readonly string[], owners: readonly string[]): string;
}

// Whether these dialects take back-slashes is not told, so that letters stand in that look alike.
const LOOKALIKES: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '`': 'ˋ',
  '*': '＊',
  '#': '＃',
  '|': '｜',
  '\\': '＼',
  '@': '＠',
  '~': '～',
};
const lookalikes = (name: string): string =>
  name.replace(/[<>[\]`*#|\\@~]/g, (sign) => LOOKALIKES[sign] ?? '');

const lines = (head: readonly string[], owners: readonly string[]): string =>
  [...head, ...(owners.length === 0 ? [] : ['', ...owners])].join('\n');

/** Each in a paragraph of its own: DingTalk's Markdown joins lines that follow each other. */
const paragraphs = (head: readonly string[], owners: readonly string[]): string =>
  [...head, ...owners].join('\n\n');

const same = (text: string): string => text;

/**
 * Limits: WeCom 4096 bytes for Markdown (https://developer.work.weixin.qq.com/document/path/91770); DingTalk refuses more
 * than 20000 bytes (errcode 460101, as users report it); Feishu 20 KB for the whole request
 * (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot); Slack cuts texts after 40,000 characters
 * (https://docs.slack.dev/changelog/2018-truncating-really-long-messages, not confirmed for webhooks). Room is left for
 * what JSON adds.
 */
export const FORMS: Readonly<Record<DigestForm, Form>> = {
  plain: {
    maxBytes: Number.POSITIVE_INFINITY,
    plain: same,
    title: same,
    fact: same,
    owner: (name, text) => `- ${name}: ${text}`,
    account: (name, text) => `    ${name}: ${text}`,
    join: (head, owners) => `${lines(head, owners)}\n`,
  },
  dingtalk: {
    maxBytes: 16_000,
    plain: lookalikes,
    title: (text) => `### ${text}`,
    fact: same,
    owner: (name, text) => `- **${name}**: ${text}`,
    account: (name, text) => `    - ${name}: ${text}`,
    join: paragraphs,
  },
  wecom: {
    maxBytes: 4096,
    plain: lookalikes,
    title: (text) => `**${text}**`,
    fact: same,
    owner: (name, text) => `**${name}**: ${text}`,
    account: (name, text) => `> ${name}: ${text}`,
    join: lines,
  },
  // Rich text, one paragraph a line; the title goes into a place of its own.
  feishu: {
    maxBytes: 12_000,
    plain: lookalikes,
    title: same,
    fact: same,
    owner: (name, text) => `- ${name}: ${text}`,
    account: (name, text) => `    ${name}: ${text}`,
    join: lines,
  },
  // Its own dialect; these three signs are escaped so (https://docs.slack.dev/messaging/formatting-message-text).
  slack: {
    maxBytes: 30_000,
    plain: (name) =>
      name
        .replace(/[*_~`]/g, (sign) => LOOKALIKES[sign] ?? '＿')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;'),
    title: (text) => `*${text}*`,
    fact: same,
    owner: (name, text) => `• *${name}*: ${text}`,
    account: (name, text) => `      ${name}: ${text}`,
    join: lines,
  },
};
