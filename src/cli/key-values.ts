import { z } from 'zod';
import {
  catalogue,
  type FieldSpec,
  fieldOf,
  inLocale,
  type KindSpec,
  kindOfKey,
} from '../shared/catalogue/index.ts';
import type { CloudId } from '../shared/model/cloud.ts';
import type { CommandContext } from './command.ts';
import { usageError } from './errors.ts';

/** Values of a key's fields, on either side of the secrecy line. */
export interface KeyValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

const MAX_BYTES = 256_000;

/** `field=value`; the value is not part of any error. Throws a usage error. */
function splitPair(text: string, option: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw usageError('bad-pair', { option });
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function requireField(cloud: CloudId, field: string): { readonly secret: boolean } {
  const spec = fieldOf(cloud, field);
  if (spec !== undefined) return spec;
  const known = catalogue[cloud].fields.map(({ key }) => key).join(', ');
  throw usageError('unknown-field', { field: field.slice(0, 40), known });
}

/**
 * The values of `--set`. A secret among them is refused: other processes can read a command line, and shells keep it.
 * Throws usage errors.
 */
export function valuesFromOptions(
  cloud: CloudId,
  pairs: readonly string[],
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const pair of pairs) {
    const [field, value] = splitPair(pair, '--set');
    if (requireField(cloud, field).secret) throw usageError('secret-in-argv', { field });
    fields[field] = value;
  }
  return fields;
}

const jsonValues = z.record(z.string(), z.string());

/** Pairs of a JSON object, the only form in which a value of several lines can be piped, or lines of `field=value`. */
function pairsOf(text: string): readonly (readonly [string, string])[] {
  if (!text.trimStart().startsWith('{')) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.map((line) => splitPair(line, '--secrets-stdin'));
  }
  try {
    return Object.entries(jsonValues.parse(JSON.parse(text)));
  } catch {
    throw usageError('bad-pair', { option: '--secrets-stdin' });
  }
}

/** The values of fields on stdin, secret or not: lines of `field=value`, or one JSON object. Throws usage errors. */
export async function valuesFromStdin(cloud: CloudId, context: CommandContext): Promise<KeyValues> {
  const fields: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const [field, value] of pairsOf(await context.io.readStdin(MAX_BYTES))) {
    const side = requireField(cloud, field).secret ? secrets : fields;
    side[field] = value;
  }
  return { fields, secrets };
}

/**
 * The catalogue's keys of the fields that this kind of key needs and that are not given, in the catalogue's order. Of a
 * kind that was named, those too that its form asks for.
 */
export function missingFields(
  cloud: CloudId,
  values: KeyValues,
  kind: KindSpec | null = null,
): readonly string[] {
  const spec = catalogue[cloud];
  const given = (field: string): boolean => Boolean(values.fields[field] ?? values.secrets[field]);
  const temporary =
    kind?.kind === 'temporary' ||
    kindOfKey(cloud, values.fields[spec.publicIdField] ?? '', values.secrets) === 'temporary';
  const asked = (field: FieldSpec): boolean => kind !== null && field.requiredFor?.includes(kind.id) === true;
  return spec.fields
    .filter(
      (field) => field.required === 'always' || (field.required === 'temporary' && temporary) || asked(field),
    )
    .filter((field) => !given(field.key))
    .map((field) => field.key);
}

/** Asks on the terminal for what is missing, secrets without echo. What is left empty stays missing. */
export async function askForMissing(
  cloud: CloudId,
  values: KeyValues,
  { io, words }: CommandContext,
  kind: KindSpec | null = null,
): Promise<KeyValues> {
  const fields: Record<string, string> = { ...values.fields };
  const secrets: Record<string, string> = { ...values.secrets };
  for (const field of catalogue[cloud].fields) {
    if (!missingFields(cloud, { fields, secrets }, kind).includes(field.key)) continue;
    const label = words.t('cli.prompt.field', { field: inLocale(field.label, words.locale) });
    const typed = (field.secret ? await io.askSecret(label) : await io.ask(label)).trim();
    if (typed !== '') (field.secret ? secrets : fields)[field.key] = typed;
  }
  return { fields, secrets };
}

/** Warns of values that do not look as the vendor's do today; vendors change, so that is all it does. */
export function warnOfOddFormats(cloud: CloudId, values: KeyValues, { out, words }: CommandContext): void {
  for (const field of catalogue[cloud].fields) {
    const value = values.fields[field.key] ?? values.secrets[field.key];
    if (value === undefined || field.format === undefined || field.format.test(value)) continue;
    out.note(words.t('cli.note.odd-format', { field: inLocale(field.label, words.locale) }));
  }
}
