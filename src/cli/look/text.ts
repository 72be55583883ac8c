import { assertNever } from '../../shared/assert-never.ts';
import { obstacleOf } from '../../shared/model/import-taking.ts';
import type { LookedKey, LookedPlace, LookView } from '../../shared/model/look.ts';
import type { CommandContext } from '../command.ts';
import { statusCell } from '../import-view.ts';
import { failureJson } from '../json.ts';
import type { Json } from '../output.ts';
import { printable } from '../text/escape.ts';
import { failureTitle } from '../text/phrases.ts';
import { type Cell, renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

/** A path as one word for a shell. */
const quoted = (path: string): string =>
  /^[\w/.@%+,:-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

function accessLine({ access, path }: LookedPlace, words: Words): string | null {
  switch (access) {
    case 'open':
    case 'group': {
      const said = words.t(`cli.look.access-${access}`);
      return path === null ? said : `${said} chmod 600 ${quoted(path)}`;
    }
    case 'foreign':
      return words.t('cli.look.access-foreign');
    case 'own':
    case 'unknown':
      return null;
    default:
      return assertNever(access);
  }
}

function keyStatus(one: LookedKey, words: Words): Cell {
  if (one.stale !== null) return { text: words.t('cli.look.stale', { id: one.stale.newer }), tone: 'warn' };
  const { status } = one.row;
  if (status.kind === 'repeated' && obstacleOf(one.row) === null)
    return {
      text: words.t(status.sameSecret ? 'cli.look.again' : 'cli.look.again-other'),
      tone: status.sameSecret ? 'muted' : 'warn',
    };
  return statusCell(one.row, words);
}

function verdictCell({ verdict }: LookedKey, words: Words): Cell {
  switch (verdict?.kind) {
    case undefined:
    case 'asking':
      return { text: '' };
    case 'proven':
      return { text: verdict.principal ?? words.t('cli.look.proven'), tone: 'good' };
    case 'failed':
      return { text: failureTitle(verdict.failure, words), tone: 'bad' };
    default:
      return assertNever(verdict);
  }
}

function remarkOf(one: LookedKey, words: Words): string {
  const remarks = [
    ...(one.consumer === null ? [] : [words.t('cli.look.remembered')]),
    ...(one.leak ? [words.t('cli.look.leak')] : []),
    ...one.row.errors.map(({ kind }) => kind),
    ...one.row.mistakes.map(({ kind }) => kind),
  ];
  return remarks.join(', ');
}

function keysTable(keys: readonly LookedKey[], { words, out }: CommandContext): string {
  const asked = keys.some(({ verdict }) => verdict !== null);
  const remarked = keys.some((one) => remarkOf(one, words) !== '');
  const table = renderTable(
    [
      { title: words.t('cli.look.number') },
      { title: words.t('cli.column.cloud') },
      { title: words.t('cli.look.entry'), shrinks: true },
      { title: words.t('cli.column.key') },
      { title: words.t('cli.column.status'), shrinks: true },
      ...(asked ? [{ title: words.t('cli.look.verdict'), shrinks: true as const }] : []),
      ...(remarked ? [{ title: words.t('cli.column.remarks'), shrinks: true as const }] : []),
    ],
    keys.map((one) => [
      { text: String(one.row.index + 1) },
      { text: one.row.sure === 'certain' ? one.row.cloud : `${one.row.cloud}?` },
      { text: one.entry === '' ? `:${one.row.line ?? ''}` : one.entry },
      { text: one.row.publicId },
      keyStatus(one, words),
      ...(asked ? [verdictCell(one, words)] : []),
      ...(remarked ? [{ text: remarkOf(one, words), tone: 'muted' as const }] : []),
    ]),
    out.paint,
    out.width === null ? null : out.width - 2,
  );
  return table.replace(/^(?=.)/gm, '  ');
}

function placeText(place: LookedPlace, keys: readonly LookedKey[], context: CommandContext): string {
  const { words, out } = context;
  const name = place.path === null ? words.t('cli.look.environment') : place.path;
  const kind = place.file === null ? '' : ` (${place.file})`;
  const access = accessLine(place, words);
  const warnings = [
    ...(access === null || (keys.length === 0 && place.access !== 'open') ? [] : [access]),
    ...place.problems.map(({ kind: problem, line }) =>
      line === null
        ? words.t(`cli.look.problem-${problem}`)
        : words.t('cli.look.at-line', { line, problem: words.t(`cli.look.problem-${problem}`) }),
    ),
  ];
  return [
    `${out.paint(printable(name), 'strong')}${kind}\n`,
    ...warnings.map((text) => `  ${out.paint('!', 'warn')} ${printable(text)}\n`),
    ...(keys.length === 0 ? [] : [keysTable(keys, context)]),
    '\n',
  ].join('');
}

/** What was found, by place. */
export function lookText({ places, keys }: LookView, context: CommandContext): string {
  const byPlace = Map.groupBy(keys, ({ place }) => place);
  return places.map((place) => placeText(place, byPlace.get(place.index) ?? [], context)).join('');
}

/** What was found, as scripts read it. Keys are counted from 1, as `--import` takes them. */
export function lookJson({ files, folders, cut, places, keys }: LookView): { readonly [key: string]: Json } {
  return {
    ...{ files, folders, cut },
    places: places.map(({ index, kind, path, file, access, problems }) => ({
      ...{ place: index, kind, path, file, access },
      problems: problems.map(({ kind: problem, line }) => ({ kind: problem, line })),
    })),
    keys: keys.map(({ row, place, entry, consumer, stale, leak, scrub, verdict }) => ({
      ...{ number: row.index + 1, place, entry, line: row.line },
      ...{ cloud: row.cloud, sure: row.sure, label: row.label, publicId: row.publicId },
      status: row.status.kind,
      id: 'id' in row.status ? row.status.id : null,
      stale: stale === null ? null : { ...stale },
      ...{ consumer, leak, scrub },
      errors: row.errors.map(({ kind }) => kind),
      mistakes: row.mistakes.map(({ kind }) => kind),
      verdict: verdictJson(verdict),
    })),
  };
}

function verdictJson(verdict: LookedKey['verdict']): Json {
  switch (verdict?.kind) {
    case undefined:
    case 'asking':
      return null;
    case 'proven':
      return { result: 'proven', principal: verdict.principal, failure: null };
    case 'failed':
      return { result: 'failed', principal: null, failure: failureJson(verdict.failure) };
    default:
      return assertNever(verdict);
  }
}
