import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptUp } from '../../../scripts/lib/kept-up.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const { env } = process;

/** Whether it runs. One that ended is listed until somebody collects it, which not every first process does. */
function runs(pid: number): boolean {
  const { stdout } = spawnSync('sh', ['-c', `ps -o stat= -p ${pid} || cat /proc/${pid}/stat`], {
    encoding: 'utf8',
  });
  return stdout.trim() !== '' && !/^Z|\) Z /.test(stdout.trim());
}

describe.skipIf(process.platform === 'win32')('a program that is kept up', () => {
  it.each([
    ['that ends when it is told', ''],
    ['that does not', 'trap "" TERM;'],
  ])('takes one along that it started, %s', async (_how, trap) => {
    await using place = await temporaryFolder();
    const file = join(place.path, 'pid');
    // As xvfb-run does: the shell is the child, and the app a child of its own.
    const script = `sh -c '${trap} echo $$ > "$FILE"; while :; do sleep 0.05; done' & wait`;
    await keptUp(['sh', '-c', script], { ms: 500, env: { ...env, FILE: file }, patience: 500 });
    const pid = Number(await readFile(file, 'utf8'));
    expect(pid).toBeGreaterThan(1);
    expect(runs(pid)).toBe(false);
  });

  it('that ends by itself did not stay', async () => {
    await expect(keptUp(['sh', '-c', 'exit 3'], { ms: 10_000, env })).rejects.toThrow(
      'sh did not stay: it ended with 3',
    );
  });

  it('that is not there did not stay either', async () => {
    await expect(keptUp(['/nowhere/keyturn'], { ms: 10_000, env })).rejects.toThrow('ENOENT');
  });
});
