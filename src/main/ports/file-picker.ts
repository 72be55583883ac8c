/** What a person saves; decides the words of the dialog and the ending of the file's name. */
export type SavedKind =
  | 'history-jsonl'
  | 'history-csv'
  | 'list-csv'
  | 'backup'
  | 'calendar'
  | 'script-sh'
  | 'script-fish'
  | 'script-cmd'
  | 'script-ps1'
  | 'export'
  | 'export-csv'
  | 'export-json';

/** Asks the person for a file or a folder. Its path stays in main. Null when the dialog was closed, or where there is none. */
export interface FilePicker {
  pickKeyFile(): Promise<string | null>;
  pickCertificate(): Promise<string | null>;
  pickBackupFile(): Promise<string | null>;
  pickFolder(): Promise<string | null>;
  saveFile(options: SaveOptions): Promise<string | null>;
}

export interface SaveOptions {
  readonly kind: SavedKind;
  /** The name that is offered, without a folder. */
  readonly name: string;
}
