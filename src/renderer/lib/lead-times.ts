import { type LeadTimesPhrase, leadTimesPhrase, readLeadTimes } from '../../shared/lead-times.ts';
import type { LeadTimes } from '../../shared/model/reminder.ts';
import type { Translate } from './i18n.ts';

/** Lead times as a sentence says them: "30, 14, 7, 1 days before". */
export function leadTimesWords(leads: LeadTimes, t: Translate): string {
  const phrase: LeadTimesPhrase = leadTimesPhrase(leads, t('leadTimes.separator'));
  return phrase.kind === 'none' ? t('leadTimes.none') : t('leadTimes.before', phrase);
}

/** What is wrong with lead times as they are typed; undefined where nothing is. Some fields may be left empty. */
export function leadTimesError(text: string, t: Translate, empty: 'fine' | 'wrong'): string | undefined {
  const { kind } = readLeadTimes(text);
  switch (kind) {
    case 'fine':
      return undefined;
    case 'empty':
      return empty === 'fine' ? undefined : t('leadTimes.empty');
    case 'not-days':
      return t('leadTimes.notDays');
    case 'too-many':
      return t('leadTimes.tooMany');
  }
}

/** The lead times in a field that `leadTimesError` finds nothing wrong with; null where it is empty. */
export function leadTimesOf(text: string): LeadTimes | null {
  const typed = readLeadTimes(text);
  return typed.kind === 'fine' ? typed.leads : null;
}
