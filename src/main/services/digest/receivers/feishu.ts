import { createHmac } from 'node:crypto';
import type { DeliveryOutcome } from '../../../../shared/model/digest.ts';
import { byStatus, failed, hasOnly, jsonOf, jsonPost, SENT, type Vendor } from './vendor.ts';

/** The time in seconds, a line feed and the secret are the key here, and what is signed is empty. */
function signature(secret: string, timestamp: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
}

function refusal(code: number): DeliveryOutcome {
  switch (code) {
    // One code for a wrong signature and for a clock that is more than an hour off.
    case 19021:
      return failed('bad-sign', code);
    case 19022:
      return failed('blocked-ip', code);
    case 19024:
      return failed('keyword', code);
    case 19001:
    case 99991201:
      return failed('bad-address', code);
    case 11232:
    case 99991400:
      return failed('rate-limited', code);
    default:
      return failed('refused', code);
  }
}

/** One paragraph a line; an empty one keeps its height by a space. The first line is the title, which has its own place. */
const paragraphs = (text: string) =>
  text
    .split('\n')
    .slice(1)
    .map((line) => [{ tag: 'text', text: line === '' ? ' ' : line }]);

/**
 * Custom bots of Feishu and Lark groups: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. 100 messages a
 * minute and five a second, 20 KB a request; busy on the full and half hour (11232). Refusals come with status 200 or 400.
 * That 19001 is an address that is gone, and 99991400 the general limit, is as users report it.
 */
export const feishu: Vendor = {
  accepts: (url) =>
    /^\/open-apis\/bot\/v2\/hook\/[A-Za-z0-9._~-]{8,}$/.test(url.pathname) && hasOnly(url, []),
  signs: true,
  request({ url, secret }, { title, text }, { now, locale }) {
    const timestamp = `${Math.floor(now / 1000)}`;
    const signed = secret === null ? {} : { timestamp, sign: signature(secret, timestamp) };
    const language = locale === 'zh-CN' ? 'zh_cn' : 'en_us';
    return jsonPost(url, {
      ...signed,
      msg_type: 'post',
      content: { post: { [language]: { title, content: paragraphs(text) } } },
    });
  },
  outcome(answer) {
    const said = jsonOf(answer);
    // An older form of the answer says StatusCode instead.
    const code = said?.code ?? said?.StatusCode;
    if (typeof code !== 'number') return byStatus(answer.status);
    return code === 0 ? SENT : refusal(code);
  },
};
