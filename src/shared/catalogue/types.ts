import type { CloudId, EndpointName } from '../model/cloud.ts';
import type { CredentialKind } from '../model/credential.ts';
import type { FailureKind } from '../model/failure.ts';

/** A text in both languages of the interface, for data that belongs to a cloud rather than to the app. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A field that holds several values under names: lines of `name=value`. */
export interface MapSpec {
  readonly name: Bilingual;
  readonly value: Bilingual;
  readonly example: readonly [name: string, value: string];
}

/** One field of a key, as the platform itself names it. */
export interface FieldSpec {
  readonly key: string;
  readonly label: Bilingual;
  readonly secret: boolean;
  /** `temporary`: only keys of that kind need it. */
  readonly required: 'always' | 'temporary' | 'never';
  /** Which of the cloud's `kinds` have it; every one where this is missing. */
  readonly kinds?: readonly string[];
  /** The `kinds` whose form asks for it, although a key can be kept without. */
  readonly requiredFor?: readonly string[];
  /** What the vendor's values look like today. A mismatch warns and never blocks: vendors change prefixes. */
  readonly format?: RegExp;
  readonly example?: string;
  /** Where it is found or what it is for, where the label alone does not tell. */
  readonly help?: Bilingual;
  readonly multiline?: true;
  /** The day on which the platform stops taking the key, as its console shows it: yyyy-mm-dd. */
  readonly ends?: true;
  /** Which host is called depends on it, unless the account has an address of its own. */
  readonly routes?: true;
  readonly map?: MapSpec;
}

/** A partition or account site: accounts of one never work in another. */
export interface SiteSpec {
  readonly id: string;
  readonly label: Bilingual;
  /** The services' addresses on this site. */
  readonly endpoints: Partial<Record<EndpointName, string>>;
  /** The region that requests to those addresses are signed for; empty where the platform signs for none. */
  readonly region: string;
  /** The console's pages that guides open, https all of them, by the name that `GuideStep.opens` uses. */
  readonly pages: Readonly<Record<string, string>>;
}

/** One address that an account of this cloud may set, or must where the platform has none of its own. */
export interface EndpointSpec {
  readonly name: EndpointName;
  readonly label: Bilingual;
  /** Private clouds: nobody but the person knows the address. */
  readonly required: boolean;
  readonly example?: string;
  readonly help?: Bilingual;
}

/** One kind of key by whose it is: a main account's, a sub-user's, a temporary one. Each has a guide. */
export interface KindSpec {
  readonly id: string;
  readonly label: Bilingual;
  readonly kind: CredentialKind;
  /** What to think of before one is made, in a sentence: a key with all rights, for one. */
  readonly caution?: Bilingual;
  readonly recommended?: true;
}

/** What the platform itself limits. Null is *not known*. */
export interface LimitSpec {
  /** How many keys one principal may have at a time. */
  readonly keys: number | null;
  readonly keysNote?: Bilingual;
  /** Whether keys end by themselves, in a sentence. */
  readonly expiry: Bilingual;
}

/** What the platform calls the parts of an identity. */
export interface IdentityWords {
  /** Null where it never tells an account. */
  readonly account: Bilingual | null;
  readonly principal: Bilingual;
  /** What it calls its names for principals; `ARN` where this is missing. */
  readonly arn?: string;
  /** The other parts, in the order that they are shown in. */
  readonly details: Readonly<Record<string, Bilingual>>;
}

/** All that Keyturn knows of a platform without asking it. */
export interface CloudSpec {
  readonly id: CloudId;
  readonly name: Bilingual;
  /** The tile's text and hue (degrees in oklch): recognisable, and nobody's trademark. */
  readonly monogram: string;
  readonly hue: number;
  /** Whether Keyturn can replace a key there by itself. */
  readonly turns: boolean;
  /** The field that names the key and is not confidential, and the one that proves it. */
  readonly publicIdField: string;
  readonly secretField: string;
  /** Whether the console shows the secret of a key once more (`console-shows`), or never after it was made. */
  readonly secretAgain: 'console-shows' | 'make-new';
  /** The fields of a temporary key's token, and of the region that its owner works in; null where there is none. */
  readonly tokenField: string | null;
  readonly regionField: string | null;
  /** In the order that they are shown in. */
  readonly fields: readonly FieldSpec[];
  /** In the order that they are offered in; the first one is the usual one. */
  readonly kinds: readonly KindSpec[];
  readonly endpoints: readonly EndpointSpec[];
  readonly sites: readonly SiteSpec[];
  readonly identity: IdentityWords;
  readonly limits: LimitSpec;
  /** What else a failure may stand for at this platform, in a sentence behind the general words. */
  readonly failureNotes?: Partial<Record<FailureKind, Bilingual>>;
  /** The permissions that reading a key's dates and replacing it take, by the platform's names; null where none is named. */
  readonly rights: { readonly list: string; readonly manage: readonly string[] } | null;
  /** How old a key should get, in days. */
  readonly recommendedDays: number;
  /** Tells the kind of a key by its public id, and by whether a token stands beside it. */
  readonly kindOf: (publicId: string, withToken: boolean) => CredentialKind;
}
