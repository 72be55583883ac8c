import { useTranslation } from 'react-i18next';
import type { LookView } from '../../../shared/model/look.ts';
import { useFormat } from '../../lib/use-format.ts';

/** "1,240 files in 310 folders". */
export function useSeen({ files, folders }: Pick<LookView, 'files' | 'folders'>): string {
  const { t } = useTranslation();
  const format = useFormat();
  return t('look.seen.so', {
    files: t('look.seen.files', { count: files, shown: format.count(files) }),
    folders: t('look.seen.folders', { count: folders, shown: format.count(folders) }),
  });
}
