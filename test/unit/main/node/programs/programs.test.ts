import { expect, it, vi } from 'vitest';
import { createClock } from '../../../../../src/main/node/clock.ts';
import { createPrograms } from '../../../../../src/main/node/programs/index.ts';
import type { ProgramRun } from '../../../../../src/main/ports/programs.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';
import { isAlive, type ProgramFolder, programFolder } from '../../../../support/places/programs.ts';

const ENV = {
  ...{ PATH: '/usr/bin:/bin', HOME: '/nowhere', LANG: 'zh_CN.UTF-8', LC_TIME: 'C' },
  ...{ AWS_SECRET_ACCESS_KEY: 'planted-in-the-environment', NODE_OPTIONS: '--require=/nowhere' },
};

function programsIn(folder: ProgramFolder, changes: Partial<Parameters<typeof createPrograms>[0]> = {}) {
  const programs = createPrograms({
    ...{ env: ENV, platform: 'linux', home: folder.path, clock: createClock() },
    ...changes,
  });
  const run = (argv: readonly string[], more: Partial<ProgramRun> = {}) =>
    programs.run({
      ...{ argv, input: Buffer.from('the key\n'), timeoutMs: 60_000, signal: new AbortController().signal },
      ...more,
    });
  return { ...programs, run };
}

/** The number that a program wrote into a file, once it is there. */
async function pidIn(folder: ProgramFolder, name: string): Promise<number> {
  await vi.waitFor(async () => expect(await folder.text(name)).toMatch(/^\d+\n$/), 20_000);
  return Number(await folder.text(name));
}

it('gives a program its arguments as they are, and the input whole', async () => {
  const folder = await programFolder();
  const hostile = ['$HOME', 'a\'b"c', '; touch broken', 'a\nb', '密钥', ''];
  const program = await folder.script('take', 'cat > input', 'printf "%s|" "$@" > words');
  const input = Buffer.from(`{"secret":"${'x'.repeat(300_000)}"}\n`);
  expect(await programsIn(folder).run([program, ...hostile], { input })).toEqual({ kind: 'ended', code: 0 });
  expect(await folder.text('words')).toBe(hostile.map((word) => `${word}|`).join(''));
  expect(await folder.text('input')).toBe(input.toString());
  expect(await folder.text('broken')).toBe('');
});

it('passes on nothing of its own environment but what programs need, and runs at home', async () => {
  const folder = await programFolder();
  const program = await folder.script('env', 'env > env.txt');
  await programsIn(folder).run([program]);
  const env = await folder.text('env.txt');
  expect(env).toContain('LANG=zh_CN.UTF-8');
  expect(env).toContain('LC_TIME=C');
  expect(env).not.toMatch(/planted|NODE_OPTIONS/);
});

it('tells how a program ended', async () => {
  const folder = await programFolder();
  const { run } = programsIn(folder);
  expect(await run([await folder.script('bad', 'exit 3')])).toEqual({ kind: 'ended', code: 3 });
  expect(await run([await folder.script('dead', 'kill -9 $$')])).toEqual({ kind: 'ended', code: 137 });
});

it('minds neither a program that does not read nor one that floods its output', async () => {
  const folder = await programFolder();
  const { run } = programsIn(folder);
  const input = Buffer.alloc(4_000_000, 'x');
  const deaf = await folder.script('deaf', 'exec <&-', 'exit 0');
  expect(await run([deaf], { input })).toEqual({ kind: 'ended', code: 0 });
  const loud = await folder.script('loud', 'head -c 50000000 /dev/zero', 'head -c 50000000 /dev/zero >&2');
  expect(await run([loud])).toEqual({ kind: 'ended', code: 0 });
});

it('finds programs by an absolute path or on PATH, and starts nothing else', async () => {
  const folder = await programFolder();
  const { run, exists } = programsIn(folder);
  expect(await exists('sh')).toBe(true);
  expect(await exists('/bin/sh')).toBe(true);
  await folder.script('here', 'true');
  await folder.node('text', 'not to be run');
  for (const program of ['', './here', 'here', folder.at('text'), folder.at('none'), folder.path, 'sh\0']) {
    expect([program, await exists(program)]).toEqual([program, false]);
    expect(await run([program])).toEqual({ kind: 'missing' });
  }
  expect(await run([])).toEqual({ kind: 'missing' });
  expect(await run(['sh', 'a\0b'])).toEqual({ kind: 'missing' });
  const within = programsIn(folder, { env: { PATH: `relative:${folder.path}` } });
  expect(await within.run(['here'])).toEqual({ kind: 'ended', code: 0 });
});

it('ends a program that hangs at its limit, with what it had started', async () => {
  const folder = await programFolder();
  const program = await folder.script('hang', 'sleep 600 &', 'echo $! > child', 'wait');
  const clock = fakeClock();
  const running = programsIn(folder, { clock }).run([program], { timeoutMs: 5000 });
  const child = await pidIn(folder, 'child');
  clock.advance(4999);
  expect(isAlive(child)).toBe(true);
  clock.advance(1);
  expect(await running).toEqual({ kind: 'timed-out' });
  await vi.waitFor(() => expect(isAlive(child)).toBe(false));
});

it('ends one that does not listen, at once when it is told to', async () => {
  const folder = await programFolder();
  const stubborn = await folder.script(
    ...(['stubborn', 'trap "" TERM', '(trap "" TERM; while :; do sleep 1; done) &'] as const),
    ...['echo $! > child', 'while :; do sleep 1; done'],
  );
  const stop = new AbortController();
  const running = programsIn(folder).run([stubborn], { signal: stop.signal });
  const child = await pidIn(folder, 'child');
  expect(isAlive(child)).toBe(true);
  stop.abort();
  expect(await running).toEqual({ kind: 'stopped' });
  await vi.waitFor(() => expect(isAlive(child)).toBe(false));
});

it('starts nothing once it was told to stop', async () => {
  const folder = await programFolder();
  const program = await folder.script('late', 'touch started');
  const signal = AbortSignal.abort();
  expect(await programsIn(folder).run([program], { signal })).toEqual({ kind: 'stopped' });
  expect(await folder.text('started')).toBe('');
});
