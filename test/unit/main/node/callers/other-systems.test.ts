import { describe, expect, it } from 'vitest';
import { lineOnDarwin } from '../../../../../src/main/node/callers/darwin.ts';
import { lineOnWindows } from '../../../../../src/main/node/callers/windows.ts';

describe('macOS', () => {
  const ps = async (options: readonly string[]) =>
    options.includes('-p')
      ? '  30 aws s3 ls\n  20 -zsh\n'
      : '    1     0 /sbin/launchd\n   20     1 /bin/zsh\n   30    20 /Users/a b/aws\n   40    30 /bin/x\n';

  it('follows a process to whoever started it, and proves nothing', async () => {
    expect(await lineOnDarwin(30, ps)).toEqual([
      {
        pid: 30,
        program: '/Users/a b/aws',
        arguments: ['aws', 's3', 'ls'],
        parted: false,
        folder: null,
        proven: false,
      },
      { pid: 20, program: '/bin/zsh', arguments: ['-zsh'], parted: false, folder: null, proven: false },
    ]);
  });

  it('knows nothing where ps does not', async () => {
    expect(await lineOnDarwin(99, ps)).toEqual([]);
    expect(await lineOnDarwin(30, () => Promise.reject(new Error('no ps')))).toEqual([]);
  });
});

describe('Windows', () => {
  it('takes what the instrumentation says up to the first that it may not see', async () => {
    const line = [
      { pid: 30, program: 'C:\\a b\\aws.exe', command: '"C:\\a b\\aws.exe" s3 "x y"' },
      { pid: 20, program: null, command: null },
      { pid: 10, program: 'C:\\c.exe', command: 'c' },
    ];
    expect(await lineOnWindows(30, async () => JSON.stringify(line))).toEqual([
      {
        ...{ pid: 30, program: 'C:\\a b\\aws.exe', parted: true, folder: null, proven: false },
        arguments: ['C:\\a b\\aws.exe', 's3', 'x y'],
      },
    ]);
  });

  it('knows nothing where there is no answer', async () => {
    expect(await lineOnWindows(30, async () => '')).toEqual([]);
    expect(await lineOnWindows(30, () => Promise.reject(new Error('late')))).toEqual([]);
  });
});
