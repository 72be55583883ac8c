import { assertNever } from '../assert-never.ts';
import { catalogue, fieldOf } from '../catalogue/index.ts';
import type { CloudId, EndpointName } from '../model/cloud.ts';
import { type Form, fieldKey, type Meaning, type Naming, nameText, namingOf } from './index.ts';

/** The values of one key. `secrets` holds what goes in their place in a preview. */
export interface CopiedKey {
  readonly cloud: CloudId;
  /** Of the account. */
  readonly site: string;
  readonly temporary: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly endpoints: Readonly<Partial<Record<string, string>>>;
}

type Pair = readonly [name: string, value: string | number];

/** A part of an address as a person typed it; undefined for one that is no address. */
function partOf(address: string, part: 'url' | 'host' | 'port' | 'address'): string | undefined {
  if (part === 'url') return address;
  const url = URL.parse(address);
  if (url === null) return undefined;
  if (part === 'address') return `${url.host}${url.pathname}`.replace(/\/+$/, '');
  return part === 'host' ? url.hostname : url.port;
}

function addressOf(name: EndpointName, orSite: boolean, { cloud, site, endpoints }: CopiedKey) {
  const [usual, ...others] = catalogue[cloud].sites;
  const own = endpoints[name];
  if (own !== undefined || !orSite || site === usual?.id) return own;
  return others.find(({ id }) => id === site)?.endpoints[name];
}

/** The value that stands behind `name=` on one of several lines. */
function entryOf(lines: string | undefined, name: string | undefined): string | undefined {
  const found = lines?.split('\n').find((line) => line.slice(0, line.indexOf('=')).trim() === name);
  return found?.slice(found.indexOf('=') + 1).trim();
}

function meant(meaning: Meaning, key: CopiedKey): string | number | undefined {
  if (typeof meaning === 'object') {
    if ('fixed' in meaning) return key.temporary ? (meaning.temporary ?? meaning.fixed) : meaning.fixed;
    if ('bySite' in meaning) return meaning.bySite[key.site];
    if ('document' in meaning) {
      const naming = namingOf(meaning.document);
      const pairs = naming === undefined ? [] : pairsOf(naming, key, 'en');
      return pairs.length === 0 ? undefined : JSON.stringify(Object.fromEntries(pairs));
    }
    if ('endpoint' in meaning) {
      const address = addressOf(meaning.endpoint, meaning.orSite === true, key);
      return address === undefined ? undefined : partOf(address, meaning.part);
    }
    if (meaning.entry === 'region') {
      const region = key.fields[catalogue[key.cloud].regionField ?? ''];
      return entryOf(key.fields[meaning.field], region);
    }
  }
  const field = fieldKey(key.cloud, meaning);
  return field === null ? undefined : (key.secrets[field] ?? key.fields[field]);
}

/** What the key has of a naming's lines. */
function pairsOf(naming: Naming, key: CopiedKey, locale: string): readonly Pair[] {
  return (naming.by[key.cloud] ?? []).flatMap(([name, meaning]): Pair[] => {
    const value = meant(meaning, key);
    return value === undefined || value === '' ? [] : [[nameText(name, locale), value]];
  });
}

/** A variable of an environment. `secret`: something confidential is in its value. */
export interface CopiedVariable {
  readonly name: string;
  readonly value: string;
  readonly secret: boolean;
}

/** The lines of a naming one by one, as variables. What the key does not have is left out. */
export function variablesOf(naming: Naming, key: CopiedKey): readonly CopiedVariable[] {
  return (naming.by[key.cloud] ?? []).flatMap(([name, meaning]): CopiedVariable[] => {
    const value = meant(meaning, key);
    if (value === undefined || value === '') return [];
    const secret = secretFieldsOf(meaning, key.cloud).length > 0;
    return [{ name: nameText(name, 'en'), value: String(value), secret }];
  });
}

/** Quoted for a POSIX shell where anything in it could mean something else. */
function shellQuoted(value: string): string {
  return /^[\w./:@%+,=•-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

/** Quoted for Terraform's language, which fills in templates inside quotes. */
const hclQuoted = (value: string): string => JSON.stringify(value).replaceAll(/[$%](?=\{)/g, '$&$&');

/** A line break inside a value must not begin a new name. */
const oneLine = (value: string): string => (/[\r\n]/.test(value) ? JSON.stringify(value) : value);

function written(pairs: readonly Pair[], form: Form): string {
  const each = (line: (name: string, value: string) => string): string =>
    pairs.map(([name, value]) => line(name, String(value))).join('\n');
  switch (form.kind) {
    case 'lines':
      return each((name, value) => `${name}: ${value}`);
    case 'env':
      return each((name, value) => `${name}=${shellQuoted(value)}`);
    case 'ini': {
      const body = each((name, value) => `${name} = ${oneLine(value)}`);
      return form.section === null ? body : `[${form.section}]\n${body}`;
    }
    case 'json': {
      const object = Object.fromEntries(pairs);
      return JSON.stringify(form.list ? [object] : object, null, 2);
    }
    case 'yaml': {
      const blocks = form.under.map((name, depth) => `${'  '.repeat(depth)}${name}:`);
      const body = each(
        (name, value) => `${'  '.repeat(form.under.length)}${name}: ${JSON.stringify(value)}`,
      );
      return [...blocks, body].join('\n');
    }
    case 'hcl':
      return `${form.head} {\n${each((name, value) => `  ${name} = ${hclQuoted(value)}`)}\n}`;
    default:
      return assertNever(form);
  }
}

/**
 * The fields of a key in the words of a product, as it reads them. What the key does not have is left out. An empty text
 * for a product that does not take keys of this platform.
 */
export function copiedAs(naming: Naming, key: CopiedKey, locale: string): string {
  const pairs = pairsOf(naming, key, locale);
  return pairs.length === 0 ? '' : `${written(pairs, naming.form)}\n`;
}

/** The confidential fields that one line holds. */
function secretFieldsOf(meaning: Meaning, cloud: CloudId): readonly string[] {
  if (typeof meaning === 'object' && 'document' in meaning) {
    const naming = namingOf(meaning.document);
    return naming === undefined ? [] : secretsOf(naming, cloud);
  }
  const key = fieldKey(cloud, meaning);
  return key !== null && fieldOf(cloud, key)?.secret === true ? [key] : [];
}

/** The confidential fields that a naming has a place for, in its order. */
export function secretsOf(naming: Naming, cloud: CloudId): readonly string[] {
  return [...new Set((naming.by[cloud] ?? []).flatMap(([, meaning]) => secretFieldsOf(meaning, cloud)))];
}
