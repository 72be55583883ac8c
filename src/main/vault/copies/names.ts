import type { Random } from '../../ports/random.ts';

/** Why a copy was kept. A replaced vault is kept for the last three. */
export const COPY_REASONS = ['migration', 'restore', 'key-change', 'going-back'] as const;
export type KeptFor = (typeof COPY_REASONS)[number];
export type CopyReason = Exclude<KeptFor, 'migration'>;

/** What the name of a copy says of it. */
export interface CopyFacts {
  readonly reason: KeptFor;
  /** Null where nobody could look into it. */
  readonly schema: number | null;
  /** In whole seconds; null where the name does not say it. */
  readonly at: number | null;
}

const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

/** For a pair that is replaced: `before-REASON-TIME-SCHEMA-RANDOM`, the time in UTC. */
export function copyName(
  { reason, schema, at }: { reason: CopyReason; schema: number | null; at: number },
  random: Random,
): string {
  return `before-${reason}-${stamp(at)}-${schema ?? 'unknown'}-${random.bytes(4).toString('hex')}`;
}

/** For a pair that is brought up to date. */
export function migrationCopyName(from: number, to: number, random: Random): string {
  return `version-${from}-before-${to}-${random.bytes(4).toString('hex')}`;
}

const MIGRATION = /^version-(\d+)-before-\d+-[0-9a-f]{8}$/;
const REPLACED = /^before-([a-z-]+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d+|unknown)-[0-9a-f]{8}$/;

/** Null for a name that no copy has. */
export function readCopyName(name: string): CopyFacts | null {
  const migration = MIGRATION.exec(name);
  if (migration !== null) return { reason: 'migration', schema: Number(migration[1]), at: null };
  const [matched, kind, ...rest] = REPLACED.exec(name) ?? [];
  const reason = COPY_REASONS.find((known) => known === kind && known !== 'migration');
  if (matched === undefined || reason === undefined) return null;
  const [year, month, day, hour, minute, second] = rest.slice(0, 6).map(Number);
  if (year === undefined || month === undefined) return null;
  return {
    reason,
    schema: rest[6] === 'unknown' ? null : Number(rest[6]),
    at: Date.UTC(year, month - 1, day, hour, minute, second),
  };
}
