import type { LookView } from './model/look.ts';

/** Words for what was seen, of the window or of the command line. */
export type SeenWords = (
  key: 'look.seen.files' | 'look.seen.folders' | 'look.seen.so',
  params: Readonly<Record<string, string | number>>,
) => string;

/** "1,240 files in 310 folders"; files alone where no folder was walked. `shown` writes a number. */
export function lookSeen(
  { files, folders }: Pick<LookView, 'files' | 'folders'>,
  t: SeenWords,
  shown: (count: number) => string = String,
): string {
  const inFiles = t('look.seen.files', { count: files, shown: shown(files) });
  if (folders === 0) return inFiles;
  return t('look.seen.so', {
    files: inFiles,
    folders: t('look.seen.folders', { count: folders, shown: shown(folders) }),
  });
}
