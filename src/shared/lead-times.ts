import { type LeadTimes, leadTimes } from './model/reminder.ts';

/** Lead times as a person types them, with what is wrong where they cannot be meant. */
export type TypedLeadTimes =
  | { readonly kind: 'fine'; readonly leads: LeadTimes }
  | { readonly kind: 'empty' | 'not-days' | 'too-many' };

/**
 * Reads "30, 14, 7, 1": days in whatever order, some of them twice, apart by commas or spaces, of a Chinese keyboard too.
 * 0 is the date itself, of which everybody is told: alone it means no lead time.
 */
export function readLeadTimes(text: string): TypedLeadTimes {
  const words = text
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return { kind: 'empty' };
  if (!words.every((word) => /^\d{1,3}$/.test(word) && Number(word) <= 365)) return { kind: 'not-days' };
  const days = [...new Set(words.map(Number))].filter((day) => day > 0).sort((a, b) => b - a);
  const parsed = leadTimes.safeParse(days);
  return parsed.success ? { kind: 'fine', leads: parsed.data } : { kind: 'too-many' };
}

/** Lead times as `readLeadTimes` reads them. */
export function writeLeadTimes(leads: LeadTimes): string {
  return leads.length === 0 ? '0' : leads.join(', ');
}

/** What fills the message that says lead times: the days joined, and the number that its plural goes by. */
export type LeadTimesPhrase =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly days: string; readonly count: number };

/** Chooses how lead times are said; `separator` is the language's. A single day alone is singular. */
export function leadTimesPhrase(leads: LeadTimes, separator: string): LeadTimesPhrase {
  const [first, ...others] = leads;
  if (first === undefined) return { kind: 'none' };
  return { kind: 'some', days: leads.join(separator), count: first + others.length };
}
