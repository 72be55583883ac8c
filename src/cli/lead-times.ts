import { readLeadTimes } from '../shared/lead-times.ts';
import type { LeadTimes } from '../shared/model/reminder.ts';
import { usageError } from './errors.ts';

/** Lead times of a key; null: it follows the vault. Wrapped, for commander drops a bare null. */
export interface LeadTimesOption {
  readonly leads: LeadTimes | null;
}

/** Reads `30,14,7,1`, `0` for none, and `inherit` where a key may follow the vault again. Throws a usage error. */
export function leadTimesOption(inherit: 'default' | null): (text: string) => LeadTimesOption {
  return (text) => {
    if (text === inherit) return { leads: null };
    const typed = readLeadTimes(text);
    if (typed.kind !== 'fine') throw usageError('bad-lead-times');
    return { leads: typed.leads };
  };
}
