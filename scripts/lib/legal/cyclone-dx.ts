import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { findFrom, type LockFile, readLockFile } from './lock-file.ts';
import type { Shipped } from './shipped.ts';

export interface SbomFacts {
  /** Of the app. */
  readonly version: string;
  /** In milliseconds since 1970; left out of the document where it is null, so that equal builds give equal documents. */
  readonly at: number | null;
}

/** https://github.com/package-url/purl-spec: a scope is a namespace, with its @ encoded. */
export const purl = (name: string, version: string): string =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

const ALGORITHMS: Readonly<Record<string, string>> = { sha512: 'SHA-512', sha256: 'SHA-256', sha1: 'SHA-1' };

/** npm writes `sha512-` and base64, CycloneDX an algorithm and hexadecimal digits. */
function hashesOf(integrity: string | null) {
  return (integrity ?? '').split(' ').flatMap((one) => {
    const [name = '', digest = ''] = one.split(/-(.*)/s);
    const alg = ALGORITHMS[name];
    return alg === undefined ? [] : [{ alg, content: Buffer.from(digest, 'base64').toString('hex') }];
  });
}

const licensesOf = (license: string) =>
  / (OR|AND|WITH) /.test(license) ? [{ expression: license }] : [{ license: { id: license } }];

/** A UUID made of what the document says, so that it changes with it alone. */
function serialNumber(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

/** Which of the shipped packages each of them asks for. */
function dependenciesOf(lock: LockFile, shipped: readonly Shipped[], refs: ReadonlyMap<string, string>) {
  return shipped.map(({ folder }) => {
    const entry = lock.packages[folder];
    const names = Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies });
    const found = names.map((name) => refs.get(findFrom(lock, folder, name) ?? ''));
    const dependsOn = [...new Set(found.filter((ref) => ref !== undefined))].sort();
    return { ref: refs.get(folder) ?? '', dependsOn };
  });
}

/** What is inside of the installed app, as a CycloneDX 1.6 document (https://cyclonedx.org/docs/1.6/json/). */
export function cycloneDx(shipped: readonly Shipped[], { version, at }: SbomFacts, root: string = ROOT) {
  const lock = readLockFile(root);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>;
  const self = purl('keyturn', version);
  // One name and version may lie in two folders.
  const refs = new Map(
    shipped.map(({ folder, name, version: its }, place) => {
      const twin = shipped.slice(0, place).some((one) => one.name === name && one.version === its);
      return [folder, twin ? `${purl(name, its)}#${folder}` : purl(name, its)];
    }),
  );
  const components = shipped.map(({ folder, name, version: its, integrity, license }) => {
    const scoped = /^(@[^/]+)\/(.+)$/.exec(name);
    const hashes = hashesOf(integrity);
    return {
      type: name === 'electron' ? 'framework' : 'library',
      'bom-ref': refs.get(folder) ?? '',
      ...(scoped === null ? { name } : { group: scoped[1], name: scoped[2] }),
      version: its,
      scope: 'required',
      ...(hashes.length === 0 ? {} : { hashes }),
      licenses: licensesOf(license),
      purl: purl(name, its),
    };
  });
  const dependencies = [
    { ref: self, dependsOn: [...refs.values()].sort() },
    ...dependenciesOf(lock, shipped, refs),
  ];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(JSON.stringify({ version, components, dependencies })),
    version: 1,
    metadata: {
      ...(at === null ? {} : { timestamp: new Date(at).toISOString() }),
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': self,
        name: 'keyturn',
        version,
        description: manifest.description ?? '',
        licenses: licensesOf(manifest.license ?? ''),
        purl: self,
      },
    },
    components,
    dependencies,
  };
}
