import { WEBHOOK_HOSTS } from '../../../shared/hosts.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { WEBHOOK_KINDS, type WebhookKind } from '../../../shared/model/digest.ts';
import { VENDORS } from './receivers/index.ts';

/** The origins that the webhooks of each kind may be at. */
export type WebhookOrigins = Readonly<Record<WebhookKind, readonly string[]>>;

const originsOf = (kind: WebhookKind): readonly string[] =>
  WEBHOOK_HOSTS[kind].map((host) => `https://${host}`);

/** https alone, on the port that it has, at the hosts of the compiled-in table. */
export const VENDOR_ORIGINS: WebhookOrigins = {
  dingtalk: originsOf('dingtalk'),
  wecom: originsOf('wecom'),
  feishu: originsOf('feishu'),
  slack: originsOf('slack'),
};

/**
 * The address of a webhook as a person pasted it. Throws `webhook-address` (param `reason`: `form`, `host`, `kind` with
 * the kind that it is of, `path`; `expected`: how those of this kind begin). Nothing of the text is in the error: it holds
 * a token.
 */
export function parseAddress(text: string, kind: WebhookKind, origins: WebhookOrigins): URL {
  const expected = origins[kind].join(', ');
  const refuse = (reason: string, more: Readonly<Record<string, string>> = {}) =>
    new KeyturnError('webhook-address', { reason, expected, ...more });
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) throw refuse('form');
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '' || url.hash !== '') throw refuse('form');
  if (!origins[kind].includes(url.origin)) {
    const other = WEBHOOK_KINDS.find((one) => origins[one].includes(url.origin));
    throw other === undefined ? refuse('host') : refuse('kind', { kind: other });
  }
  if (!VENDORS[kind].accepts(url)) throw refuse('path');
  return url;
}
