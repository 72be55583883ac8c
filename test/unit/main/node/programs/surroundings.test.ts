import { describe, expect, it } from 'vitest';
import { findProgram, passedOn } from '../../../../../src/main/node/programs/surroundings.ts';

describe('what other programs get of our environment', () => {
  it('is what they need to find their files, on each system', () => {
    const env = { PATH: '/bin', HOME: '/h', LC_ALL: 'C', GITHUB_TOKEN: 'x', ELECTRON_RUN_AS_NODE: '1' };
    expect(passedOn(env, 'linux')).toEqual({ PATH: '/bin', HOME: '/h', LC_ALL: 'C' });
    const windows = {
      Path: 'C:\\bin',
      SystemRoot: 'C:\\Windows',
      HOME: 'x',
      ALIYUN_SECRET: 'x',
      TMP: undefined,
    };
    expect(passedOn(windows, 'win32')).toEqual({ Path: 'C:\\bin', SystemRoot: 'C:\\Windows' });
  });
});

it('takes no batch file for a program on Windows, since only a shell could run it', async () => {
  expect(await findProgram('/bin/sh', {}, 'win32')).toBeNull();
});
