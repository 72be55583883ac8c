import type { CloudId } from '../../shared/model/cloud.ts';
import { ALL_SIGNS } from './clouds/index.ts';
import type { TextLayout } from './text-layout.ts';
import type { Spot } from './text-spot.ts';

/** Systems with keys of two halves that are none of our clouds; what stands nearest decides. */
const FOREIGN = [
  'minio|digitalocean|cloudflare|backblaze|wasabi|qiniu|七牛|baidu|bce\\b|百度|volc|火山|ksyun|金山云|linode|vultr|scaleway',
  'qingcloud|青云|upyun|又拍|stripe|github|gitlab|slack|twilio|openai|\\[interface\\]|\\[peer\\]|wireguard|vapid|algolia|mailgun',
  '微信|wechat|支付宝|alipay|钉钉|dingtalk|飞书|feishu|twitter|facebook|keycloak|auth0|okta|realm|0x[0-9a-f]{40}',
].join('|');

const IS_FOREIGN = new RegExp(FOREIGN, 'i');
const HINTS = [...ALL_SIGNS.map(({ hints }) => hints), FOREIGN];
const NAMES: readonly (CloudId | 'foreign')[] = [...ALL_SIGNS.map(({ cloud }) => cloud), 'foreign'];
const ANY = new RegExp(HINTS.map((hints) => `(${hints})`).join('|'), 'gi');

/** Looking further than this into a line costs time and tells little. */
const LINE_REACH = 600;
const LINES_BACK = 14;
const LINES_ON = 6;

/** A cloud that the text around a place names, and how near. */
export interface Hint {
  readonly cloud: CloudId | 'foreign';
  /** 0: on the line or right above in its block, 1: below or in the heading of its section, 2: further off. */
  readonly distance: 0 | 1 | 2;
}

/** Finds what cloud the text around a place speaks of; null where it names none. */
export type HintsAt = (spot: Spot) => Hint | null;

/** Reads hints lazily, each line once. The name of the file and the head of the text are what is looked at last. */
export function hintsIn(layout: TextLayout, fileName: string): HintsAt {
  const cache = new Map<number, readonly Found[]>();
  const ofLine = (line: number): readonly Found[] => {
    const cached = cache.get(line);
    if (cached !== undefined) return cached;
    const found = hintsOf((layout.lines[line] ?? '').slice(0, LINE_REACH));
    cache.set(line, found);
    return found;
  };
  const fallback = distinct([...hintsOf(fileName), ...[0, 1, 2, 3, 4, 5].flatMap((line) => ofLine(line))]);
  return (spot) => {
    const content = layout.lines[spot.line] ?? '';
    const column = spot.start - layout.startOf(spot.line);
    const own =
      content.length <= LINE_REACH
        ? nearest(ofLine(spot.line), column)
        : nearest(hintsOf(content.slice(Math.max(0, column - 300), column + 200)), Math.min(column, 300));
    if (own !== null) return { cloud: own, distance: 0 };
    const near = scan(layout, ofLine, spot);
    if (near !== null) return near;
    const [only] = fallback;
    return only !== undefined && fallback.length === 1 ? { cloud: only, distance: 2 } : null;
  };
}

type Found = readonly [cloud: CloudId | 'foreign', at: number];

function scan(layout: TextLayout, ofLine: (line: number) => readonly Found[], spot: Spot): Hint | null {
  const last = Math.min(spot.line + LINES_ON, layout.lines.length - 1);
  for (let line = spot.line - 1; line >= Math.max(0, spot.line - LINES_BACK); line -= 1) {
    if (layout.blockOf(line) !== spot.block) break;
    const hint = ofLine(line).at(-1);
    if (hint !== undefined) return { cloud: hint[0], distance: 0 };
  }
  const [section] = hintsOf(layout.sectionOf(spot.block).slice(0, LINE_REACH));
  if (section !== undefined) return { cloud: section[0], distance: 0 };
  for (let line = spot.line + 1; line <= last && layout.blockOf(line) === spot.block; line += 1) {
    const [hint] = ofLine(line);
    if (hint !== undefined) return { cloud: hint[0], distance: 1 };
  }
  for (let line = spot.line - 1; line >= Math.max(0, spot.line - LINES_BACK); line -= 1) {
    const hint = ofLine(line).at(-1);
    if (hint !== undefined) return { cloud: hint[0], distance: layout.blockOf(line) === spot.block ? 0 : 1 };
  }
  for (let line = spot.line + 1; line <= last; line += 1) {
    const [hint] = ofLine(line);
    if (hint !== undefined) return { cloud: hint[0], distance: 2 };
  }
  return null;
}

function hintsOf(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(ANY)) {
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const name = NAMES[index];
    if (name !== undefined) found.push([name, match.index]);
  }
  return found;
}

/** The last one before a column, else the first one after it. */
function nearest(found: readonly Found[], column: number): CloudId | 'foreign' | null {
  return (found.findLast(([, at]) => at <= column) ?? found[0])?.[0] ?? null;
}

function distinct(found: readonly Found[]): readonly (CloudId | 'foreign')[] {
  return [...new Set(found.map(([cloud]) => cloud))];
}

/** Whether a name belongs to a system that is none of ours. */
export function isForeign(name: string): boolean {
  return IS_FOREIGN.test(name);
}
