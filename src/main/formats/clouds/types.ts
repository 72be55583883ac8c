import type { CloudId, EndpointName } from '../../../shared/model/cloud.ts';

/** The headings that a console uses for each column, as `normalHeading` writes them; the first one found counts. */
export interface ConsoleCsvHeadings {
  readonly cloud: CloudId;
  readonly publicId: readonly string[];
  readonly secret: readonly string[];
  readonly token: readonly string[];
  readonly label: readonly string[];
}

/** What a value beside a key may be besides its halves. */
export type OpenRole =
  | 'region'
  | 'project'
  | 'tenant'
  | 'subscription'
  | 'secretKeyId'
  | 'email'
  | 'domain'
  | 'organization'
  | 'resourceGroup'
  | 'pool'
  | 'app'
  | 'timezone'
  | 'tokenUri';

/** How a cloud's keys are told apart from others', as data: one mechanism reads them all. */
export interface CloudSigns {
  readonly cloud: CloudId;
  /** Names of variables and settings that only this cloud's tools use; tried on names in lower case. */
  readonly names: RegExp;
  /** Its names in both languages and its hosts, as the source of a regular expression without groups. */
  readonly hints: string;
  /** Words for the two halves, `id secret` in lower case without signs, that only this cloud's console uses. */
  readonly wording: RegExp | null;
  /** What a named id and a named secret look like. Weighs where nothing else tells; never excludes what a name tells. */
  readonly id: RegExp;
  readonly secret: RegExp;
  /** How likely a pair without any context is this cloud's, against others that it fits; 0 never. */
  readonly weight: number;
  /** The catalogue's field for each further value. */
  readonly open: Readonly<Partial<Record<OpenRole, string>>>;
  /** Whose address an `endpoint` or `auth_url` beside the key is; null where it tells nothing of the account. */
  readonly endpoint: EndpointName | null;
  /** The sites that something around the key tells. */
  readonly sites: readonly (readonly [site: string, sign: RegExp])[];
  /** The header of the file that its console offers; null where none is known. */
  readonly csv: Omit<ConsoleCsvHeadings, 'cloud'> | null;
}
