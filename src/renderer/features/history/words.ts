import { assertNever } from '../../../shared/assert-never.ts';
import { inLocale } from '../../../shared/catalogue/index.ts';
import { type ChangedName, type HistoryRemark, historyWords } from '../../../shared/history-words.ts';
import { failureKind } from '../../../shared/model/failure.ts';
import type { Translate } from '../../lib/i18n.ts';
import type { HistoryRow } from '../../stores/history.ts';

function nameWords(name: ChangedName, t: Translate, language: string): string {
  if (name.kind === 'known') return t(`history.name.${name.value}`);
  return name.kind === 'field' ? inLocale(name.value, language) : name.value;
}

function remarkWords(remark: HistoryRemark, t: Translate, language: string): string {
  switch (remark.kind) {
    case 'method':
      return t(`history.remark.method.${remark.value}`);
    case 'reason':
      return t(`history.remark.reason.${remark.value}`);
    case 'key-change':
      return t(`history.remark.key-change.${remark.value}`);
    case 'scope':
      return t(`history.remark.scope.${remark.value}`);
    case 'phase':
      return t(`history.remark.phase.${remark.value}`);
    case 'failure': {
      const known = failureKind.safeParse(remark.value);
      const failure = known.success ? t(`failure.${known.data}.title`) : remark.value;
      return remark.asked ? failure : t('verifyAll.notAsked', { failure });
    }
    case 'receiver':
      return [
        remark.to,
        remark.way === null ? '' : t(`handOuts.way.${remark.way}`),
        remark.lasts === null ? '' : t(`broker.lasts.${remark.lasts}`),
      ]
        .filter((part) => part !== '')
        .join(' · ');
    case 'names': {
      const names = remark.value.map((name) => nameWords(name, t, language)).join(', ');
      return remark.as === null ? names : t('crosswalk.copiedAs', { names, as: remark.as });
    }
    default:
      return assertNever(remark);
  }
}

/** A row in words: one sentence, and what stands behind it. */
export interface RowWords {
  readonly sentence: string;
  readonly remark: string | null;
  readonly who: string;
  readonly failed: boolean;
}

/** Says a row of the history in the language in force. */
export function rowWords({ entry, subject }: HistoryRow, t: Translate, language: string): RowWords {
  const { sentence, key, file, remark, failed } = historyWords(entry, subject);
  return {
    sentence: t(`history.sentence.${sentence}`, { key: key ?? t('history.unknownKey'), file }),
    remark: remark === null ? null : remarkWords(remark, t, language),
    who: t('history.by', { user: entry.osUser, device: entry.device }),
    failed,
  };
}
