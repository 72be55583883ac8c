import { MAJORS_CHECKED, majorsAreStale } from './lib/electron-majors.ts';
import { say } from './lib/say.ts';

// Fails where nobody has looked at Electron's releases for long: the app's own may then get no fixes any more. Apart from the
// tests, which say the same of the same commit on every day.

if (majorsAreStale(MAJORS_CHECKED, Date.now())) {
  say(`Electron's releases were last looked at on ${MAJORS_CHECKED}; see scripts/lib/electron-majors.ts.`);
  process.exitCode = 1;
}
