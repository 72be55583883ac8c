import { describe, expect, it } from 'vitest';
import { isWrapper, nameOf, scriptOf } from '../../../../../src/main/node/callers/script.ts';

describe('the script of an interpreter', () => {
  it.each([
    ['/usr/bin/python3.11', 'python3 -u -W ignore aws s3 ls', '/w/aws'],
    ['/usr/bin/python3', 'python3 -m awscli s3', '-m awscli'],
    ['/usr/bin/python3', 'python3 -c secret', '-c'],
    ['/usr/bin/node', 'node --import x --no-warnings /a/b.mjs', '/a/b.mjs'],
    ['/usr/bin/node', 'node --eval secret', '--eval'],
    ['/usr/bin/java', 'java -Xmx1g -cp a:b Main', '/w/Main'],
    ['/usr/bin/java', 'java -jar /x.jar', '-jar /x.jar'],
    ['/usr/bin/bash', 'bash ./run.sh -c x', '/w/run.sh'],
    ['/usr/bin/bash', '-bash', null],
    ['/usr/bin/perl', 'perl -- -odd', '/w/-odd'],
    ['/usr/local/bin/rclone', 'rclone copy a b', null],
    ['C:\\Python\\python.exe', 'python C:\\tool\\aws.py', 'C:\\tool\\aws.py'],
  ])('%s: %s', (program, words, script) => {
    expect(scriptOf(program, words.split(' '), '/w')).toBe(script);
  });

  it('stays as it was said where the folder is not known', () => {
    expect(scriptOf('/usr/bin/ruby', ['ruby', 'x.rb'], null)).toBe('x.rb');
  });
});

it('names a program without its folder, version and ending', () => {
  expect(['/usr/bin/python3.11', 'C:\\a\\Node.EXE', '/x/7z', '/x/9 (deleted)'].map(nameOf)).toEqual([
    ...['python', 'Node', '7z', '9'],
  ]);
});

describe('a shell between', () => {
  it.each([
    ['/usr/bin/dash', ['sh', '-c', 'x'], true],
    ['/usr/bin/bash', ['bash', '-lc', 'x'], true],
    ['/usr/bin/bash', ['bash', 'x.sh'], false],
    ['/usr/bin/bash', ['-bash'], false],
    ['C:\\Windows\\System32\\cmd.exe', ['cmd.exe', '/d/s/c', 'x'], true],
    ['C:\\Windows\\System32\\cmd.exe', ['cmd.exe', '/d', '/s', '/c', 'x'], true],
    ['C:\\Windows\\System32\\cmd.exe', ['cmd.exe', '/k'], false],
    ['/usr/bin/python3', ['python3', '-c', 'x'], false],
  ])('%s %j', (program, words, expected) => {
    expect(isWrapper(program, words)).toBe(expected);
  });
});
