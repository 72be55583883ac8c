import type { EndpointName } from '../../../shared/model/cloud.ts';
import type { SnippetLanguage } from '../../../shared/model/script.ts';

/** What a program is told of an account. There is no secret among it. */
export interface SnippetFacts {
  /** The key's region, else the one of its account's site, as a literal of the language. */
  readonly region: string;
  /** A text as a literal of the language. */
  literal(text: string): string;
  /** The address that the account has of its own; null where it has none. */
  own(name: EndpointName): string | null;
  /** The same, else the one of its site. */
  address(name: EndpointName): string | null;
}

/** A program, and what has to be installed for it. */
export interface Snippet {
  readonly text: string;
  readonly install: string;
}

/** Programs that read the variables of one set, by the vendor's own SDK. */
export type Snippets = Readonly<Partial<Record<SnippetLanguage, (facts: SnippetFacts) => Snippet>>>;

/** The host and port of an address, as SDKs want it that put the scheme before it themselves. */
export const hostOf = (address: string | null): string | null =>
  address === null ? null : (URL.parse(address)?.host ?? null);

/** The lines of a program; what is null is left out. */
export const program = (...lines: readonly (string | null)[]): string =>
  `${lines.filter((line) => line !== null).join('\n')}\n`;
