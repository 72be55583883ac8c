import type { Bilingual } from '../catalogue/types.ts';
import type { CloudId, EndpointName } from '../model/cloud.ts';

/** What a name stands for: a half of the pair, a field by its key in the catalogue, an address, or a fixed word. */
export type Meaning =
  | 'id'
  | 'secret'
  | 'token'
  | 'region'
  /** `entry`: the value that a field of several has for the key's region. */
  | { readonly field: string; readonly entry?: 'region' }
  /**
   * `address`: host, port and path, without what stands before them. `orSite`: where the account has none of its own, that
   * of its site, unless it is the site that tools take by themselves.
   */
  | {
      readonly endpoint: EndpointName;
      readonly part: 'url' | 'host' | 'port' | 'address';
      readonly orSite?: true;
    }
  /** The platform's sites by the words that stand there for them; nothing for the others. */
  | { readonly bySite: Readonly<Record<string, string>> }
  /** All of a naming whose form is JSON, on one line. */
  | { readonly document: string }
  /** `temporary`: what stands there for a key with a token. */
  | { readonly fixed: string | number; readonly temporary?: string };

/** The name that stands before a value; bilingual where a screen says it, plain where a machine reads it. */
export type Name = string | Bilingual;

/** One name with what it stands for. */
export type Line = readonly [name: Name, meaning: Meaning];

/** How the fields of a key are written there. */
export type Form =
  | { readonly kind: 'lines' }
  | { readonly kind: 'env' }
  /** Null: the file has no sections. */
  | { readonly kind: 'ini'; readonly section: string | null }
  /** `list`: the object stands in a list, one for each profile. */
  | { readonly kind: 'json'; readonly list?: true }
  /** The path of the block that the lines stand in. */
  | { readonly kind: 'yaml'; readonly under: readonly string[] }
  /** A block of Terraform's language. */
  | { readonly kind: 'hcl'; readonly head: string };

/** How one product, tool or file names the fields of the keys that it takes. */
export interface Naming {
  /** Stable: preferences and the audit keep it. */
  readonly id: string;
  readonly name: Bilingual;
  /** The file or the command where the names stand, where that is a fixed one. */
  readonly at?: string;
  readonly form: Form;
  /** The lines for each platform whose keys it takes, in the order that they are written in. */
  readonly by: Readonly<Partial<Record<CloudId, readonly Line[]>>>;
  /** Where the names are known from. */
  readonly source: string;
  /** No source that binds was found for all of the names. */
  readonly unconfirmed?: true;
}
