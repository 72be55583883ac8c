/** One line of Electron's releases. */
export interface ElectronMajor {
  readonly major: number;
  /** When its first stable version was published, as the registry says. */
  readonly stable: string;
}

/** The day on which the table was last compared with the registry (`npm view electron time`). */
export const MAJORS_CHECKED = '2026-11-22';

/**
 * Electron's newest majors, newest first. The three newest get fixes of Chromium's flaws, about eight weeks apart:
 * https://www.electronjs.org/docs/latest/tutorial/electron-timelines
 */
export const ELECTRON_MAJORS: readonly ElectronMajor[] = [
  { major: 45, stable: '2026-10-21' },
  { major: 44, stable: '2026-08-25' },
  { major: 43, stable: '2026-07-01' },
  { major: 42, stable: '2026-05-06' },
];

/** How many majors get fixes. */
export const SUPPORTED_MAJORS = 3;

const DAY_MS = 86_400_000;
/** One cadence: no more than one major can have come out since the table was looked at. */
const STALE_DAYS = 8 * 7;

/** Whether the table may lack more than one major. `checked` is a day, `now` in ms. */
export const majorsAreStale = (checked: string, now: number): boolean =>
  now - Date.parse(checked) > STALE_DAYS * DAY_MS;
