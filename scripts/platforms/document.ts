import { loadGuides } from '../../src/shared/catalogue/guides/index.ts';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import type { FieldSpec } from '../../src/shared/catalogue/types.ts';
import { UNCONFIRMED } from '../../src/shared/catalogue/unconfirmed.ts';
import { type Naming, namingsFor } from '../../src/shared/crosswalk/index.ts';
import { CLOUD_IDS, type CloudId } from '../../src/shared/model/cloud.ts';
import { recognisedIn, testedAgainst } from './facts.ts';

const HEAD = `# Platforms

What Keyturn knows of each platform and can do with its keys today. \`npm run platforms\` writes this page from the
catalogue (\`src/shared/catalogue\`), the guides and the table of names (\`src/shared/crosswalk\`); a test holds both alike.

Every platform's keys are kept, sealed, told of in time, copied in the words of other products, and backed up. Beyond that:
`;

const yes = (does: boolean): string => (does ? 'yes' : 'not yet');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table whose columns are as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, at) => Math.max(3, ...all.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [first = [], ...rest] = all;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}

async function overview(): Promise<string> {
  const rows = await Promise.all(
    CLOUD_IDS.map(async (cloud) => {
      const { name, kinds, identity, turns } = catalogue[cloud];
      const { found, not } = recognisedIn(cloud);
      const guided = new Set((await loadGuides(cloud)).map(({ kind }) => kind));
      const tested = testedAgainst(cloud);
      return [
        `[${name.en}](#${anchor(cloud)})`,
        `${kinds.filter(({ id }) => guided.has(id)).length} of ${kinds.length}`,
        `${found.length} of ${found.length + not.length}`,
        [identity.principal, ...(identity.account === null ? [] : [identity.account])]
          .map(({ en }) => en)
          .join(', '),
        yes(turns),
        tested.length === 0 ? 'nothing yet' : tested.join(', '),
      ];
    }),
  );
  return `${table(
    [
      'platform',
      'kinds with a guide',
      'forms of text recognised',
      'a check tells',
      'rotated',
      'calls tested against',
    ],
    rows,
  )}

A form of text is the way in which a console, a tool or another product writes the fields of a key. Every platform is asked
whether a key works and, where it tells, whose it is, in its own words. *Not yet* for rotating means that a person does it
at the console; the guide says where.`;
}

const anchor = (cloud: CloudId): string =>
  heading(cloud)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const heading = (cloud: CloudId): string => `${catalogue[cloud].name.en} (${catalogue[cloud].name.zh})`;

function fieldRow(field: FieldSpec): readonly string[] {
  const notes = [
    ...(field.secret ? ['secret'] : []),
    ...(field.map === undefined ? [] : ['several, by name']),
    ...(field.kinds === undefined ? [] : [`of ${field.kinds.join(', ')}`]),
    ...(field.requiredFor === undefined ? [] : [`asked for with ${field.requiredFor.join(', ')}`]),
  ];
  const required = { always: 'always', temporary: 'for temporary keys', never: 'no' }[field.required];
  return [`\`${field.key}\``, field.label.en, field.label.zh, required, notes.join('; ')];
}

async function kindRows(cloud: CloudId): Promise<readonly (readonly string[])[]> {
  const guides = await loadGuides(cloud);
  return catalogue[cloud].kinds.map(({ id, label, caution, recommended }) => {
    const own = guides.filter(({ kind }) => kind === id);
    const steps = own.map(({ steps: each, sites }) =>
      sites === undefined ? `${each.length} steps` : `${each.length} steps (${sites.join(', ')})`,
    );
    const said = [
      ...(recommended === true ? ['Recommended.'] : []),
      ...(caution === undefined ? [] : [caution.en]),
    ];
    return [`\`${id}\``, label.en, label.zh, steps.join(', ') || 'none yet', said.join(' ')];
  });
}

const named = (namings: readonly Naming[]): string =>
  namings.map(({ name, id }) => (id === 'console' ? 'the console' : name.en)).join('; ');

async function platform(cloud: CloudId): Promise<string> {
  const spec = catalogue[cloud];
  const { found, not } = recognisedIn(cloud);
  const { limits, rights } = spec;
  const facts = [
    `- **Sites**: ${spec.sites.map(({ id, label }) => `${label.en} (\`${id}\`)`).join(', ')}.`,
    `- **Addresses that an account may set**: ${spec.endpoints
      .map(({ name, label, required }) => `${label.en} (\`${name}\`${required ? ', required' : ''})`)
      .join(', ')}.`,
    `- **How many keys**: ${limits.keys ?? 'not known'}. ${limits.keysNote?.en ?? ''}`.trimEnd(),
    `- **Ends by itself**: ${limits.expiry.en}`,
    `- **Recommended age**: ${spec.recommendedDays} days.`,
    `- **The secret again**: ${spec.secretAgain === 'console-shows' ? 'the console shows it again' : 'never; a new key is made'}.`,
    ...(rights === null
      ? []
      : [`- **Rights to replace a key**: ${rights.manage.map((right) => `\`${right}\``).join(', ')}.`]),
    `- **Recognised in the words of**: ${found.length === 0 ? 'none yet' : named(found)}.`,
    ...(not.length === 0 || found.length === 0 ? [] : [`- **Not recognised in those of**: ${named(not)}.`]),
    `- **Copied in the words of**: ${named(namingsFor(cloud, false))}.`,
  ];
  return [
    `## ${heading(cloud)}`,
    table(['kind', 'in English', 'in Chinese', 'guide', 'to think of'], await kindRows(cloud)),
    table(['field', 'in English', 'in Chinese', 'required', ''], spec.fields.map(fieldRow)),
    facts.join('\n'),
    `No source that binds was found for:\n\n${UNCONFIRMED[cloud].map((text) => `- ${text}`).join('\n')}`,
  ].join('\n\n');
}

/** docs/platforms.md as the catalogue has it. */
export async function platformsDocument(): Promise<string> {
  const platforms = await Promise.all(CLOUD_IDS.map(platform));
  return `${[HEAD, await overview(), ...platforms].join('\n\n').replaceAll(/\n{3,}/g, '\n\n')}\n`;
}
