import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ELECTRON_MAJORS, MAJORS_CHECKED, SUPPORTED_MAJORS } from '../../scripts/lib/electron-majors.ts';
import { ROOT } from '../../scripts/lib/root.ts';

const DAY_MS = 86_400_000;
/** Two cadences: as many majors may have come out since the table was looked at, and the app still gets fixes. */
const STALE_DAYS = 2 * 8 * 7;

const manifest = z
  .object({ devDependencies: z.object({ electron: z.string() }) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
const pinned = Number(manifest.devDependencies.electron.split('.')[0]);

it('the Electron that is packaged is one of the majors that get fixes', () => {
  const supported = ELECTRON_MAJORS.slice(0, SUPPORTED_MAJORS).map(({ major }) => major);
  expect(supported).toContain(pinned);
});

it('the table of majors is in order, without a gap, and not older than what it holds', () => {
  const [newest] = ELECTRON_MAJORS;
  const majors = ELECTRON_MAJORS.map(({ major }) => major);
  expect(majors).toEqual(majors.map((_, place) => (newest?.major ?? 0) - place));
  const days = ELECTRON_MAJORS.map(({ stable }) => Date.parse(stable));
  expect(days).toEqual([...days].sort((one, other) => other - one));
  expect(Date.parse(MAJORS_CHECKED)).toBeGreaterThanOrEqual(Date.parse(newest?.stable ?? ''));
});

it('the table was looked at when the newest major could not be two behind', () => {
  const [newest] = ELECTRON_MAJORS;
  const age = (Date.parse(MAJORS_CHECKED) - Date.parse(newest?.stable ?? '')) / DAY_MS;
  expect(age).toBeLessThan(STALE_DAYS);
});
