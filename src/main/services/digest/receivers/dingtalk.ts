import { createHmac } from 'node:crypto';
import type { DeliveryOutcome } from '../../../../shared/model/digest.ts';
import { byStatus, failed, hasOnly, jsonOf, jsonPost, SENT, type Vendor } from './vendor.ts';

/** `sign` of the query: HMAC-SHA-256 under the secret, of the time in ms, a line feed and the secret; in base64. */
function signature(secret: string, timestamp: number): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`, 'utf8').digest('base64');
}

/** 310000 stands for every one of the robot's safety settings; its text alone tells which. */
function refusal(code: number, text: string): DeliveryOutcome {
  if (code === 310000) {
    if (/keyword/i.test(text)) return failed('keyword', code);
    if (/timestamp/i.test(text)) return failed('clock', code);
    if (/sign/i.test(text)) return failed('bad-sign', code);
    return /\bip\b/i.test(text) ? failed('blocked-ip', code) : failed('refused', code);
  }
  if (code === 300001 || code === 400101 || code === 40035) return failed('bad-address', code);
  if (code === 130101 || code === 130103 || code === 410100) return failed('rate-limited', code);
  if (code === 460101 || code === 101002) return failed('too-long', code);
  if (code === 400013 || code === 400102) return failed('channel', code);
  return failed('refused', code);
}

/**
 * Custom robots of DingTalk groups: https://open.dingtalk.com/document/orgapp/custom-robot-access and, for signatures,
 * https://open.dingtalk.com/document/robots/customize-robot-security-settings. 20 messages a minute, then ten minutes of
 * silence. Refusals come with status 200; their codes are as users report them (400013: the group is dissolved, 400101:
 * the token is gone, 400102: the robot is switched off, 410100 and 130103: too fast; those five not confirmed).
 */
export const dingtalk: Vendor = {
  accepts: (url) => url.pathname === '/robot/send' && hasOnly(url, ['access_token']),
  signs: true,
  request({ url, secret }, { title, text }, { now }) {
    const signed = new URL(url);
    if (secret !== null) {
      signed.searchParams.set('timestamp', `${now}`);
      signed.searchParams.set('sign', signature(secret, now));
    }
    return jsonPost(signed, { msgtype: 'markdown', markdown: { title, text } });
  },
  outcome(answer) {
    const said = jsonOf(answer);
    if (said === null || typeof said.errcode !== 'number') return byStatus(answer.status);
    return said.errcode === 0 ? SENT : refusal(said.errcode, String(said.errmsg ?? ''));
  },
};
