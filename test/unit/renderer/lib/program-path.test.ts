import { expect, it } from 'vitest';
import { isPath, programPath } from '../../../../src/renderer/lib/program-path.ts';

it.each(['/usr/bin/aws', 'C:\\Tools\\aws.exe', 'd:/tools/aws', '\\\\server\\share\\aws.exe'])(
  'takes %s for a path',
  (text) => expect(isPath(text)).toBe(true),
);

it.each(['王芳', 'zsh', 'oss-prod.sh', 'C:', ''])('takes %j for a name', (text) =>
  expect(isPath(text)).toBe(false),
);

it('names the script that an interpreter runs, but no switch of it', () => {
  const program = '/usr/bin/python3.11';
  expect(programPath({ program, script: '/usr/bin/aws' })).toBe('/usr/bin/aws');
  expect(programPath({ program, script: '-c' })).toBe(program);
  expect(programPath({ program, script: null })).toBe(program);
});
