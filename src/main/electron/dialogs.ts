import { BrowserWindow, dialog } from 'electron';
import type { FilePicker } from '../ports/file-picker.ts';
import type { Translate } from './texts.ts';

/** The system's file dialog, belonging to the window that is in front. The path stays in main. */
export function createFilePicker(texts: () => Translate): FilePicker {
  return {
    async pickKeyFile() {
      const t = texts();
      const options: Electron.OpenDialogOptions = {
        title: t('shell.pickTitle'),
        buttonLabel: t('shell.pickButton'),
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          { name: t('shell.pickKeys'), extensions: ['csv', 'txt', 'tsv'] },
          { name: t('shell.pickAny'), extensions: ['*'] },
        ],
      };
      const parent = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      const answer = await (parent === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
  };
}
