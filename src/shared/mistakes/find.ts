import { catalogue } from '../catalogue/index.ts';
import type { CloudSpec, FieldSpec } from '../catalogue/types.ts';
import type { CloudId } from '../model/cloud.ts';
import {
  cleaned,
  hasInvisible,
  isPem,
  isTight,
  narrowed,
  unwrapped,
  withoutInvisible,
  withoutSpaces,
} from './characters.ts';
import { type KeyValues, type Mistake, mistakeOf } from './model.ts';
import { hasEscapedLines, hasLostLines, isCutPem } from './pem.ts';
import { isCut, isGuid, isMasked, isPlaceholder, otherCloudOf } from './shapes.ts';
import { fieldsIn } from './whole.ts';

/**
 * What is wrong with a key as it was typed, pasted or read, most basic things first. `kindId` is one of the catalogue's
 * kinds of key; null where nobody chose one. A field that is missing or empty is no mistake by itself. `held` names
 * secret fields that are filled elsewhere, such as those of a kept draft.
 *
 * Pure, and fast enough for each key press: a value above 20,000 characters is only looked at for its ends.
 */
export function findMistakes(
  cloud: CloudId,
  kindId: string | null,
  values: KeyValues,
  held: readonly string[] = [],
): readonly Mistake[] {
  const spec = catalogue[cloud];
  const found: Mistake[] = [];
  const clean: Record<string, string> = {};
  for (const field of spec.fields) {
    const value = values[field.key] ?? '';
    if (value.trim() === '') continue;
    const odd = googleMistake(spec, field, value) ?? wholeMistake(spec, field, value);
    if (odd !== null) {
      found.push(odd);
      continue;
    }
    clean[field.key] = cleaned(spec, field, value);
    found.push(
      ...characterMistakes(spec, field, value),
      ...valueMistakes(spec, field, clean[field.key] ?? ''),
    );
  }
  return [...found, ...pairMistakes(spec, kindId, clean, held)];
}

function wholeMistake(spec: CloudSpec, field: FieldSpec, value: string): Mistake | null {
  if (field.map !== undefined || !/[\s,{;:：，|]/u.test(value.trim())) return null;
  if (isPem(spec, field) && !value.trim().startsWith('{')) return null;
  return fieldsIn(spec.id, value) === null ? null : mistakeOf('whole-key', [field.key], { mends: true });
}

/** Other things that Google calls a key, given for a service account's. */
function googleMistake(spec: CloudSpec, field: FieldSpec, value: string): Mistake | null {
  if (spec.id !== 'gcp') return null;
  if (/^\s*["']?AIza[\w-]{35}["']?\s*$/.test(value)) return mistakeOf('google-api-key', [field.key]);
  const oauth =
    /"(installed|web)"\s*:\s*\{|"type"\s*:\s*"authorized_user"|\bGOCSPX-|\.apps\.googleusercontent\.com/;
  return oauth.test(value.slice(0, 4000)) ? mistakeOf('google-oauth-client', [field.key]) : null;
}

function characterMistakes(spec: CloudSpec, field: FieldSpec, value: string): readonly Mistake[] {
  const found: Mistake[] = [];
  const note = (kind: Mistake['kind']) => found.push(mistakeOf(kind, [field.key], { mends: true }));
  if (hasInvisible(value)) note('invisible');
  if (field.map !== undefined) return found;
  const seen = withoutInvisible(value);
  if (isPem(spec, field)) {
    if (hasEscapedLines(seen)) note('escaped-lines');
    else if (hasLostLines(seen)) note('lost-lines');
    if (unwrapped(seen) !== seen.trim()) note('wrapped');
    return found;
  }
  const tight = isTight(spec, field);
  if (!tight)
    return seen === seen.trim() ? found : [...found, mistakeOf('stray-spaces', [field.key], { mends: true })];
  // Mending the invisible ones trims too, so spaces around count only where nothing else is odd.
  const plain = hasInvisible(value) ? seen.trim() : seen;
  const bare = unwrapped(plain);
  if (bare !== plain.trim()) note('wrapped');
  const narrow = narrowed(bare);
  if (narrow !== bare) note('full-width');
  if (withoutSpaces(narrow, true) !== narrow || plain !== plain.trim()) note('stray-spaces');
  return found;
}

function valueMistakes(spec: CloudSpec, field: FieldSpec, value: string): readonly Mistake[] {
  if (field.map !== undefined) return [];
  if (isPem(spec, field)) return isCutPem(value) ? [mistakeOf('truncated', [field.key])] : [];
  if (!isTight(spec, field)) return [];
  if (isMasked(value)) return [mistakeOf('masked', [field.key])];
  if (isPlaceholder(value)) return [mistakeOf('placeholder', [field.key])];
  return isCut(spec.id, field.key, value) ? [mistakeOf('truncated', [field.key])] : [];
}

function pairMistakes(
  spec: CloudSpec,
  kindId: string | null,
  values: KeyValues,
  held: readonly string[],
): readonly Mistake[] {
  const { publicIdField, secretField } = spec;
  const id = values[publicIdField] ?? '';
  const secret = values[secretField] ?? '';
  if (id !== '' && id === secret) return [mistakeOf('same-twice', [secretField, publicIdField])];
  const found: Mistake[] = spec.id === 'azure' ? [...azureMistakes(values)] : [];
  const other = otherCloudOf(spec.id, values.client_email ?? id);
  if (other !== null) return [...found, mistakeOf('other-cloud', [publicIdField], { cloud: other })];
  if (isSwapped(spec, id, secret)) {
    return [...found, mistakeOf('swapped', [publicIdField, secretField], { mends: true })];
  }
  const temporary = temporaryMistake(spec, kindId, id, values, held);
  return temporary === null ? found : [...found, temporary];
}

/** By the catalogue's formats: where both halves look alike nothing is said. */
function isSwapped(spec: CloudSpec, id: string, secret: string): boolean {
  const idFormat = spec.fields.find((field) => field.key === spec.publicIdField)?.format;
  const secretFormat = spec.fields.find((field) => field.key === spec.secretField)?.format;
  if (idFormat === undefined || secretFormat === undefined || idFormat.test(id)) return false;
  if (secret === '') return secretFormat.test(id) && spec.id !== 'gcp';
  if (!idFormat.test(secret) || secretFormat.test(secret))
    return id !== '' && idFormat.test(secret) && secretFormat.test(id) && id.length > secret.length;
  return true;
}

function azureMistakes(values: KeyValues): readonly Mistake[] {
  const {
    tenant_id: tenant = '',
    client_id: client = '',
    client_secret: secret = '',
    secret_key_id: secretId = '',
  } = values;
  const found: Mistake[] = [];
  if (tenant !== '' && tenant.toLowerCase() === client.toLowerCase()) {
    found.push(mistakeOf('same-twice', ['client_id', 'tenant_id']));
  }
  if (isGuid(secret)) {
    found.push(mistakeOf('azure-secret-id', ['client_secret', 'secret_key_id'], { mends: secretId === '' }));
  }
  return found;
}

function temporaryMistake(
  spec: CloudSpec,
  kindId: string | null,
  id: string,
  values: KeyValues,
  held: readonly string[],
): Mistake | null {
  const { tokenField } = spec;
  if (tokenField === null || id === '') return null;
  const withToken = (values[tokenField] ?? '') !== '' || held.includes(tokenField);
  if (spec.kindOf(id, withToken) !== 'temporary') return null;
  const chosen = spec.kinds.find((one) => one.id === kindId);
  const fitting = spec.kinds.find((one) => one.kind === 'temporary');
  if (chosen !== undefined && chosen.kind !== 'temporary') {
    return mistakeOf('temporary-for-permanent', [spec.publicIdField], { kindId: fitting?.id ?? null });
  }
  return withToken ? null : mistakeOf('temporary-without-token', [tokenField, spec.publicIdField]);
}
