/** The person's own browser. */
export interface Browser {
  /** Opens one of the consoles' and vendors' pages that are compiled in. Rejects for any other address, and where no browser is there. */
  open(page: string): Promise<void>;
}
