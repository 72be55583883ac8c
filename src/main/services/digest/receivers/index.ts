import type { WebhookKind } from '../../../../shared/model/digest.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import { slack } from './slack.ts';
import type { Vendor } from './vendor.ts';
import { wecom } from './wecom.ts';

/** Every kind of receiver. */
export const VENDORS: Readonly<Record<WebhookKind, Vendor>> = { dingtalk, wecom, feishu, slack };
