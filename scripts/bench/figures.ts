/** One measured figure and the most that it may be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | 'MB' | '%' | 'files';
}

/** The value that this share of the sorted samples does not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds that an asynchronous step took, with its result. */
export async function timed<T>(run: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const started = performance.now();
  const result = await run();
  return { ms: performance.now() - started, result };
}

/** A table for people; a figure beyond its limit is marked. Returns whether all hold. */
export function printFigures(figures: readonly Figure[]): boolean {
  const rows = figures.map(({ name, value, limit, unit }) => ({
    figure: name,
    measured: `${value.toFixed(unit === '%' ? 2 : 1)} ${unit}`,
    limit: `${limit} ${unit}`,
    holds: value <= limit ? 'yes' : 'NO',
  }));
  const columns = ['figure', 'measured', 'limit', 'holds'] as const;
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ');
  process.stdout.write(`${line(columns)}\n`);
  for (const row of rows) process.stdout.write(`${line(columns.map((column) => row[column]))}\n`);
  return figures.every(({ value, limit }) => value <= limit);
}
