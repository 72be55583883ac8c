import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from '../../../../../src/main/node/callers/index.ts';
import type { SeenProcess } from '../../../../../src/main/node/callers/process.ts';

const process_ = (program: string, words: string[] = [program], proven = true): SeenProcess => ({
  ...{ pid: 7, program, arguments: words, folder: '/home/a', parted: true, proven },
});

const of = (line: SeenProcess[], own: [string, ...string[]] | null = ['/opt/Keyturn/keyturn-app', 'cli']) =>
  callerOf(7, { line: async () => line, own });

const CLI = process_('/opt/Keyturn/keyturn-app', [
  '/opt/Keyturn/keyturn-app',
  'cli',
  'credential-process',
  'x',
]);
const SHELL = process_('/usr/bin/dash', ['/bin/sh', '-c', 'keyturn credential-process x']);

describe('who asks', () => {
  it('is whoever started our command line, through the shell between', async () => {
    const aws = process_('/usr/bin/python3.11', ['/usr/bin/python3', '/usr/bin/aws', 's3', 'ls']);
    expect(await of([CLI, SHELL, aws])).toEqual({
      ...{ pid: 7, program: '/usr/bin/python3.11', script: '/usr/bin/aws', named: true, proven: true },
      command: '/usr/bin/python3 /usr/bin/aws s3 ls',
    });
  });

  it('is whoever runs a script that has an option of a shell among its own words', async () => {
    const script = process_('/usr/bin/bash', ['bash', '/tmp/d.sh', '-c', 'prod']);
    expect(await of([CLI, script, process_('/usr/bin/make')])).toMatchObject({
      ...{ program: '/usr/bin/bash', script: '/tmp/d.sh', named: true },
    });
  });

  it.each([
    ['python3 -c x', '-c'],
    ['python3 -Q /a.py', '-Q'],
    ['python3 /dev/fd/63', '/dev/fd/63'],
  ])('has no name as %s', async (line, script) => {
    expect(await of([process_('/usr/bin/python3', line.split(' '))])).toMatchObject({ script, named: false });
  });

  it('has none where the end of its words is not known and what seems a script is no file', async () => {
    const words = ['python3', ...process.execPath.split(' ')];
    const seen = { ...process_('/usr/bin/python3', words), parted: false };
    expect(await of([seen])).toMatchObject({ script: process.execPath, named: true });
    const blank = { ...seen, arguments: ['python3', '/Users/a', 'b/x.py'] };
    expect(await of([blank])).toMatchObject({ script: '/Users/a', named: false });
  });

  it('is shown with what our own command starts', async () => {
    const bash = process_('/usr/bin/bash', ['-bash']);
    const make = process_('/usr/bin/make', ['make', 'all']);
    const exec = process_(CLI.program, [CLI.program, 'cli', 'exec', 'x', '--', 'terraform', 'apply']);
    const shown = async (line: SeenProcess[]) => (await of(line))?.command;
    expect(await shown([exec, bash])).toBe('/opt/Keyturn/keyturn-app cli exec x -- terraform apply');
    expect(await shown([exec, SHELL, make])).toBe('/opt/Keyturn/keyturn-app cli exec x -- terraform apply');
    expect(await shown([CLI, bash])).toBe('/opt/Keyturn/keyturn-app cli credential-process x');
    expect(await shown([CLI, make])).toBe('make all');
  });

  it('is the app itself for another of its arguments, and no own command where none is known', async () => {
    const window = process_('/opt/Keyturn/keyturn-app');
    expect((await of([window, process_('/bin/x')]))?.program).toBe('/opt/Keyturn/keyturn-app');
    expect((await of([CLI, process_('/bin/x')], null))?.program).toBe('/opt/Keyturn/keyturn-app');
  });

  it('is a shell that somebody sits at', async () => {
    const bash = process_('/usr/bin/bash', ['-bash']);
    expect(await of([CLI, bash])).toMatchObject({ program: '/usr/bin/bash', script: null, named: false });
  });

  it('is not proven where one of the line is not, or where nobody is at its end', async () => {
    const aws = process_('/usr/local/bin/aws');
    expect((await of([CLI, process_('/usr/bin/dash', ['sh', '-c', 'x'], false), aws]))?.proven).toBe(false);
    expect((await of([CLI, { ...aws, proven: false }]))?.proven).toBe(false);
    expect(await of([CLI, SHELL])).toMatchObject({ program: '/usr/bin/dash', proven: false });
    expect(await of([CLI])).toMatchObject({ program: '/opt/Keyturn/keyturn-app', proven: false });
  });

  it('is nobody where there is no such process', async () => {
    expect(await of([])).toBeNull();
  });

  it('shows signs that would turn the text around, and cuts a long line', async () => {
    const odd = process_('/tmp/\u202exe\n', ['a', 'b'.repeat(5000)]);
    const seen = await of([odd]);
    expect(seen?.program).toBe('/tmp/\\u{202e}xe\\u{a}');
    expect(seen?.command).toHaveLength(400);
  });
});

describe.runIf(process.platform === 'linux')('the processes of this computer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyturn-callers-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Runs until its input ends; resolves when it said that it is there. */
  const started = async (program: string, words: string[]) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    await new Promise((there) => child.stdout.once('data', there));
    return {
      pid: child.pid ?? 0,
      async [Symbol.asyncDispose]() {
        child.stdin.end();
        await ended;
      },
    };
  };

  it('are seen with path and script', async () => {
    const script = join(folder, 'tool with blank.mjs');
    await writeFile(script, "process.stdout.write('x'); process.stdin.resume();");
    await using child = await started(process.execPath, ['--no-warnings', script, 'a']);
    expect(await callerOf(child.pid)).toMatchObject({
      ...{ pid: child.pid, program: process.execPath, script, proven: true },
    });
  });

  it('are not proven when their file was exchanged under them', async () => {
    const program = join(folder, 'aws');
    await copyFile('/bin/cat', program);
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write('x');
    await new Promise((there) => child.stdout.once('data', there));
    try {
      expect(await callerOf(child.pid ?? 0)).toMatchObject({ program, proven: true });
      await rm(program);
      await copyFile('/bin/true', program);
      expect((await callerOf(child.pid ?? 0))?.proven).toBe(false);
    } finally {
      const ended = new Promise((done) => child.once('close', done));
      child.stdin.end();
      await ended;
    }
  });

  it('are skipped where they are our command line and the shell that ran it', async () => {
    const script = join(folder, 'cli.mjs');
    await writeFile(script, "process.stdout.write('x'); process.stdin.resume();");
    const line = `"${process.execPath}" "${script}" credential-process; true`;
    await using shell = await started('/bin/sh', ['-c', line]);
    const { readFile } = await import('node:fs/promises');
    const children = await readFile(`/proc/${shell.pid}/task/${shell.pid}/children`, 'utf8');
    const seen = await callerOf(Number(children.trim()), { own: [process.execPath, script] });
    expect(seen?.pid).toBe(process.pid);
  });

  it('are nobody when gone', async () => {
    expect(await callerOf(2 ** 22 + 1)).toBeNull();
  });
});
