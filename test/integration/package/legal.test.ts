import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildIfStale } from '../../../scripts/lib/build-if-stale.ts';
import { cycloneDx } from '../../../scripts/lib/legal/cyclone-dx.ts';
import { ALLOWED_LICENCES, licenceText } from '../../../scripts/lib/legal/licence-texts.ts';
import { type Shipped, shippedPackages } from '../../../scripts/lib/legal/shipped.ts';
import { thirdPartyLicences } from '../../../scripts/lib/legal/third-party.ts';
import { ROOT } from '../../../scripts/lib/root.ts';
import { packageFolder } from '../../../scripts/lib/shipped-modules.ts';

let shipped: readonly Shipped[];

beforeAll(async () => {
  await buildIfStale();
  shipped = shippedPackages();
});

const built = (part: string): readonly string[] =>
  readdirSync(join(ROOT, 'out', part), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => readFileSync(join(ROOT, 'out', part, name), 'utf8'));

const found = (texts: readonly string[], pattern: RegExp): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')));

describe('the list of what is shipped', () => {
  it('misses no package whose code the bundles name', () => {
    // The bundler writes the path of each module above its code; not the source of the list, which is its graph.
    const named = found(
      [...built('main'), ...built('preload'), ...built('renderer')],
      /^\/\/ (node_modules\/\S+)$/gm,
    );
    const folders = new Set([...named].map((path) => packageFolder(`/${path}`)));
    expect(folders.size).toBeGreaterThan(50);
    const listed = new Set<string | null>(shipped.map(({ folder }) => folder));
    expect([...folders].filter((folder) => !listed.has(folder))).toEqual([]);
  });

  it('misses no package that the bundles ask for from outside', () => {
    const main = built('main');
    const asked = new Set([
      ...found(main, /^(?:import|export)\b[^;"]*?\bfrom "([^./"\s][^"\s]*)";$/gm),
      ...found(main, /\bimport\("([^./"\s][^"\s]*)"\)/g),
    ]);
    const packages = [...asked].filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
    expect(packages).toContain('better-sqlite3');
    const listed = shipped.map(({ folder }) => folder);
    expect(packages.filter((name) => !listed.includes(`node_modules/${name}`))).toEqual([]);
  });

  it('holds Electron, this computer’s native parts, and nothing that only builds or tests', () => {
    const names = shipped.map(({ name }) => name);
    expect(names).toContain('electron');
    expect(names).toContain('better-sqlite3-multiple-ciphers');
    expect(names.some((name) => name.startsWith('@node-rs/argon2-'))).toBe(true);
    const workshop = [
      'vitest',
      'typescript',
      'electron-builder',
      'playwright-core',
      'node-addon-api',
      'knip',
    ];
    expect(names.filter((name) => workshop.includes(name))).toEqual([]);
  });
});

describe('the licences', () => {
  it('are allowed ones, each with its text', () => {
    for (const one of shipped) expect(licenceText(one).text.length).toBeGreaterThan(500);
  });

  it('are all in the file that goes along, under the names of their packages', () => {
    const text = thirdPartyLicences(shipped);
    const missing = shipped.filter(
      ({ name, version, license }) => !text.includes(`\n${name} ${version} (${license})\n`),
    );
    expect(missing).toEqual([]);
  });

  it('stop the build where one is not allowed', () => {
    const [first] = shipped;
    if (first === undefined) throw new Error('Nothing is shipped');
    expect(() => licenceText({ ...first, license: 'AGPL-3.0-only' })).toThrow('not allowed');
    expect(() => licenceText({ ...first, license: 'none' })).toThrow('not allowed');
  });
});

// The parts of https://cyclonedx.org/schema/bom-1.6.schema.json that the document uses, with nothing beside them.
const ref = z.string().min(1);
const licenses = z.array(
  z.union([
    z.strictObject({ license: z.strictObject({ id: z.enum(ALLOWED_LICENCES as [string, ...string[]]) }) }),
    z.strictObject({ expression: z.string().regex(/^\(?[\w.+-]+( (OR|AND|WITH) [\w.+-]+)+\)?$/) }),
  ]),
);
const component = z.strictObject({
  type: z.enum(['application', 'framework', 'library']),
  'bom-ref': ref,
  group: z.string().optional(),
  name: z.string().min(1),
  version: z.string().min(1),
  description: z.string().optional(),
  scope: z.enum(['required', 'optional', 'excluded']).optional(),
  hashes: z
    .array(
      z.strictObject({
        alg: z.enum(['SHA-1', 'SHA-256', 'SHA-512']),
        content: z.string().regex(/^([a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{128})$/),
      }),
    )
    .optional(),
  licenses,
  purl: z.string().regex(/^pkg:npm\/(%40[^/@]+\/)?[^/@]+@[^@]+$/),
});
const bom = z.strictObject({
  $schema: z.literal('http://cyclonedx.org/schema/bom-1.6.schema.json'),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  version: z.int().min(1),
  metadata: z.strictObject({
    timestamp: z.iso.datetime().optional(),
    lifecycles: z.array(z.strictObject({ phase: z.literal('build') })),
    component,
  }),
  components: z.array(component),
  dependencies: z.array(z.strictObject({ ref, dependsOn: z.array(ref) })),
});

describe('the bill of materials', () => {
  const facts = { version: '1.2.3', at: Date.UTC(2026, 10, 22) };

  it('has the shape of CycloneDX 1.6', () => {
    const document = bom.parse(JSON.parse(JSON.stringify(cycloneDx(shipped, facts))));
    expect(document.metadata.timestamp).toBe('2026-11-22T00:00:00.000Z');
    expect(document.components).toHaveLength(shipped.length);
  });

  it('calls nothing by the name of something else, and refers to nothing that is not there', () => {
    const { components, dependencies, metadata } = cycloneDx(shipped, facts);
    const refs = [metadata.component, ...components].map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(dependencies.map((one) => one.ref).sort()).toEqual([...refs].sort());
    for (const { dependsOn } of dependencies) expect(refs).toEqual(expect.arrayContaining([...dependsOn]));
    expect(dependencies.some(({ dependsOn }, place) => place > 0 && dependsOn.length > 0)).toBe(true);
  });

  it('carries the digests of the lock file', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const digest = String(lock.packages['node_modules/zod'].integrity).replace('sha512-', '');
    const zod = cycloneDx(shipped, facts).components.find(({ name }) => name === 'zod');
    expect(zod?.hashes).toEqual([{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }]);
  });

  it('is the same for the same app, and another for another one', () => {
    const without = { ...facts, at: null };
    expect(cycloneDx(shipped, without)).toEqual(cycloneDx(shipped, without));
    expect(cycloneDx(shipped, without).metadata).not.toHaveProperty('timestamp');
    const serial = (of: readonly Shipped[]) => cycloneDx(of, facts).serialNumber;
    expect(serial(shipped.slice(1))).not.toBe(serial(shipped));
  });
});
