/** A quoted string of a file of variables, with the names that lead to it. */
export interface NamedText {
  /** One name at the top of the file, two within an object. */
  readonly path: readonly string[];
  readonly value: string;
  /** Where it stands, with its quotes. */
  readonly from: number;
  readonly to: number;
}

/** What a file of variables says. */
export interface NamedTexts {
  readonly texts: readonly NamedText[];
  /** Where a name stands that stood there before. */
  readonly repeated: readonly number[];
  /** Where the text stops being what it should be; null where it never does. */
  readonly broken: number | null;
}
