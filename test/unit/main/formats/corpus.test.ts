import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../../src/main/formats/detect.ts';
import { publicIdOf, secretOf } from '../../../../src/main/formats/found-key.ts';
import { mapped, readText, tablesView } from '../../../../src/main/services/import/tables.ts';
import { CLOUD_IDS } from '../../../../src/shared/model/cloud.ts';
import { type Expected, readCorpus, type Snippet } from '../../../vectors/detection/corpus.ts';

const corpus = readCorpus();
/** A third that nothing was tuned on, chosen by the hash of its name. */
const isHeldBack = ({ name }: Snippet) => (createHash('sha256').update(name).digest()[0] ?? 0) % 3 === 0;

type Found = ReturnType<typeof readKeys>['keys'][number];

/** The same key: cloud (or among those that look alike, where it says that it guesses), public id, secret, and the fields that are asked for. */
function isRight(found: Found, expected: Expected): boolean {
  const { cloud, publicId, secret, fields, site } = expected;
  const sameCloud = found.cloud === cloud || (found.sure === 'guess' && found.alike.includes(cloud));
  const plain = secretOf(found)?.reveal() ?? '';
  const pem = /^-----BEGIN PRIVATE KEY-----\n(\S+)\n[\s\S]*\n-----END PRIVATE KEY-----\n$/.exec(plain)?.[1];
  const sameSecret = secret.startsWith('PEM:') ? pem?.startsWith(secret.slice(4)) === true : plain === secret;
  const sameFields = Object.entries(fields).every(([name, value]) => found.fields[name] === value);
  return (
    sameCloud &&
    sameSecret &&
    publicIdOf(found) === publicId &&
    sameFields &&
    (site === null || site === found.site)
  );
}

interface Score {
  readonly right: number;
  readonly found: number;
  readonly expected: number;
  readonly wrong: readonly string[];
}

/** As the product reads: a table by the mapping that it guesses, all else as it stands. Rows of half a key are told, not taken. */
function imported(text: string): readonly Found[] {
  const read = readText(text);
  if (read.kind === 'text') return readKeys(text).keys;
  const { guess } = tablesView(read.tables, NOW);
  return mapped({ ...read, source: null, draft: null }, guess, NOW)
    .rows.map(({ key }) => key)
    .filter((key) => publicIdOf(key) !== '' && secretOf(key) !== undefined);
}

const NOW = Date.UTC(2026, 0, 1);

function scoreOf(snippets: readonly Snippet[], keysIn: (text: string) => readonly Found[]): Score {
  let [right, found, expected] = [0, 0, 0];
  const wrong: string[] = [];
  for (const snippet of snippets) {
    const keys = keysIn(snippet.text);
    const hits = snippet.keys.filter((key) => keys.some((one) => isRight(one, key))).length;
    right += hits;
    found += keys.length;
    expected += snippet.keys.length;
    if (hits !== snippet.keys.length || keys.length !== hits) wrong.push(snippet.name);
  }
  return { right, found, expected, wrong };
}

function printed(
  name: string,
  { right, found, expected, wrong }: Score,
): { precision: number; recall: number } {
  const precision = right / found;
  const recall = right / expected;
  const list = wrong.length === 0 ? '' : `; not right: ${wrong.join(', ')}`;
  process.stdout.write(
    `detection, ${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, ${expected} keys${list}\n`,
  );
  return { precision, recall };
}

describe('finding keys in what people paste', () => {
  it('is asked about enough', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(220);
    expect(corpus.filter(({ keys }) => keys.length === 0).length * 3).toBeGreaterThanOrEqual(corpus.length);
    expect(new Set(corpus.flatMap(({ keys }) => keys.map(({ cloud }) => cloud)))).toEqual(new Set(CLOUD_IDS));
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  });

  const searched = (text: string) => readKeys(text).keys;
  const third = corpus.filter(isHeldBack);
  it.each([
    ['whole corpus', corpus, searched],
    ['held-back third', third, searched],
    ['whole corpus, imported', corpus, imported],
    ['held-back third, imported', third, imported],
  ])('is right on the %s', (name, snippets, keysIn) => {
    const score = scoreOf(snippets, keysIn);
    // What is held back stays unread: only how many are wrong is told of it.
    const wrong = score.wrong.filter((one) => !isHeldBack({ name: one, keys: [], text: '' }));
    const { precision, recall } = printed(name, { ...score, wrong });
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});
