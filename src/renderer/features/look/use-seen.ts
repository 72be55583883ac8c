import { useTranslation } from 'react-i18next';
import { lookSeen } from '../../../shared/look-seen.ts';
import type { LookView } from '../../../shared/model/look.ts';
import { useFormat } from '../../lib/use-format.ts';

/** "1,240 files in 310 folders". */
export function useSeen(view: Pick<LookView, 'files' | 'folders'>): string {
  const { t } = useTranslation();
  const format = useFormat();
  return lookSeen(view, (key, params) => t(key, params), format.count);
}
