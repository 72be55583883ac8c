import { catalogue } from '../catalogue/index.ts';
import { CLOUD_IDS, type CloudId } from '../model/cloud.ts';
import { type Meaning, NAMINGS, type Name, type Naming, nameText } from './index.ts';

/** The parts of a key that every pair has, and what stands beside them. */
export const PARTS = ['id', 'secret', 'token', 'region', 'other'] as const;
export type Part = (typeof PARTS)[number];

/** What one product calls the fields of one platform's key. */
export interface NameRow {
  readonly cloud: CloudId;
  readonly naming: Naming;
  /** The names of each part, in the product's order; fixed words are no names of anything. */
  readonly names: Readonly<Record<Part, readonly Name[]>>;
}

const partOf = (meaning: Meaning): Part | null =>
  typeof meaning === 'string'
    ? meaning
    : 'fixed' in meaning || 'bySite' in meaning
      ? null
      : 'document' in meaning
        ? 'secret'
        : 'other';

function rowOf(cloud: CloudId, naming: Naming): NameRow {
  const lines = naming.by[cloud] ?? [];
  const named = (part: Part) => lines.filter(([, meaning]) => partOf(meaning) === part).map(([name]) => name);
  return {
    cloud,
    naming,
    names: {
      ...{ id: named('id'), secret: named('secret'), token: named('token') },
      ...{ region: named('region'), other: named('other') },
    },
  };
}

/** Every product for every platform, platform by platform. */
export const NAME_ROWS: readonly NameRow[] = CLOUD_IDS.flatMap((cloud) =>
  NAMINGS.filter(({ by }) => by[cloud] !== undefined).map((naming) => rowOf(cloud, naming)),
);

/** Letters, digits and ideographs alone: `SECRET_ID`, `SecretId` and “Secret ID” are one name. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const bothTexts = (name: Name): readonly string[] => (typeof name === 'string' ? [name] : [name.zh, name.en]);

/** A label and the shorter names inside it: “公钥 PublicKey”, “AccessKey（AK）”. */
function aliases(name: Name): readonly string[] {
  return bothTexts(name).flatMap((text) => {
    const apart = text.split(/[()（）]/).filter((part) => part.trim() !== '');
    const scripts = /^(\p{Script=Han}+)\s+(\P{Script=Han}+)$/u.exec(text.trim());
    return [text, ...apart, ...(scripts?.slice(1) ?? [])].map(bare);
  });
}

/** Names typed side by side, such as “AK/SK” or “公钥、私钥”. */
const sideBySide = (typed: string): readonly string[] => typed.split(/[/／、,，;；|&+]/);

const wordsOf = (typed: string): readonly string[] => typed.split(/\s+/);

/** The texts of a row that a search looks through. */
const textsOf = ({ cloud, naming, names }: NameRow): readonly string[] =>
  [catalogue[cloud].name, naming.name, naming.at ?? '', ...Object.values(names).flat()]
    .flatMap(bothTexts)
    .map(bare);

/**
 * The rows in which a name, a product or a platform holds what was typed; every row for nothing. Where none does, those that
 * hold every word of one of the names that were typed side by side.
 */
export function findRows(typed: string): readonly NameRow[] {
  const query = bare(typed);
  if (query === '') return NAME_ROWS;
  const whole = NAME_ROWS.filter((row) => textsOf(row).some((text) => text.includes(query)));
  if (whole.length > 0) return whole;
  const pieces = sideBySide(typed)
    .map((piece) =>
      wordsOf(piece)
        .map(bare)
        .filter((word) => word !== ''),
    )
    .filter((words) => words.length > 0);
  return NAME_ROWS.filter((row) => {
    const texts = textsOf(row);
    return pieces.some((words) => words.every((word) => texts.some((text) => text.includes(word))));
  });
}

/** One thing that a name stands for, and where it does. */
export interface NameAnswer {
  readonly part: Part;
  /** Those of the names typed that stand for it. */
  readonly typed: readonly string[];
  readonly rows: readonly NameRow[];
  /**
   * What the same part is called at the consoles of other platforms, and by products that take keys of several. Empty for
   * fields that are neither half of a pair.
   */
  readonly elsewhere: readonly { readonly name: string; readonly rows: readonly NameRow[] }[];
}

/**
 * What a name that was typed whole stands for; several answers where products use it for different parts. What is no name
 * as a whole is answered as the names side by side that it consists of, or else by its words.
 */
export function answersTo(typed: string, locale: string): readonly NameAnswer[] {
  const pieces = sideBySide(typed);
  for (const names of [[typed], pieces, pieces.flatMap(wordsOf)]) {
    const answers = answersToAny(
      names.filter((name) => bare(name) !== ''),
      locale,
    );
    if (answers.length > 0) return answers;
  }
  return [];
}

const isCalled = (name: Name, typed: readonly string[]): boolean =>
  aliases(name).some((alias) => typed.some((each) => bare(each) === alias));

function answersToAny(all: readonly string[], locale: string): readonly NameAnswer[] {
  return PARTS.flatMap((part): NameAnswer[] => {
    const called = ({ names }: NameRow, typed: readonly string[]) =>
      names[part].some((name) => isCalled(name, typed));
    const rows = NAME_ROWS.filter((row) => called(row, all));
    if (rows.length === 0) return [];
    const typed = all.filter((each) => rows.some((row) => called(row, [each]))).map((each) => each.trim());
    return [{ part, typed, rows, elsewhere: part === 'other' ? [] : elsewhere(part, typed, locale) }];
  });
}

function elsewhere(part: Part, typed: readonly string[], locale: string): NameAnswer['elsewhere'] {
  const byName = new Map<string, { readonly name: string; readonly rows: readonly NameRow[] }>();
  for (const row of NAME_ROWS) {
    const many = row.naming.id === 'console' || Object.keys(row.naming.by).length > 1;
    if (!many || row.naming.form.kind !== 'lines') continue;
    for (const name of row.names[part]) {
      if (isCalled(name, typed)) continue;
      const text = nameText(name, locale);
      const found = byName.get(bare(text));
      byName.set(bare(text), { name: found?.name ?? text, rows: [...(found?.rows ?? []), row] });
    }
  }
  return [...byName.values()];
}
