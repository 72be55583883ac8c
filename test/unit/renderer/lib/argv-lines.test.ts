import { describe, expect, it } from 'vitest';
import { argvOfLines, linesOfArgv } from '../../../../src/renderer/lib/argv-lines.ts';

describe('arguments, one a line', () => {
  it.each([
    ['/bin/hand-over', ['/bin/hand-over']],
    ['hand-over\n--target\nproduction', ['hand-over', '--target', 'production']],
    ['hand-over\r\n--target\r\n', ['hand-over', '--target']],
    ['\n\nhand-over\n\n-x\n \n', ['hand-over', '', '-x']],
    ['hand-over\n two words ', ['hand-over', ' two words ']],
    ['', null],
    [' \n\n', null],
  ])('reads %j', (text, argv) => {
    expect(argvOfLines(text, null)).toEqual(argv);
  });

  it('leaves what nobody changed, be it an argument of several lines', () => {
    const before = ['sh', '-c', 'one\ntwo', ''];
    expect(argvOfLines(linesOfArgv(before), before)).toBe(before);
    expect(argvOfLines(`${linesOfArgv(before)}x`, before)).toEqual(['sh', '-c', 'one', 'two', 'x']);
    expect(linesOfArgv(null)).toBe('');
  });
});
