import type { Tale } from './lives.ts';
import type { Moment } from './mortal.ts';

const KINDS: readonly Moment['kind'][] = ['file', 'torn file', 'commit', 'call', 'answer'];

/** Lays out how many rotations died in which state at which kind of moment, and how many of them went wrong. */
export function tableOf(tales: readonly Tale[]): string {
  const phases = [...new Set(tales.map((tale) => tale.phase))];
  const cell = (phase: string, kind: Moment['kind']): string => {
    const here = tales.filter((tale) => tale.phase === phase && tale.moment?.kind === kind);
    const bad = here.filter((tale) => tale.faults.length > 0).length;
    if (here.length === 0) return '-';
    return bad === 0 ? String(here.length) : `${here.length} (${bad} BAD)`;
  };
  const rows = [
    ['state', ...KINDS],
    ...phases.map((phase) => [phase, ...KINDS.map((kind) => cell(phase, kind))]),
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  const endings = new Map<string, number>();
  for (const { ending } of tales) endings.set(ending, (endings.get(ending) ?? 0) + 1);
  return [
    ...rows.map((row) => row.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ')),
    `endings: ${[...endings].map(([ending, count]) => `${ending} ${count}`).join(', ')}`,
    '',
  ].join('\n');
}
