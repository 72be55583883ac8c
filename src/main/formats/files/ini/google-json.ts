import { type MemberNode, parse } from '@humanwhocodes/momoa';
import { z } from 'zod';
import { catalogue } from '../../../../shared/catalogue/index.ts';
import { type FoundKey, NOTHING_ABOUT, secretText } from '../../found-key.ts';
import type { KeyValues } from '../file-kind.ts';
import { withPemEnd } from '../pem-end.ts';
import { placeGone, unwritable } from '../refusals.ts';
import { type Splice, spliced } from '../splices.ts';

const serviceAccount = z.looseObject({
  type: z.literal('service_account'),
  private_key: z.string().min(1),
  private_key_id: z.string().min(1),
  client_email: z.string().min(1),
});

/** Open values of a service account's key that Google names as the catalogue does. */
const OPEN = ['private_key_id', 'client_email', 'project_id', 'client_id', 'token_uri'] as const;

/** The key of a service account in Google's JSON, for the entry that holds it; null for any other text. */
export function serviceAccountIn(json: string, entry: string, line: number): FoundKey | null {
  const read = serviceAccount.safeParse(parsed(json));
  if (!read.success) return null;
  const open = OPEN.flatMap((name) => {
    const value = read.data[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return {
    ...{ cloud: 'gcp', sure: 'certain', alike: [], site: null, label: entry, line, sheet: null },
    fields: Object.fromEntries(open),
    secrets: { [catalogue.gcp.secretField]: secretText(read.data.private_key) },
    ...{ endpoints: {}, about: NOTHING_ABOUT },
  };
}

/**
 * Google's JSON with another key: only the values that differ are written anew. Throws `place-gone` where it is no key of
 * a service account, `value-unwritable` for the key of another cloud.
 */
export function withServiceAccount(json: string, values: KeyValues): string {
  if (!serviceAccount.safeParse(parsed(json)).success) throw placeGone();
  const { secretField, publicIdField } = catalogue.gcp;
  const secret = values.secrets[secretField];
  if (values.cloud !== 'gcp' || (secret ?? '') === '' || (values.fields[publicIdField] ?? '') === '')
    throw unwritable(secretField);
  const wanted: Readonly<Record<string, string | undefined>> = {
    ...Object.fromEntries(OPEN.map((name) => [name, values.fields[name]])),
    [secretField]: secret,
  };
  const { body } = parse(json, { ranges: true });
  const members = body.type === 'Object' ? body.members : [];
  return spliced(
    json,
    members.flatMap((member) => changedMember(member, wanted)),
  );
}

function changedMember(
  { name, value }: MemberNode,
  wanted: Readonly<Record<string, string | undefined>>,
): Splice[] {
  const given = name.type === 'String' ? wanted[name.value] : undefined;
  if (given === undefined || given === '' || value.type !== 'String') return [];
  const text = withPemEnd(given, value.value);
  if (value.value === text) return [];
  const [from, to] = value.range ?? [];
  return from === undefined || to === undefined ? [] : [{ from, to, text: JSON.stringify(text) }];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
