/** Where the head of an audit chain is kept outside of the vault, so that a chain that was made anew is noticed. */
export interface HeadSink {
  /** The file that `file` appends to. */
  readonly file: string;
  /** Hands one line over. Throws where the place refuses, or does not answer within two seconds. */
  append(kind: 'syslog' | 'file', line: string): Promise<void>;
}
