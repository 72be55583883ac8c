import { dialog } from 'electron';
import type { Translate } from './texts.ts';

/** Asks on the way out whether to install what was downloaded; a dialog that is closed means no. */
export async function askToInstall(version: string, t: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: t('updates.quit.title', { version }),
    detail: t('updates.quit.detail'),
    buttons: [t('updates.quit.install'), t('updates.quit.later')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
