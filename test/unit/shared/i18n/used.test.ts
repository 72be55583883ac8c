import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resources } from '../../../../src/shared/i18n/resources.ts';

type Tree = { readonly [key: string]: string | Tree };

const keysOf = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );

const FORMS = /_(zero|one|two|few|many|other)$/;
const SRC = join(import.meta.dirname, '..', '..', '..', '..', 'src');

async function sources(): Promise<string> {
  const names = await readdir(SRC, { recursive: true });
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(SRC, name), 'utf8'))
    .join('\n');
}

/** What a key with holes may be once they are filled. */
function filled(key: string, hole: RegExp): RegExp {
  const parts = key.split(hole).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('.+')}$`);
}

it('every message is said somewhere', async () => {
  const text = await sources();
  const whole = new Set([...text.matchAll(/['"`]([\w.-]+\.[\w.-]+)['"`]/g)].map(([, key]) => key));
  for (const [, key] of text.matchAll(/\.translation\.([\w.]+)/g)) whole.add(key);
  const made = [...text.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^`}]*\})*)`/g)]
    .map(([, key]) => key ?? '')
    .filter((key) => key.includes('${'))
    .map((key) => filled(key, /\$\{[^}]*\}/));
  const catalogue = JSON.stringify(resources.en.translation);
  for (const [, key] of catalogue.matchAll(/\$t\(([^)]+)\)/g)) made.push(filled(key ?? '', /\{\{[^}]*\}\}/));
  const silent = keysOf(resources.en.translation).filter((key) => {
    const stem = key.replace(FORMS, '');
    return !whole.has(stem) && !made.some((pattern) => pattern.test(stem));
  });
  expect(silent).toEqual([]);
});
