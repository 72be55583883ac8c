import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import type { Shipped } from './shipped.ts';

/**
 * Licences under which a package may be part of the app: each lets it be given away in binary form, with its text beside
 * it, and asks nothing of the app's own source.
 */
export const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
];

/** Whether a package may be shipped: of several licences to choose from, one allowed one is enough; of several at once, all. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((one) => isAllowed(one.trim()));
  if (bare.includes(' AND ')) return bare.split(' AND ').every((one) => isAllowed(one.trim()));
  return ALLOWED_LICENCES.includes(bare);
}

const LICENCE_FILE = /^(licen[cs]e|copying|unlicense)([.-].*)?$/i;
const NOTICE_FILE = /^notice([.-].*)?$/i;

const textsIn = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());

const MIT = (holder: string) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

const ISC = (holder: string) => `ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.`;

/** Who holds the rights to a package, by what its manifest says of people. */
function holderOf(manifest: object, name: string): string {
  const author: unknown = Reflect.get(manifest, 'author');
  const named: unknown = typeof author === 'string' ? author : Reflect.get(Object(author), 'name');
  return typeof named === 'string' && named !== '' ? named : `the authors of ${name}`;
}

/** The text of a licence for a package that names it and brings no text; null for one whose text is not here. */
function standardText({ folder, name, license }: Shipped, root: string): string | null {
  if (license === 'Apache-2.0') return readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  const holder = holderOf(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')), name);
  if (license === 'MIT') return MIT(holder);
  return license === 'ISC' ? ISC(holder) : null;
}

export interface LicenceText {
  /** What has to go along with the package: the licence, and notices where it has any. */
  readonly text: string;
  /** Whether the package brought it; else it is the standard text of the licence that it names. */
  readonly own: boolean;
}

/** The licence of a shipped package. Throws where it is not an allowed one, or has no text. */
export function licenceText(shipped: Shipped, root: string = ROOT): LicenceText {
  const { folder, name, version, license } = shipped;
  if (!isAllowed(license)) throw new Error(`${name} ${version} is under ${license}, which is not allowed`);
  const at = join(root, folder);
  const own = textsIn(at, LICENCE_FILE);
  const notices = textsIn(at, NOTICE_FILE);
  const standard = own.length > 0 ? null : standardText(shipped, root);
  const texts = standard === null ? own : [standard];
  if (texts.length === 0) throw new Error(`${name} ${version} has no licence text`);
  return { text: [...texts, ...notices].join('\n\n'), own: own.length > 0 };
}
