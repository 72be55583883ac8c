import { usageError } from './errors.ts';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const isUnit = (text: string): text is keyof typeof UNITS => Object.hasOwn(UNITS, text);

/** A length of time such as `0s`, `30m`, `24h` or `7d`, in ms. Throws a usage error for another text, and beyond `maxMs`. */
export function duration(option: string, maxMs: number): (text: string) => number {
  return (text) => {
    const [, digits = '', unit = ''] = /^(\d{1,9})([a-z])$/.exec(text) ?? [];
    const ms = isUnit(unit) ? Number(digits) * UNITS[unit] : Number.NaN;
    if (!(ms <= maxMs)) throw usageError('bad-duration', { option, days: maxMs / UNITS.d });
    return ms;
  };
}
