import type { DeliveryOutcome } from '../../../../shared/model/digest.ts';
import { byStatus, failed, hasOnly, jsonOf, jsonPost, SENT, type Vendor } from './vendor.ts';

function refusal(code: number, text: string): DeliveryOutcome {
  if (/exceed max length/i.test(text)) return failed('too-long', code);
  if (code === 93000) return failed('bad-address', code);
  if (code === 45009 || code === 45033) return failed('rate-limited', code);
  if (code === 60020) return failed('blocked-ip', code);
  return failed('refused', code);
}

/**
 * Robots of WeCom groups: https://developer.work.weixin.qq.com/document/path/91770. The key in the address is all there is:
 * nothing is signed. 20 messages a minute, 4096 bytes of Markdown. Refusals come with status 200; 93000 is a key that is
 * none, 40058 and an older 93000 a message that is too long (both as users report them); 60020 is not confirmed for
 * robots.
 */
export const wecom: Vendor = {
  accepts: (url) => url.pathname === '/cgi-bin/webhook/send' && hasOnly(url, ['key']),
  signs: false,
  request: ({ url }, { text }) => jsonPost(url, { msgtype: 'markdown', markdown: { content: text } }),
  outcome(answer) {
    const said = jsonOf(answer);
    if (said === null || typeof said.errcode !== 'number') return byStatus(answer.status);
    return said.errcode === 0 ? SENT : refusal(said.errcode, String(said.errmsg ?? ''));
  },
};
