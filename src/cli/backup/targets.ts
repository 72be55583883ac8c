import type { BackupRun, BackupTarget } from '../../shared/model/backup.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { isoInstant } from '../json.ts';
import type { Json } from '../output.ts';
import { renderTable } from '../text/table.ts';

const SHORTEST = 4;

/** The place that an argument means: its ID, the start of it, or its exact name. Throws CliError. */
export async function resolveTarget(app: CliApp, text: string): Promise<BackupTarget> {
  const targets = await call(app, 'backup.targets', {});
  const exact = targets.filter(({ id, label }) => id === text || label === text);
  const start = text.length < SHORTEST ? [] : targets.filter(({ id }) => id.startsWith(text.toLowerCase()));
  const found = exact.length > 0 ? exact : start;
  const [first, ...others] = found;
  if (first === undefined) throw new CliError('no-such-target', { id: text });
  if (others.length > 0) {
    const candidates = found.map(({ id, label }) => `${id} (${label})`).join(', ');
    throw new CliError('ambiguous-id', { id: text, candidates });
  }
  return first;
}

/** The places that a command is about: the named one, all that are here, or the only one. Throws CliError. */
export async function chosenTargets(
  app: CliApp,
  text: string | undefined,
  all: boolean,
): Promise<readonly BackupTarget[]> {
  if (text !== undefined && all) throw usageError('conflict', { first: '<target>', second: '--all' });
  if (text !== undefined) return [await resolveTarget(app, text)];
  const here = (await call(app, 'backup.targets', {})).filter((target) => target.here);
  if (here.length === 0) throw new CliError('no-target');
  if (!all && here.length > 1) throw usageError('which-target');
  return here;
}

export function runJson({ at, name, outcome }: BackupRun): Json {
  return outcome.kind === 'made'
    ? {
        at: isoInstant(at),
        name,
        state: 'made',
        bytes: outcome.bytes,
        checksum: outcome.checksum,
        code: null,
      }
    : { at: isoInstant(at), name, state: 'failed', bytes: null, checksum: null, code: outcome.code };
}

export function targetJson(target: BackupTarget): Json {
  return {
    id: target.id,
    kind: target.kind,
    label: target.label,
    place: target.place,
    here: target.here,
    sameDisk: target.sameDisk,
    publicId: target.publicId,
    schedule: target.schedule,
    daily: target.retention.daily,
    monthly: target.retention.monthly,
    lastGood: isoInstant(target.lastGood),
    lastRun: target.lastRun === null ? null : runJson(target.lastRun),
  };
}

export function targetTable(targets: readonly BackupTarget[], { out, words }: CommandContext): string {
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.label'), shrinks: true as const },
    { title: words.t('cli.column.place'), shrinks: true as const },
    { title: words.t('cli.column.schedule') },
    { title: words.t('cli.column.last-good') },
    { title: words.t('cli.column.status') },
  ];
  const rows = targets.map((target) => {
    const failed = target.lastRun?.outcome.kind === 'failed' ? target.lastRun.outcome.code : null;
    return [
      { text: target.id },
      { text: target.label },
      { text: target.place },
      { text: words.t(`backup.schedule.${target.schedule}`) },
      target.lastGood === null
        ? { text: words.t('backup.none'), tone: 'warn' as const }
        : { text: isoInstant(target.lastGood) ?? '' },
      failed !== null
        ? { text: failed, tone: 'bad' as const }
        : { text: target.here ? '' : words.t('backup.away') },
    ];
  });
  return renderTable(columns, rows, out.paint, out.width);
}
