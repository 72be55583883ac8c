import type { Command } from 'commander';
import type { AuditGroup } from '../../shared/model/audit.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import { type CliApp, call } from '../app.ts';
import { duration } from '../duration.ts';
import { CliError, usageError } from '../errors.ts';
import { resolveKey } from '../resolve.ts';
import type { Words } from '../words.ts';

/** As `AUDIT_GROUPS` of the model, repeated here so that showing help loads no validator. */
const GROUPS = [
  'all',
  'vault',
  'keys',
  'secrets',
  'rotations',
  'backups',
] as const satisfies readonly AuditGroup[];

const DAY_MS = 86_400_000;
const FARTHEST_DAYS = 36_500;
const WHOLE_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Declares the filters of the history on a command. */
export function withFilters(command: Command, words: Words): Command {
  return command
    .option('--group <group>', words.t('cli.option.group', { groups: GROUPS.join(', ') }))
    .option('--via <via>', words.t('cli.option.via'))
    .option('--since <time>', words.t('cli.option.since'))
    .option('--until <time>', words.t('cli.option.until'))
    .option('--find <words>', words.t('cli.option.find'));
}

/** The filters of the history as they are typed. */
export interface HistoryOptions {
  readonly group?: string;
  readonly via?: string;
  readonly since?: string;
  readonly until?: string;
  readonly find?: string;
}

/** The filters as the channels take them. */
export interface HistoryFilter {
  readonly credentialId: CredentialId | null;
  readonly group: AuditGroup;
  readonly via: 'app' | 'cli' | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly text: string;
}

/** A date, an instant, or a time ago, in ms since 1970. Dates are days of this computer's time zone. */
function instant(option: string, text: string, now: number): number {
  if (INSTANT.test(text)) {
    const at = Date.parse(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T'));
    if (Number.isFinite(at)) return at;
  }
  try {
    return now - duration(option, FARTHEST_DAYS * DAY_MS)(text);
  } catch {
    throw usageError('bad-instant', { option });
  }
}

function group(text: string): AuditGroup {
  const known = GROUPS.find((candidate) => candidate === text);
  if (known === undefined) throw usageError('bad-group', { groups: GROUPS.join(', ') });
  return known;
}

function via(text: string): 'app' | 'cli' {
  if (text !== 'app' && text !== 'cli') throw usageError('bad-via');
  return text;
}

/** Reads the filters without opening anything. Throws usage errors. */
export function historyFilter(options: HistoryOptions, now: number): HistoryFilter {
  return {
    credentialId: null,
    group: options.group === undefined ? 'all' : group(options.group),
    via: options.via === undefined ? null : via(options.via),
    from: options.since === undefined ? null : instant('--since', options.since, now),
    to: options.until === undefined ? null : instant('--until', options.until, now),
    text: options.find ?? '',
  };
}

/** The key that an argument means. One that was deleted for good is still found by its whole id. */
export async function keyOfHistory(app: CliApp, text: string): Promise<CredentialId> {
  try {
    return (await resolveKey(app, text, 'any')).id;
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== 'no-such-key' || !WHOLE_ID.test(text)) throw error;
    const id = text as CredentialId;
    const { total } = await call(app, 'audit.list', { credentialId: id, limit: 1 });
    if (total === 0) throw error;
    return id;
  }
}
