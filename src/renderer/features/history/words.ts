import { assertNever } from '../../../shared/assert-never.ts';
import { type HistoryRemark, historyWords } from '../../../shared/history-words.ts';
import { failureKind } from '../../../shared/model/failure.ts';
import type { Translate } from '../../lib/i18n.ts';
import type { HistoryRow } from '../../stores/history.ts';

function remarkWords(remark: HistoryRemark, t: Translate): string {
  switch (remark.kind) {
    case 'method':
      return t(`history.remark.method.${remark.value}`);
    case 'reason':
      return t(`history.remark.reason.${remark.value}`);
    case 'scope':
      return t(`history.remark.scope.${remark.value}`);
    case 'failure': {
      const known = failureKind.safeParse(remark.value);
      return known.success ? t(`failure.${known.data}.title`) : remark.value;
    }
    case 'names':
      return remark.value;
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

/** Says a row of the history. */
export function rowWords({ entry, subject }: HistoryRow, t: Translate): RowWords {
  const { sentence, key, file, remark, failed } = historyWords(entry, subject);
  return {
    sentence: t(`history.sentence.${sentence}`, { key: key ?? t('history.unknownKey'), file }),
    remark: remark === null ? null : remarkWords(remark, t),
    who: t('history.by', { user: entry.osUser, device: entry.device }),
    failed,
  };
}
