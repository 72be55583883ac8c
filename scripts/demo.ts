import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { launchApp } from '../test/e2e/support/launch-app.ts';
import { backUp, mergeCopies, restoreOlder } from './demo/backups.ts';
import { createCamera } from './demo/camera.ts';
import { startDemoClouds } from './demo/clouds.ts';
import { verifyEveryPlatform } from './demo/every-platform.ts';
import { obeyRules, readHistory, whereSecretsLie } from './demo/evidence.ts';
import { changeKey, emptyBin, keepForm, printKit } from './demo/guards.ts';
import { handOut } from './demo/hand-outs.ts';
import { reachOut } from './demo/network.ts';
import { homeIn, lookForKeys, turnPlaces } from './demo/places.ts';
import { startPlatforms } from './demo/platforms.ts';
import { lockAtLast, remind } from './demo/reminders.ts';
import { crashAndRecover, rotateAws, rotateCrowded } from './demo/rotation.ts';
import { openSheets } from './demo/sheet.ts';
import {
  createVault,
  DEMO_PASSWORD,
  failures,
  importBoth,
  lookAround,
  pasteProfiles,
  type Stage,
  unlockAgain,
  useSecret,
  verifyBoth,
} from './demo/story.ts';
import { buildIfStale } from './lib/build-if-stale.ts';
import { hasDisplay } from './lib/display.ts';
import { ROOT } from './lib/root.ts';

// The clocks of the app are put forward in the last scenes alone, so that times agree in all others.
const STEPS = [
  createVault,
  importBoth,
  pasteProfiles,
  verifyBoth,
  backUp,
  useSecret,
  lookForKeys,
  turnPlaces,
  handOut,
  rotateAws,
  rotateCrowded,
  crashAndRecover,
  failures,
  reachOut,
  lookAround,
  remind,
  readHistory,
  whereSecretsLie,
  obeyRules,
  restoreOlder,
  mergeCopies,
  printKit,
  changeKey,
  keepForm,
  verifyEveryPlatform,
  emptyBin,
  lockAtLast,
];
const PICTURES = join(ROOT, 'out', 'demo');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const open = process.argv.includes('--open');
const scratch = mkdtempSync(join(tmpdir(), 'keyturn-demo-'));
const rules = join(scratch, 'policy.json');
await buildIfStale();
const clouds = await startDemoClouds(scratch);
const platforms = await startPlatforms();
const visible = open && hasDisplay(process.env, process.platform);
const launch = async () => {
  const launched = await launchApp({
    home: join(scratch, 'vault'),
    env: {
      KEYTURN_POLICY_FILE: rules,
      ELECTRON_HOST_KEYCHAIN: join(scratch, 'keychain.json'),
      // Only what the story puts there is ever looked at.
      ...{ HOME: homeIn(scratch), USERPROFILE: homeIn(scratch) },
    },
    locale: 'zh-CN',
    headless: !visible,
  });
  await launched.page.setViewportSize({ width: 1200, height: 760 });
  return launched;
};
const sheets = await openSheets();
let app = await launch();
try {
  const camera = await createCamera(() => app.page, PICTURES);
  let step = 0;
  const tell = (line: string): void => {
    step += 1;
    say(`${String(step).padStart(2)}. ${line}`);
  };
  const stage: Stage = {
    get app() {
      return app;
    },
    async restart() {
      app = await launch();
      await unlockAgain(stage);
    },
    camera,
    sheets,
    clouds,
    platforms,
    scratch,
    rules,
    tell,
  };
  for (const run of STEPS) await run(stage);
  say(`${camera.taken()} screenshots are in ${relative(process.cwd(), PICTURES)}`);
  if (open && visible) {
    await unlockAgain(stage);
    say(`The app stays open; the master password is "${DEMO_PASSWORD}". Quit it to end the demo.`);
    await app.exited;
  } else if (open) {
    say('There is no display to leave the app open on.');
  }
} catch (error) {
  await app.page.screenshot({ path: join(PICTURES, 'stopped-here.png') }).catch(() => undefined);
  throw error;
} finally {
  await app.close();
  await sheets.close();
  await clouds.close();
  await platforms.close();
  rmSync(scratch, { recursive: true, force: true });
}
