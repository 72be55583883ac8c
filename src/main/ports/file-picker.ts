/** Asks the person for a file. Its path stays in main. */
export interface FilePicker {
  /** Null when the dialog was closed, or where there is no dialog. */
  pickKeyFile(): Promise<string | null>;
}
