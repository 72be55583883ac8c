import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** One stage of the test command. Stages without a report count as one check each. */
interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly report?: string;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

/**
 * What the properties and campaigns of `npm test` play: the same each time, so that it says whether a change broke
 * something and nothing else. The full run plays something new, and prints which seed has it again.
 */
const SEED = '20261121';
const full = process.argv.includes('--full');
const seed = process.env.KEYTURN_SEED ?? (full ? String(Date.now() % 2 ** 31) : SEED);

const MEMORY = '/dev/shm';
/** More than all tests hold at one time, browser profiles among it. */
const ROOM = 2 * 1024 ** 3;

/**
 * Where the tests put their files: in memory where the system offers enough of it as a folder, since they have some
 * hundred thousand writes wait for the disk.
 */
function placeForFiles(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

const scratch = mkdtempSync(join(placeForFiles(), 'keyturn-'));
// Some tests run a process without this user's rights, which has to get as far as to the folder that it is denied.
chmodSync(scratch, 0o711);
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const vitest = (name: string, ...projects: string[]): Stage => {
  const file = join(scratch, `${name}.json`);
  return {
    name,
    command: [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=dot',
      '--reporter=json',
      '--reporter=./test/support/again-reporter.ts',
      `--outputFile.json=${file}`,
    ],
    report: file,
  };
};

const script = (name: string): Stage => ({ name, command: ['npm', 'run', '-s', name] });

const setUp = (...args: readonly string[]): Stage => ({
  name: 'set-up',
  command: ['node', 'scripts/setup.ts', ...args],
});

/** Lanes of stages that run one after another, side by side with those of the other lanes. */
type Lanes = readonly (readonly Stage[])[];

const CHECKS: Lanes = [
  [script('typecheck')],
  // The build is kept for the tests, which would make it again without its stamp.
  [
    script('lint'),
    script('boundaries'),
    script('dead-code'),
    { name: 'build', command: ['node', 'scripts/build.ts'] },
  ],
];

// In one run, so that no core is idle at the end of each.
const TESTS = vitest('tests', 'unit', 'contract', 'security', 'integration', 'apart', 'e2e');

const QUICK: readonly Lanes[] = [[[setUp()]], CHECKS, [[TESTS]]];
const FULL: readonly Lanes[] = [
  [[setUp('--full')]],
  CHECKS,
  [[TESTS]],
  [[script('bench')]],
  [[vitest('full', 'full')]],
];

interface Result {
  readonly passed: number;
  readonly failed: number;
}

/** Runs a command to its end; its words are shown as they come, or at the end where others run beside it. */
async function ended({ name, command: [command = '', ...args] }: Stage, alone: boolean): Promise<number> {
  const child = spawn(command, args, {
    stdio: ['ignore', alone ? 'inherit' : 'pipe', alone ? 'inherit' : 'pipe'],
    env: { ...process.env, TMPDIR: scratch, KEYTURN_SEED: seed, ...(full ? {} : { KEYTURN_AGAIN: 'yes' }) },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  if (alone) process.stdout.write(`\n=== ${name}\n`);
  const [status] = await once(child, 'close').catch(() => [1]);
  if (!alone) process.stdout.write(`\n=== ${name}\n${said.join('')}`);
  return typeof status === 'number' ? status : 1;
}

async function run(stage: Stage, alone: boolean): Promise<Result> {
  const started = performance.now();
  const status = await ended(stage, alone);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`=== ${stage.name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`);
  if (stage.report === undefined) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counts = report.parse(JSON.parse(readFileSync(stage.report, 'utf8')));
    // A skipped test proves nothing, and a run that ends badly has failed whatever it counted.
    const failed = counts.numFailedTests + counts.numPendingTests;
    return { passed: counts.numPassedTests, failed: status === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function runLane(lane: readonly Stage[], alone: boolean): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const stage of lane) results.push(await run(stage, alone));
  return results;
}

process.stdout.write(`KEYTURN_SEED=${seed}\n`);
const results: Result[] = [];
for (const lanes of full ? FULL : QUICK) {
  const ran = await Promise.all(lanes.map((lane) => runLane(lane, lanes.length === 1)));
  results.push(...ran.flat());
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
