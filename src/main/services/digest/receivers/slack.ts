import type { DeliveryOutcome } from '../../../../shared/model/digest.ts';
import { byStatus, failed, hasOnly, jsonPost, SENT, type Vendor } from './vendor.ts';

const WORDS: Readonly<Record<string, 'bad-address' | 'channel' | 'too-long' | 'rate-limited'>> = {
  no_service: 'bad-address',
  no_service_id: 'bad-address',
  no_team: 'bad-address',
  team_disabled: 'bad-address',
  invalid_token: 'bad-address',
  no_active_hooks: 'bad-address',
  channel_not_found: 'channel',
  channel_is_archived: 'channel',
  action_prohibited: 'channel',
  posting_to_general_channel_denied: 'channel',
  msg_too_long: 'too-long',
  rate_limited: 'rate-limited',
};

/**
 * Incoming webhooks of Slack: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks and, for the words
 * of refusals, https://api.slack.com/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks. One message a second
 * (https://docs.slack.dev/apis/web-api/rate-limits), 429 beyond. The answer is `ok` or a word in plain text, with a status
 * that fits. `msg_too_long` and `rate_limited` are not confirmed for webhooks.
 */
export const slack: Vendor = {
  accepts: (url) =>
    /^\/services\/[A-Z0-9]{3,}\/[A-Z0-9]{3,}\/[A-Za-z0-9]{8,}$/.test(url.pathname) && hasOnly(url, []),
  signs: false,
  request: ({ url }, { text }) =>
    jsonPost(url, { text, mrkdwn: true, unfurl_links: false, unfurl_media: false }),
  outcome(answer): DeliveryOutcome {
    const word = answer.body.trim();
    if (answer.status === 200 && word === 'ok') return SENT;
    if (!/^[a-z_]{2,60}$/.test(word)) return byStatus(answer.status);
    const known = WORDS[word];
    if (known !== undefined) return failed(known, word);
    return answer.status >= 500 ? byStatus(answer.status) : failed('refused', word);
  },
};
