import { catalogue } from '../catalogue/index.ts';
import type { FieldSpec } from '../catalogue/types.ts';
import type { CloudId } from '../model/cloud.ts';
import { unwrapped, withoutInvisible } from './characters.ts';
import type { KeyValues } from './model.ts';

/** Names that files use for a field besides its own, without case and signs. */
const ID =
  /^(.*accesskeyid|.*accesskey|.*accessid|.*secretid|.*publickey|ak|.*ak|keyid|访问密钥(id)?|公钥|密钥id|appid|clientid)$/u;
const SECRET =
  /^(.*secretaccesskey|.*accesskeysecret|.*secretkey|.*accesssecret|.*privatekey|.*clientsecret|secret|sk|.*sk|password|私钥|秘密访问密钥|密钥)$/u;
const TOKEN = /^(.*sessiontoken|.*securitytoken|.*ststoken|token)$/u;

/** Longer texts are files; they are imported, not pasted into one field. */
const MAX_LENGTH = 20_000;

/**
 * The fields that a whole JSON object, a line of CSV or several lines of `NAME=value` hold, where somebody pasted them
 * into one field. Null where the text does not hold both halves of a key of this cloud.
 */
export function fieldsIn(cloud: CloudId, text: string): KeyValues | null {
  if (text.length > MAX_LENGTH) return null;
  const source = withoutInvisible(text).trim();
  const pairs = fromJson(source) ?? fromLines(source);
  const spec = catalogue[cloud];
  const found: Record<string, string> = {};
  for (const [name, value] of pairs) {
    const field = spec.fields.find((one) => isNamed(name, one, cloud));
    if (field !== undefined && value !== '') found[field.key] ??= value;
  }
  const bare = Object.keys(found).length === 0 ? fromRow(cloud, source) : null;
  const result = bare ?? found;
  return result[spec.publicIdField] !== undefined && result[spec.secretField] !== undefined ? result : null;
}

function isNamed(name: string, field: FieldSpec, cloud: CloudId): boolean {
  const plain = normal(name);
  if (plain === normal(field.key)) return true;
  const spec = catalogue[cloud];
  if (cloud === 'azure' && field.key === 'tenant_id') return /tenant(id)?$/.test(plain);
  if (cloud === 'azure' && field.key === 'subscription_id') return /subscriptionid$/.test(plain);
  // A service account's file has ids and secrets of other meanings; only its own names count there.
  if (cloud === 'gcp') return false;
  if (field.key === spec.secretField) return SECRET.test(plain);
  if (field.key === spec.tokenField) return TOKEN.test(plain);
  if (field.key === spec.publicIdField) return ID.test(plain) && !SECRET.test(plain);
  return field.key === spec.regionField && /region(id|name)?$/.test(plain);
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

type Pairs = readonly (readonly [name: string, value: string])[];

function fromJson(text: string): Pairs | null {
  if (!/^[[{]/.test(text)) return null;
  try {
    return leaves(JSON.parse(text), '', 0);
  } catch {
    return null;
  }
}

function leaves(value: unknown, name: string, depth: number): Pairs {
  if (typeof value === 'string') return [[name, value]];
  if (value === null || typeof value !== 'object' || depth > 6) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, key, depth + 1));
}

function fromLines(text: string): Pairs {
  return text.split(/[\n;]|(?<=["'\w])\s*[,，]\s*(?=["'\p{L}])/u).flatMap((part) => {
    const match =
      /^[\s{"'-]*(?:export\s+|setx?\s+|\$env:)?([\p{L}_][\p{L}\p{N}_ .-]{0,60}?)["']?\s*[=:：]\s*(\S.*)$/iu.exec(
        part,
      );
    return match === null
      ? []
      : [[match[1] ?? '', unwrapped((match[2] ?? '').replace(/\}\s*$/, ''))] as const];
  });
}

/** `id,secret` as a row of a console's file, or the two with a space or a slash of people between them. */
function fromRow(cloud: CloudId, text: string): KeyValues | null {
  const spec = catalogue[cloud];
  const idFormat = spec.fields.find((field) => field.key === spec.publicIdField)?.format;
  const secretFormat = spec.fields.find((field) => field.key === spec.secretField)?.format;
  if (idFormat === undefined || secretFormat === undefined) return null;
  const cells = text.split(/[\s,;|，；:：]+/u).map(unwrapped);
  if (cells.length < 2 || cells.length > 12) return null;
  const id = cells.find((cell) => idFormat.test(cell));
  const secret = cells.find((cell) => cell !== id && secretFormat.test(cell));
  if (id === undefined || secret === undefined) return null;
  return { [spec.publicIdField]: id, [spec.secretField]: secret };
}
