import { describe, expect, it } from 'vitest';
import { loadGuides } from '../../../../src/shared/catalogue/guides/index.ts';
import type { Guide, GuideStep } from '../../../../src/shared/catalogue/guides/types.ts';
import { catalogue } from '../../../../src/shared/catalogue/index.ts';
import type { Bilingual, FieldSpec } from '../../../../src/shared/catalogue/types.ts';
import { periodDays } from '../../../../src/shared/model/account.ts';
import { CLOUD_IDS, type CloudId } from '../../../../src/shared/model/cloud.ts';

const HAN = /\p{Script=Han}/u;
/** The words of a console that is in Chinese alone, behind or inside the quotes of an English text. */
const CONSOLE_WORDS = /“[^”]*”(?: \([^()]*\))?/gu;
const FULL_WIDTH = /[\u3000-\u303f\uff00-\uffef]/u;

const guidesOf = new Map(
  await Promise.all(CLOUD_IDS.map(async (cloud) => [cloud, await loadGuides(cloud)] as const)),
);
const guides = (cloud: CloudId): readonly Guide[] => guidesOf.get(cloud) ?? [];

/** A text and where it stands, so that a failure says what to mend. */
type Placed = readonly [place: string, text: Bilingual];

function labels(cloud: CloudId): Placed[] {
  const spec = catalogue[cloud];
  return [
    [cloud, spec.name],
    ...spec.fields.flatMap((field): Placed[] => [
      [field.key, field.label],
      ...(field.map === undefined
        ? []
        : [[`${field.key} name`, field.map.name] as const, [`${field.key} value`, field.map.value] as const]),
    ]),
    ...spec.kinds.map((kind): Placed => [kind.id, kind.label]),
    ...spec.sites.map((site): Placed => [site.id, site.label]),
    ...spec.endpoints.map((endpoint): Placed => [endpoint.name, endpoint.label]),
  ];
}

function placed(place: string, text: Bilingual | undefined): Placed[] {
  return text === undefined ? [] : [[place, text]];
}

function sentences(cloud: CloudId): Placed[] {
  const spec = catalogue[cloud];
  return [
    ...spec.fields.flatMap((field) => placed(`${field.key} help`, field.help)),
    ...spec.kinds.flatMap((kind) => placed(`${kind.id} caution`, kind.caution)),
    ...spec.endpoints.flatMap((endpoint) => placed(`${endpoint.name} help`, endpoint.help)),
    ...placed('keysNote', spec.limits.keysNote),
    ...placed('expiry', spec.limits.expiry),
    ...Object.entries(spec.failureNotes ?? {}).flatMap(([kind, note]) => placed(`note on ${kind}`, note)),
    ...guides(cloud).flatMap((guide) => [
      ...guide.before.flatMap((fact, index) => placed(`${guide.kind} before ${index}`, fact.text)),
      ...guide.steps.flatMap((step) => [
        ...placed(`${guide.kind}/${step.id}`, step.text),
        ...placed(`${guide.kind}/${step.id} note`, step.note),
        ...placed(`${guide.kind}/${step.id} caution`, step.caution),
      ]),
      ...(guide.changed ?? []).flatMap((change, index) => [
        ...placed(`${guide.kind} was ${index}`, change.was),
        ...placed(`${guide.kind} now ${index}`, change.now),
      ]),
    ]),
  ];
}

/** A name that both languages write in Latin letters, whatever its spaces, brackets and capitals. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

const has = (field: FieldSpec, kind: string) => field.kinds === undefined || field.kinds.includes(kind);
const unique = (values: readonly string[]) => expect(values).toEqual([...new Set(values)]);

/** How much two texts share, from 0 to 1: Dice's coefficient of their pairs of neighbours. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

function pairs(parts: readonly string[]): ReadonlySet<string> {
  if (parts.length < 2) return new Set(parts);
  return new Set(parts.slice(1).map((part, index) => `${parts[index]} ${part}`));
}

const NAMES = Object.values(catalogue)
  .flatMap(({ name }) => [name.zh, name.en])
  .toSorted((one, other) => other.length - one.length);
const nameless = (text: string) => NAMES.reduce((left, name) => left.replaceAll(name, ' '), text);

interface Fingerprint {
  readonly cloud: CloudId;
  readonly place: string;
  readonly zh: ReadonlySet<string>;
  readonly en: ReadonlySet<string>;
}

const fingerprints: readonly Fingerprint[] = CLOUD_IDS.flatMap((cloud) =>
  guides(cloud).flatMap((guide) =>
    guide.steps.map((step) => ({
      cloud,
      place: `${cloud} ${guide.kind}/${step.id}`,
      zh: pairs([...nameless(step.text.zh).replace(/[\s\p{P}]/gu, '')]),
      en: pairs(
        nameless(step.text.en)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [],
      ),
    })),
  ),
);

describe.each(CLOUD_IDS)('%s in the catalogue', (cloud) => {
  const spec = catalogue[cloud];
  const kindIds = spec.kinds.map((kind) => kind.id);
  const field = (key: string | null) => spec.fields.find((candidate) => candidate.key === key);

  it('stands under its own id', () => {
    expect(spec.id).toBe(cloud);
    expect([...spec.monogram].length).toBeLessThanOrEqual(3);
  });

  it('has a label in both languages for all that it lists', () => {
    for (const [place, { zh, en }] of labels(cloud)) {
      expect(zh.trim(), place).not.toBe('');
      expect(en.trim(), place).not.toBe('');
      expect(HAN.test(en) || FULL_WIDTH.test(en), `${place}: ${en}`).toBe(false);
      if (!HAN.test(zh)) expect(plain(zh), place).toBe(plain(en));
    }
  });

  it('says every sentence in both languages, each with its own marks', () => {
    for (const [place, { zh, en }] of sentences(cloud)) {
      expect(HAN.test(zh), `${place}: ${zh}`).toBe(true);
      expect(zh, place).toMatch(/[。）」]$/u);
      expect(zh, place).not.toMatch(/您|亲，|[“”!！]|\p{Script=Han}[,;:?!]/u);
      const own = en.replaceAll(CONSOLE_WORDS, '');
      expect(HAN.test(own) || FULL_WIDTH.test(own), `${place}: ${en}`).toBe(false);
      expect(en, place).toMatch(/[.)”]$/u);
      expect(en, place).not.toMatch(
        /["!]|\bplease\b|\blasting (key|pair)|\borganisation|\bemail\b|\bcentre\b/iu,
      );
    }
  });

  it('has fields for the public id, the secret, the token and the region that are as secret as they must be', () => {
    unique(spec.fields.map(({ key }) => key));
    for (const { key } of spec.fields) expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(field(spec.publicIdField)).toMatchObject({ secret: false, required: 'always' });
    expect(field(spec.secretField)).toMatchObject({ secret: true, required: 'always' });
    if (spec.tokenField !== null)
      expect(field(spec.tokenField)).toMatchObject({ secret: true, required: 'temporary' });
    if (spec.regionField !== null) expect(field(spec.regionField)).toMatchObject({ secret: false });
    expect(spec.kinds.some(({ kind }) => kind === 'temporary')).toBe(spec.tokenField !== null);
  });

  it('shows an example that its own format takes, and none of a secret', () => {
    for (const { key, example, format, secret } of spec.fields) {
      if (secret) expect(example, key).toBeUndefined();
      if (example !== undefined && format !== undefined) expect(example, key).toMatch(format);
    }
  });

  it('has fields of several values on several lines, and keeps no secret in them', () => {
    for (const { key, map, multiline, secret } of spec.fields) {
      if (map !== undefined)
        expect({ key, multiline, secret }).toEqual({ key, multiline: true, secret: false });
    }
  });

  it('names kinds that it has', () => {
    unique(kindIds);
    for (const { key, kinds = [], requiredFor = [] } of spec.fields) {
      for (const kind of [...kinds, ...requiredFor]) expect(kindIds, key).toContain(kind);
      for (const kind of requiredFor) if (kinds.length > 0) expect(kinds, key).toContain(kind);
    }
    const recommended = spec.kinds.flatMap((kind) => (kind.recommended ? [kind.id] : []));
    expect(recommended.length).toBeLessThanOrEqual(1);
    if (recommended.length === 1) expect(recommended[0]).toBe(kindIds[0]);
  });

  it('has sites of its own services, and console pages that open over https alone', () => {
    const names = spec.endpoints.map(({ name }) => name);
    unique(names);
    unique(spec.sites.map(({ id }) => id));
    expect(spec.sites.length).toBeGreaterThan(0);
    for (const site of spec.sites) {
      for (const [name, address] of Object.entries(site.endpoints)) {
        expect(names, site.id).toContain(name);
        expect(address, site.id).toMatch(/^https:\/\/[^/]+(\/[^/]+)*$/);
      }
      for (const [name, page] of Object.entries(site.pages)) {
        const url = new URL(page);
        expect([name, url.protocol, url.username, url.port]).toEqual([name, 'https:', '', '']);
      }
    }
  });

  it('has a period that a policy can ask for, and rights by name where it has any', () => {
    expect(periodDays.safeParse(spec.recommendedDays).success).toBe(true);
    if (spec.rights === null) return;
    expect(spec.rights.list).not.toBe('');
    unique(spec.rights.manage);
    expect(spec.rights.manage.length).toBeGreaterThan(0);
  });
});

describe.each(CLOUD_IDS)('the guides of %s', (cloud) => {
  const spec = catalogue[cloud];
  const steps = (): [string, Guide, GuideStep][] =>
    guides(cloud).flatMap((guide) =>
      guide.steps.map((step): [string, Guide, GuideStep] => [`${guide.kind}/${step.id}`, guide, step]),
    );
  const sitesOf = (guide: Guide) => guide.sites ?? spec.sites.map(({ id }) => id);

  it('hold one for each kind of key on each site, and none for anything else', () => {
    const covered = guides(cloud).flatMap((guide) => sitesOf(guide).map((site) => `${guide.kind} ${site}`));
    const wanted = spec.kinds.flatMap((kind) => spec.sites.map((site) => `${kind.id} ${site.id}`));
    expect(covered.toSorted()).toEqual(wanted.toSorted());
  });

  it('are as long as somebody follows, and say first what is needed', () => {
    expect(guides(cloud).length).toBeGreaterThan(0);
    for (const guide of guides(cloud)) {
      expect(guide.before.length, guide.kind).toBeGreaterThan(0);
      expect(guide.steps.length, guide.kind).toBeGreaterThanOrEqual(5);
      expect(guide.steps.length, guide.kind).toBeLessThanOrEqual(9);
      const drawings = guide.steps.filter((step) => step.drawing !== undefined).length;
      expect(drawings, `${guide.kind} drawings`).toBeGreaterThanOrEqual(1);
      expect(drawings, `${guide.kind} drawings`).toBeLessThanOrEqual(4);
      for (const { id } of guide.steps) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      unique(guide.steps.map(({ id }) => id));
    }
  });

  it('open pages that every site of theirs has', () => {
    for (const [place, guide, { opens }] of steps()) {
      for (const site of spec.sites.filter(({ id }) => sitesOf(guide).includes(id))) {
        if (opens !== undefined) expect(Object.keys(site.pages), `${place} on ${site.id}`).toContain(opens);
      }
    }
  });

  it('have a step for every page of the console that is kept', () => {
    const opened = new Set(steps().flatMap(([, , step]) => (step.opens === undefined ? [] : [step.opens])));
    for (const site of spec.sites) {
      for (const page of Object.keys(site.pages)) expect([...opened], site.id).toContain(page);
    }
  });

  it('yield every field that the form asks for, and no other', () => {
    for (const guide of guides(cloud)) {
      const kind = spec.kinds.find(({ id }) => id === guide.kind)?.kind;
      const filled = guide.steps.flatMap((step) => step.fills ?? []);
      const known = spec.fields.filter((field) => has(field, guide.kind));
      for (const key of filled) {
        expect(
          known.map((field) => field.key),
          guide.kind,
        ).toContain(key);
      }
      const asked = known.filter(
        ({ required, requiredFor = [] }) =>
          required === 'always' ||
          (required === 'temporary' && kind === 'temporary') ||
          requiredFor.includes(guide.kind),
      );
      for (const { key } of asked) expect(filled, guide.kind).toContain(key);
      expect(guide.steps.at(-1)?.opens, `${guide.kind} ends at the form`).toBeUndefined();
    }
  });

  it('name a word of the console or one of its pages in every step before the last', () => {
    for (const guide of guides(cloud)) {
      for (const step of guide.steps.slice(0, -1)) {
        const own = step.opens !== undefined || step.copies !== undefined;
        expect(own || /「.+」/u.test(step.text.zh), `${guide.kind}/${step.id}`).toBe(true);
        expect(own || /“.+”/u.test(step.text.en), `${guide.kind}/${step.id}`).toBe(true);
      }
    }
  });

  it('say where everything is known from', () => {
    const sources = guides(cloud).flatMap((guide) =>
      [...guide.before, ...guide.steps, ...(guide.changed ?? [])].map(({ source }) => source),
    );
    for (const source of sources) expect(source).toMatch(/^(https:\/\/\S+|npm \S+|github \S+)/);
  });

  it('share no step with the guides of another platform, nor nearly', () => {
    for (const own of fingerprints.filter((print) => print.cloud === cloud)) {
      for (const other of fingerprints) {
        if (other.cloud === cloud) continue;
        const place = `${own.place} and ${other.place}`;
        if (likeness(own.zh, other.zh) >= 0.8) expect.fail(`${place} are alike in Chinese`);
        if (likeness(own.en, other.en) >= 0.8) expect.fail(`${place} are alike in English`);
      }
    }
  });
});
