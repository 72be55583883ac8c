import type { TableCell } from './table.ts';
import { textOf } from './table.ts';

/** What a cell says of a date: an instant, nothing, or something that cannot be told for certain. */
export type ReadDate =
  | { readonly kind: 'known'; readonly at: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'unreadable' };

/** Words by which people say that there is no date, or that they do not know it. */
const NO_DATE =
  /^(?:[-—–/\\.?？]+|无|没有|空|未知|不详|不明|长期|长期有效|永久|永久有效|永不过期|永不|不过期|无限期|待定|待补充|n\/?a|none|null|nil|unknown|never|no expiry|does not expire|permanent|tbd|forever)$/iu;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const TIME = String.raw`(?:[T\s]*(?<half>上午|下午|早上|晚上|中午|凌晨|am|pm)?\s*(?<h>\d{1,2})[:时点](?<mi>\d{1,2})(?:[:分](?<s>\d{1,2})(?:\.\d+)?秒?|分)?\s*(?<after>am|pm)?)?`;
const ZONE = String.raw`\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|(?:UTC|GMT)\s*[+-]\d{1,2}(?::?\d{2})?)?`;
const END = String.raw`\s*$`;

const FORMS: readonly RegExp[] = [
  // 2025-03-04, 2025/3/4, 2025.3.4, 2025年3月4日 星期二
  String.raw`^(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?(?:\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?`,
  // 20250304
  String.raw`^(?<y>(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])`,
  // Tue, 4 March 2025 and 04-Mar-2025
  String.raw`^(?:[a-z]{3,9},?\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)?[\s./-]+(?<name>[a-z]{3,9})\.?,?[\s./-]+(?<y>\d{4})`,
  // March 4, 2025 and Tue Mar 04 2025
  String.raw`^(?:[a-z]{3,9},?\s+)?(?<name>[a-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})`,
].map((form) => new RegExp(form + TIME + ZONE + END, 'iu'));

/** 03/04/2025: a day or a month first. */
const EITHER = new RegExp(
  String.raw`^(?<one>\d{1,2})[-/.](?<two>\d{1,2})[-/.](?<y>\d{4})${TIME}${ZONE}${END}`,
  'iu',
);

/**
 * The date in a cell: that of the sheet itself, or a text in the forms that Chinese and English sheets use. A date
 * without a time of day is the beginning of that day where this computer stands. One that can be read in two ways
 * (03/04/2025, 25-03-04) stays unknown, as do bare numbers.
 */
export function readDate(cell: TableCell | undefined): ReadDate {
  if (typeof cell === 'object' && cell.wall !== undefined) return known(fromWall(cell.wall));
  const text = textOf(cell).normalize('NFKC').trim();
  if (text === '' || NO_DATE.test(text)) return { kind: 'none' };
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return fromParts(parts, monthOf(parts), Number(parts.d));
  }
  const either = EITHER.exec(text)?.groups;
  if (either !== undefined) {
    const [one, two] = [Number(either.one), Number(either.two)];
    if (one === two || (one > 12 && two <= 12)) return fromParts(either, two, one);
    if (two > 12 && one <= 12) return fromParts(either, one, two);
    return { kind: one <= 12 && two <= 12 ? 'ambiguous' : 'unreadable' };
  }
  return { kind: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text) ? 'ambiguous' : 'unreadable' };
}

function monthOf({ m, name }: Record<string, string | undefined>): number {
  if (m !== undefined) return Number(m);
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function fromParts(parts: Record<string, string | undefined>, month: number, day: number): ReadDate {
  const year = Number(parts.y);
  const hour = hourOf(parts);
  const [minute, second] = [Number(parts.mi ?? 0), Number(parts.s ?? 0)];
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return { kind: 'unreadable' };
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 April would become 1 May.
  if (new Date(wall).getUTCDate() !== day) return { kind: 'unreadable' };
  const offset = offsetOf(parts.zone);
  return known(offset === null ? fromWall(wall) : wall - offset);
}

function hourOf({ h, half, after }: Record<string, string | undefined>): number {
  const hour = Number(h ?? 0);
  const side = (half ?? after ?? '').toLowerCase();
  if (/^(下午|晚上|pm)$/.test(side) && hour < 12) return hour + 12;
  return /^(上午|凌晨|am)$/.test(side) && hour === 12 ? 0 : hour;
}

/** In ms; null where none is named. */
function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
}

/** The instant at which a clock on this computer's wall shows it. */
function fromWall(wall: number): number {
  const at = new Date(wall);
  const day = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()] as const;
  return new Date(...day, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()).getTime();
}

/** Before this no cloud gave out keys, and a century later none of today's will be in use. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

function known(at: number): ReadDate {
  return at >= EARLIEST && at < LATEST ? { kind: 'known', at } : { kind: 'unreadable' };
}
