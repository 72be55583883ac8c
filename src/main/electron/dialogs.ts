import { BrowserWindow, dialog } from 'electron';
import type { FilePicker, SavedKind } from '../ports/file-picker.ts';
import type { Translate } from './texts.ts';

const ENDINGS: Readonly<Record<SavedKind, string>> = {
  'history-jsonl': 'jsonl',
  'history-csv': 'csv',
  'list-csv': 'csv',
  backup: 'keyturn-backup',
  calendar: 'ics',
  'script-sh': 'sh',
  'script-fish': 'fish',
  'script-cmd': 'cmd',
  'script-ps1': 'ps1',
  export: 'keyturn-export',
  'export-csv': 'csv',
  'export-json': 'json',
};

const inFront = () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];

async function open(options: Electron.OpenDialogOptions): Promise<string | null> {
  const parent = inFront();
  const answer = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

async function save(options: Electron.SaveDialogOptions): Promise<string | null> {
  const parent = inFront();
  const answer = await (parent === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** The system's file dialogs, belonging to the window that is in front. The paths stay in main. */
export function createFilePicker(texts: () => Translate): FilePicker {
  return {
    async pickKeyFile() {
      const t = texts();
      return open({
        title: t('shell.pickTitle'),
        buttonLabel: t('shell.pickButton'),
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          {
            name: t('shell.pickKeys'),
            extensions: [
              ...['xlsx', 'xls', 'csv', 'tsv', 'txt', 'json', 'xlsm', 'xlsb', 'ods'],
              ...['kdbx', '1pux', 'keyx', 'key', 'keyturn-export'],
            ],
          },
          { name: t('shell.pickAny'), extensions: ['*'] },
        ],
      });
    },
    async pickCertificate() {
      const t = texts();
      return open({
        title: t('shell.pickCertificateTitle'),
        buttonLabel: t('shell.pickButton'),
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          { name: t('shell.pickCertificates'), extensions: ['pem', 'crt', 'cer', 'der'] },
          { name: t('shell.pickAny'), extensions: ['*'] },
        ],
      });
    },
    async pickBackupFile() {
      const t = texts();
      return open({
        title: t('shell.pickBackupTitle'),
        buttonLabel: t('shell.pickButton'),
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          { name: t('shell.saved.backup'), extensions: [ENDINGS.backup] },
          { name: t('shell.pickAny'), extensions: ['*'] },
        ],
      });
    },
    async pickFolder() {
      const t = texts();
      return open({
        title: t('shell.pickFolderTitle'),
        buttonLabel: t('shell.pickButton'),
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
    },
    async saveFile({ kind, name }) {
      const t = texts();
      return save({
        title: t('shell.saveTitle'),
        defaultPath: name,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        filters: [{ name: t(`shell.saved.${kind}`), extensions: [ENDINGS[kind]] }],
      });
    },
  };
}
