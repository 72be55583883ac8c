import { cloudOfWord } from '../../shared/catalogue/cloud-words.ts';
import { catalogue } from '../../shared/catalogue/index.ts';
import { ownerOfId } from '../../shared/mistakes/shapes.ts';
import { CLOUD_IDS, type CloudId } from '../../shared/model/cloud.ts';
import type { CellError, Sureness } from '../../shared/model/import.ts';
import type { SheetMapping, TableMapping } from '../../shared/model/import-tables.ts';
import { readKeys } from './detect.ts';
import { type FoundKey, NOTHING_ABOUT, publicIdOf, secretOf, secretText } from './found-key.ts';
import { withoutApostrophes } from './keyturn/plain-csv.ts';
import { type Table, type TableRow, textOf } from './table.ts';
import { withoutSecrets } from './table-mask.ts';
import { addressFrom, ownEndpoint, siteNamed, siteOfRegion } from './table-places.ts';
import { columnsByRole, type RoleColumns, type RowReader, readerOf } from './table-row.ts';
import { cloudsByShape, isSecretLike } from './table-shapes.ts';

/** A row of a table as a key, and what is wrong with it. */
export interface TableKey {
  readonly key: FoundKey;
  /** How old it may get, in days; null where the row does not say. */
  readonly periodDays: number | null;
  readonly errors: readonly CellError[];
  /** The same row read as a key of another cloud. */
  as(cloud: CloudId): TableKey;
}

const MAX_SHORT = 120;
const MAX_NOTE = 4000;
const MAX_TAGS = 20;
const MAX_PERIOD = 3650;
/** Above it a cell says the same as the one above it. */
const DITTO = /^(?:同上|〃|″|''|"|ditto)$/iu;

/** The keys of all sheets that are taken, in order. Rows that hold neither half of a key are titles and sums. */
export function keysOfTables(
  tables: readonly Table[],
  mapping: TableMapping,
  now: number,
): readonly TableKey[] {
  return tables.flatMap((table, index) => {
    const sheet = mapping.sheets[index];
    return sheet?.taken === true ? keysOfSheet(table, sheet, { fixed: mapping.cloud, now }) : [];
  });
}

interface Around {
  readonly fixed: CloudId | null;
  readonly now: number;
}

function keysOfSheet(table: Table, mapping: SheetMapping, around: Around): readonly TableKey[] {
  const columns = columnsByRole(mapping);
  const header = table.rows.find(({ line }) => line === mapping.headerRow);
  let above: TableRow | undefined;
  return table.rows.flatMap((found) => {
    if (found.line <= mapping.headerRow || isHeaderAgain(found, header)) return [];
    const row = withDittos(withoutApostrophes(found, header), above);
    above = row;
    if (isNoKey(row, columns)) return [];
    return [keyOf(row, columns, { ...around, sheet: table.name })];
  });
}

/** Long sheets repeat their headings for printing. */
function isHeaderAgain(row: TableRow, header: TableRow | undefined): boolean {
  return header?.cells.every((cell, column) => textOf(cell) === textOf(row.cells[column])) === true;
}

function withDittos(row: TableRow, above: TableRow | undefined): TableRow {
  if (above === undefined || !row.cells.some((cell) => DITTO.test(textOf(cell)))) return row;
  const cells = row.cells.map((cell, column) =>
    DITTO.test(textOf(cell)) ? (above.cells[column] ?? '') : cell,
  );
  return { ...row, cells };
}

/** A title over a part of the sheet, or a sum below it: one cell or two, and neither half of a key. */
function isNoKey(row: TableRow, columns: RoleColumns): boolean {
  const filled = (role: 'public-id' | 'secret'): boolean =>
    (columns.get(role) ?? []).some((column) => row.cells[column] !== undefined && row.cells[column] !== '');
  if (filled('public-id') || filled('secret')) return false;
  const mapped = [...columns.values()].flat().filter((column) => textOf(row.cells[column]) !== '');
  return mapped.length <= 2;
}

interface Place extends Around {
  readonly sheet: string;
}

function keyOf(row: TableRow, columns: RoleColumns, place: Place): TableKey {
  const reader = readerOf(row, columns);
  const bare = bareKey(reader, row.line, place);
  const { cloud } = bare;
  const secrets = secretsOf(reader, bare);
  if (publicIdOf(bare) === '') reader.note('missing-public-id', 'public-id');
  if (secretOf(bare) === undefined) reader.note('missing-secret', 'secret');
  const key: FoundKey = {
    ...bare,
    site: siteFrom(reader, bare),
    label: shortText(reader, 'label', secrets) || bare.label,
    fields: { ...fieldsFrom(reader, cloud), ...bare.fields },
    endpoints: endpointsFrom(reader, cloud),
    about: aboutFrom(reader, place.now, secrets),
    sheet: place.sheet === '' ? null : place.sheet,
  };
  return {
    ...{ key, periodDays: periodFrom(reader), errors: reader.errors() },
    as: (fixed) => keyOf(row, columns, { ...place, fixed }),
  };
}

/** The two halves, the token and whose they are. A cell may hold a whole key file, as Google's keys come. */
function bareKey(reader: RowReader, line: number, place: Place): FoundKey {
  const [id, secret, token] = [reader.text('public-id'), reader.text('secret'), reader.text('token')];
  const inside = [secret, id]
    .filter((text) => text.startsWith('{'))
    .flatMap((text) => readKeys(text).keys)[0];
  if (inside !== undefined) return { ...inside, line };
  const { cloud, sure, alike } = whose(reader, id, secret, place);
  const { publicIdField, secretField, tokenField } = catalogue[cloud];
  const mail = cloud === 'gcp' && id.includes('@');
  return {
    ...{ cloud, sure, alike, line, label: '', site: null, endpoints: {}, sheet: null },
    fields: id === '' ? {} : { [mail ? 'client_email' : publicIdField]: id },
    secrets: {
      ...(secret === '' ? {} : { [secretField]: secretText(secret) }),
      ...(token === '' || tokenField === null ? {} : { [tokenField]: secretText(token) }),
    },
    about: NOTHING_ABOUT,
  };
}

interface Whose {
  readonly cloud: CloudId;
  readonly sure: Sureness;
  readonly alike: readonly CloudId[];
}

/** By the person's word, the column's, the id's own shape, the sheet's name, or what both halves could be. */
function whose(reader: RowReader, id: string, secret: string, { fixed, sheet }: Place): Whose {
  // Full-width letters and blanks are mended later; they hide nothing here.
  const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
  const shape = cloudsByShape(bare(id), bare(secret));
  const others = (cloud: CloudId): readonly CloudId[] => shape.possible.filter((one) => one !== cloud);
  const word = reader.text('cloud');
  const named = fixed ?? (word === '' ? null : cloudOfWord(word));
  if (named !== null) return { cloud: named, sure: 'certain', alike: others(named) };
  if (shape.certain !== null && word === '') return { cloud: shape.certain, sure: 'certain', alike: [] };
  const titled = word === '' ? cloudOfWord(sheet) : shape.certain;
  if (titled !== null) return { cloud: titled, sure: 'likely', alike: others(titled) };
  const [first = 'aliyun', ...rest] = shape.possible;
  if (shape.possible.length === 1) return { cloud: first, sure: 'guess', alike: [] };
  reader.note('unknown-cloud', 'cloud');
  const unlike = CLOUD_IDS.filter((one) => one !== first && !rest.includes(one));
  return { cloud: first, sure: 'guess', alike: [...rest, ...unlike] };
}

function fieldsFrom(reader: RowReader, cloud: CloudId): Readonly<Record<string, string>> {
  const { regionField, fields } = catalogue[cloud];
  const [region, project, tenant] = [reader.text('region'), reader.text('project'), reader.text('tenant')];
  const has = (key: string): boolean => fields.some((field) => field.key === key && !field.secret);
  const tenantField = ['tenant_id', 'domain_id', 'organization_id'].find(has);
  return Object.fromEntries(
    [
      [regionField ?? '', region],
      [has('project_id') ? 'project_id' : '', project],
      // Huawei Cloud has a project for each region.
      [
        has('project_ids') && region !== '' ? 'project_ids' : '',
        project === '' ? '' : `${region}=${project}`,
      ],
      [tenantField ?? '', tenant],
    ].filter(([field, value]) => field !== '' && value !== ''),
  );
}

function endpointsFrom(reader: RowReader, cloud: CloudId): FoundKey['endpoints'] {
  const name = ownEndpoint(cloud);
  if (name === null || reader.errors().some(({ kind }) => kind === 'unknown-cloud')) return {};
  const text = reader.text('endpoint');
  const address = text === '' ? null : addressFrom(text);
  if (address !== null) return { [name]: address };
  reader.note(text === '' ? 'missing-endpoint' : 'unreadable-endpoint', 'endpoint');
  return {};
}

function siteFrom(reader: RowReader, { cloud, site }: FoundKey): string | null {
  const text = reader.text('site');
  const named = siteNamed(cloud, text);
  if (named !== null) return named;
  if (text !== '' && catalogue[cloud].sites.length > 1) reader.note('unknown-site', 'site');
  // 中国电信 names a company, not one of several sites.
  const inName = catalogue[cloud].sites.length > 1 ? siteNamed(cloud, reader.text('cloud')) : null;
  return inName ?? siteOfRegion(cloud, reader.text('region')) ?? site;
}

/** Of an id's place only what may be a secret: the halves may have changed places. */
const secretsOf = (reader: RowReader, key: FoundKey): readonly string[] => [
  ...Object.values(key.secrets).map((secret) => secret.reveal()),
  ...reader.texts('secret'),
  ...reader.texts('token'),
  ...[publicIdOf(key)].filter((id) => ownerOfId(id) === null && isSecretLike(id)),
];

/** The words of a column, cut only once the secrets are gone: a part of one would not be known for it. */
function shortText(reader: RowReader, role: ShortRole, secrets: readonly string[]): string {
  const text = withoutSecrets(reader.text(role), secrets);
  if (text.length > MAX_SHORT) reader.note('shortened', role);
  return text.slice(0, MAX_SHORT).trim();
}

type ShortRole = 'label' | 'account' | 'owner' | 'environment';

function aboutFrom(reader: RowReader, now: number, secrets: readonly string[]): FoundKey['about'] {
  const short = (role: ShortRole): string | null => shortText(reader, role, secrets) || null;
  const note = withoutSecrets(reader.texts('note').join('\n'), secrets);
  if (note.length > MAX_NOTE) reader.note('shortened', 'note');
  const tags = [...new Set(reader.texts('tags').flatMap((text) => text.split(/[,，;；、|\n]/u)))]
    .map((tag) => withoutSecrets(tag.trim(), secrets).slice(0, MAX_SHORT))
    .filter((tag) => tag !== '');
  if (tags.length > MAX_TAGS) reader.note('shortened', 'tags');
  return {
    account: short('account'),
    owner: short('owner'),
    environment: short('environment'),
    note: note.slice(0, MAX_NOTE) || null,
    tags: tags.slice(0, MAX_TAGS),
    createdAt: reader.date('created', now),
    expiresAt: reader.date('expires', now),
  };
}

function periodFrom(reader: RowReader): number | null {
  const text = reader.text('period');
  if (text === '') return null;
  const [, count, unit] = /^(\d{1,4})\s*(天|日|days?|d|个月|月|months?|年|years?)?$/iu.exec(text) ?? [];
  const times = /月|month/i.test(unit ?? '') ? 30 : /年|year/i.test(unit ?? '') ? 365 : 1;
  const days = Number(count ?? 0) * times;
  if (days >= 1 && days <= MAX_PERIOD) return days;
  reader.note('unreadable-period', 'period');
  return null;
}
