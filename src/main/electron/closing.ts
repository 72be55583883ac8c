import { dialog } from 'electron';
import type { Preferences } from '../../shared/model/settings.ts';
import type { Translate } from './texts.ts';

/** What becomes of the app when its window is closed. */
export type Closing = 'stay' | 'quit' | 'keep-window';

/** What is to be done about it before anybody is asked. */
export type ClosingPlan = 'stay' | 'quit' | 'ask' | 'ask-without-tray';

/** On macOS an app stays in the dock without windows. Without a tray nothing would be left in sight. */
export function closingPlan(
  onClose: Preferences['onClose'],
  { tray, platform }: { readonly tray: boolean; readonly platform: NodeJS.Platform },
): ClosingPlan {
  if (platform === 'darwin') return 'stay';
  if (onClose === 'quit') return 'quit';
  if (!tray) return 'ask-without-tray';
  return onClose === 'tray' ? 'stay' : 'ask';
}

/**
 * Asks what closing means from now on. `chosen` is kept; a question that is put away changes nothing, as does one that
 * `leaving` takes away since the app ends.
 */
export async function askClosing(
  plan: 'ask' | 'ask-without-tray',
  t: Translate,
  rotations: number,
  leaving: AbortSignal,
): Promise<{ readonly closing: Closing; readonly chosen: Preferences['onClose'] | null }> {
  const resting = rotations === 0 ? [] : [t('shell.closing.rotations', { count: rotations })];
  if (plan === 'ask-without-tray') {
    const { response, checkboxChecked } = await dialog.showMessageBox({
      ...{ type: 'question', signal: leaving },
      title: t('app.name'),
      message: t('shell.closing.noTray'),
      detail: [t('shell.closing.noTrayDetail'), ...resting].join('\n\n'),
      buttons: [t('shell.quit'), t('shell.closing.keepWindow')],
      ...{ defaultId: 1, cancelId: 1 },
      checkboxLabel: t('shell.closing.always'),
    });
    if (response !== 0) return { closing: 'keep-window', chosen: null };
    return { closing: 'quit', chosen: checkboxChecked ? 'quit' : null };
  }
  const { response } = await dialog.showMessageBox({
    ...{ type: 'question', signal: leaving },
    title: t('app.name'),
    message: t('shell.closing.title'),
    detail: [t('shell.closing.detail'), ...resting].join('\n\n'),
    buttons: [t('shell.closing.stay'), t('shell.quit'), t('common.cancel')],
    ...{ defaultId: 0, cancelId: 2 },
  });
  if (response === 0) return { closing: 'stay', chosen: 'tray' };
  if (response === 1) return { closing: 'quit', chosen: 'quit' };
  return { closing: 'keep-window', chosen: null };
}
