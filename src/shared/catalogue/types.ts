import type { CloudId, EndpointName } from '../model/cloud.ts';
import type { CredentialKind } from '../model/credential.ts';

/** A text in both languages of the interface, for data that belongs to a cloud rather than to the app. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One field of a key, as the platform itself names it. */
export interface FieldSpec {
  readonly key: string;
  readonly label: Bilingual;
  readonly secret: boolean;
  /** `temporary`: only keys of that kind need it. */
  readonly required: 'always' | 'temporary' | 'never';
  /** What the vendor's values look like today. A mismatch warns and never blocks: vendors change prefixes. */
  readonly format?: RegExp;
  readonly example?: string;
  readonly multiline?: true;
}

/** A partition or account site: accounts of one never work in another. */
export interface SiteSpec {
  readonly id: string;
  readonly label: Bilingual;
  /** The services' addresses on this site. */
  readonly endpoints: Partial<Record<EndpointName, string>>;
  /** The region that requests to those addresses are signed for. */
  readonly region: string;
}

/** All that Keyturn knows of a platform without asking it. */
export interface CloudSpec {
  readonly id: CloudId;
  readonly name: Bilingual;
  /** The tile's text and hue (degrees in oklch): recognisable, and nobody's trademark. */
  readonly monogram: string;
  readonly hue: number;
  /** The field that names the key and is not confidential, and the one that proves it. */
  readonly publicIdField: string;
  readonly secretField: string;
  /** Whether the console shows the secret of a key once more (`console-shows`), or never after it was made. */
  readonly secretAgain: 'console-shows' | 'make-new';
  /** The fields of a temporary key's token, and of the region that its owner works in. */
  readonly tokenField: string;
  readonly regionField: string;
  readonly fields: readonly FieldSpec[];
  readonly sites: readonly SiteSpec[];
  /** Tells a temporary key from a lasting one by its public id. */
  readonly kindOf: (publicId: string) => CredentialKind;
}
