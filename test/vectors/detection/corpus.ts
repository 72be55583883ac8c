import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudId, cloudId } from '../../../src/shared/model/cloud.ts';

/** A key that a snippet holds. A secret `PEM:…` is a private key whose body starts like that. */
export interface Expected {
  readonly cloud: CloudId;
  readonly publicId: string;
  readonly secret: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly site: string | null;
}

/** One text as people paste it, with the keys that are in it; none for a look-alike. */
export interface Snippet {
  readonly name: string;
  readonly keys: readonly Expected[];
  readonly text: string;
}

/**
 * Every snippet of the folder's files: `=== name`, a line `> cloud id secret field=value …` for each key, `---`, and the
 * text. A line that ends in CR has U+240D for it, and a text without a line end has U+2403 in its place.
 */
export function readCorpus(): readonly Snippet[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(import.meta.dirname, file), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map(snippetOf),
    );
}

function snippetOf(source: string): Snippet {
  const split = source.indexOf('---\n');
  const [name = '', ...keys] = source.slice(0, split).trimEnd().split('\n');
  const text = source
    .slice(split + 4)
    .replaceAll('␍\n', '\r\n')
    .replace(/␃\n$/, '');
  return { name, keys: keys.map(expectedOf), text };
}

function expectedOf(line: string): Expected {
  const [cloud, publicId = '', secret = '', ...rest] = line.slice(2).split(' ');
  const { site = null, ...fields } = Object.fromEntries(rest.map((pair) => pair.split('='))) as Record<
    string,
    string
  >;
  return { cloud: cloudId.parse(cloud), publicId, secret, fields, site };
}
