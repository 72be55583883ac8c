import { catalogue, inLocale } from '../catalogue/index.ts';
import type { CloudSpec } from '../catalogue/types.ts';
import { CLOUD_IDS, type CloudId } from '../model/cloud.ts';
import { CHINESE } from './chinese.ts';
import { LARGE } from './large.ts';
import { PRIVATE } from './private.ts';
import { PRODUCTS } from './products.ts';
import type { Line, Meaning, Name, Naming } from './types.ts';

export type { Form, Line, Meaning, Name, Naming } from './types.ts';

const meaningOf = (spec: CloudSpec, key: string): Meaning => {
  if (key === spec.publicIdField) return 'id';
  if (key === spec.secretField) return 'secret';
  if (key === spec.tokenField) return 'token';
  return key === spec.regionField ? 'region' : { field: key };
};

/** The words of each platform's own console: the catalogue's labels. */
const CONSOLE: Naming = {
  id: 'console',
  name: { zh: '控制台', en: 'Console' },
  form: { kind: 'lines' },
  by: Object.fromEntries(
    CLOUD_IDS.map((cloud): [CloudId, readonly Line[]] => [
      cloud,
      catalogue[cloud].fields
        .filter((field) => field.map === undefined)
        .map((field): Line => [field.label, meaningOf(catalogue[cloud], field.key)]),
    ]),
  ),
  source: 'the catalogue',
};

/** Every naming that is known: the consoles, the vendors' tools, then products that take keys of several. */
export const NAMINGS: readonly Naming[] = [CONSOLE, ...LARGE, ...CHINESE, ...PRIVATE, ...PRODUCTS];

/** One naming by its id; undefined for one that this version does not know. */
export function namingOf(id: string): Naming | undefined {
  return NAMINGS.find((naming) => naming.id === id);
}

/** The namings that can hold a key of this platform; one with a token needs a place for it. */
export function namingsFor(cloud: CloudId, temporary: boolean): readonly Naming[] {
  return NAMINGS.filter(({ by }) => {
    const lines = by[cloud];
    return lines !== undefined && (!temporary || lines.some(([, meaning]) => meaning === 'token'));
  });
}

/** The name as it stands there: a screen's in its language, a machine's as it is. */
export function nameText(name: Name, locale: string): string {
  return typeof name === 'string' ? name : inLocale(name, locale);
}

/** The key in the catalogue of the field that a name stands for; null for what is no field of the key. */
export function fieldKey(cloud: CloudId, meaning: Meaning): string | null {
  const { publicIdField, secretField, tokenField, regionField } = catalogue[cloud];
  switch (meaning) {
    case 'id':
      return publicIdField;
    case 'secret':
      return secretField;
    case 'token':
      return tokenField;
    case 'region':
      return regionField;
    default:
      return 'field' in meaning ? meaning.field : null;
  }
}
