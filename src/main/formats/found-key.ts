import { inspect } from 'node:util';
import { catalogue } from '../../shared/catalogue/index.ts';
import type { CloudId, EndpointName } from '../../shared/model/cloud.ts';
import type { CredentialState } from '../../shared/model/credential.ts';
import type { ImportPreview, Sureness } from '../../shared/model/import.ts';
import type { LeadTimes } from '../../shared/model/reminder.ts';

/** A plaintext that shows itself only when asked: printing, logging or serialising it gives `[redacted]`. */
export interface SecretText {
  reveal(): string;
}

/** Wraps a plaintext read from a file. It lives no longer than the preview that holds it. */
export function secretText(plain: string): SecretText {
  const redacted = () => '[redacted]';
  return Object.freeze({
    reveal: () => plain,
    toString: redacted,
    toJSON: redacted,
    [inspect.custom]: redacted,
  });
}

/** What a source says of a key besides its fields; null where it says nothing. */
export interface FoundAbout {
  readonly account: string | null;
  readonly owner: string | null;
  readonly environment: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** When it was made and when it ends, by the source's word; an unknown date stays unknown. */
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
}

/** A source that says nothing besides the key. */
export const NOTHING_ABOUT: FoundAbout = {
  account: null,
  owner: null,
  environment: null,
  note: null,
  tags: [],
  createdAt: null,
  expiresAt: null,
};

/** What nothing but another vault says of a key and of its account; none of it is shown in a preview. */
export interface FoundMore {
  readonly state: CredentialState;
  readonly leadTimes: LeadTimes | null;
  readonly accountNote: string;
  readonly accountPeriodDays: number | null;
}

/** A key read from a file or a text, not yet compared with the vault. */
export interface FoundKey {
  readonly cloud: CloudId;
  readonly sure: Sureness;
  /** Other clouds whose keys look alike, likeliest first: what a person may choose instead. */
  readonly alike: readonly CloudId[];
  /** The site that the source names, one of the catalogue's; null when it names none. */
  readonly site: string | null;
  /** The user or profile that the source names; empty when it names none. */
  readonly label: string;
  /** By the catalogue's names. The public id is among the open ones; a secret may be missing where a person can add it. */
  readonly fields: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, SecretText>>;
  /** Addresses of the platform's services that stand with it. */
  readonly endpoints: Readonly<Partial<Record<EndpointName, string>>>;
  readonly about: FoundAbout;
  readonly more?: FoundMore;
  /** Where it starts: the line from 1, and the sheet where there are several. */
  readonly line: number;
  readonly sheet: string | null;
}

/** What every reader finds of a key. */
export interface FoundPair {
  readonly cloud: CloudId;
  readonly sure: Sureness;
  readonly label: string;
  readonly publicId: string;
  readonly secret: SecretText;
  /** The session or security token of a temporary key. */
  readonly token: SecretText | null;
  /** The default region that stands with it; null when none does. */
  readonly region: string | null;
  readonly line: number;
}

/** A found pair under the names of its cloud's fields. */
export function keyOfPair({ cloud, sure, label, line, ...pair }: FoundPair): FoundKey {
  const { publicIdField, secretField, tokenField, regionField } = catalogue[cloud];
  return {
    ...{ cloud, sure, label, line, alike: [], site: null, endpoints: {}, about: NOTHING_ABOUT, sheet: null },
    fields: {
      [publicIdField]: pair.publicId,
      ...(regionField === null || pair.region === null ? {} : { [regionField]: pair.region }),
    },
    secrets: {
      [secretField]: pair.secret,
      ...(tokenField === null || pair.token === null ? {} : { [tokenField]: pair.token }),
    },
  };
}

/** The same key under another cloud's names: its public id, secret, token and region; what that cloud has no name for goes. */
export function asKeyOf(cloud: CloudId, key: FoundKey): FoundKey {
  if (cloud === key.cloud) return key;
  const { tokenField, regionField } = catalogue[key.cloud];
  const secret = secretOf(key);
  const named = keyOfPair({
    ...{ cloud, sure: key.sure, label: key.label, line: key.line, publicId: publicIdOf(key) },
    secret: secret ?? secretText(''),
    token: (tokenField === null ? undefined : key.secrets[tokenField]) ?? null,
    region: (regionField === null ? undefined : key.fields[regionField]) ?? null,
  });
  return {
    ...key,
    cloud,
    site: null,
    fields: named.fields,
    secrets: secret === undefined ? {} : named.secrets,
  };
}

/** The public id; empty where the source has none. */
export function publicIdOf(key: Pick<FoundKey, 'cloud' | 'fields'>): string {
  return key.fields[catalogue[key.cloud].publicIdField] ?? '';
}

/** The confidential half; undefined where the source has none. */
export function secretOf(key: Pick<FoundKey, 'cloud' | 'secrets'>): SecretText | undefined {
  return key.secrets[catalogue[key.cloud].secretField];
}

/** A line that was not taken, and why. */
export type ImportProblem = ImportPreview['problems'][number];

/** What a reader made of a text. */
export interface ReadResult {
  readonly keys: readonly FoundKey[];
  readonly problems: readonly ImportProblem[];
}
