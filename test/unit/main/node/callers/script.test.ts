import { describe, expect, it } from 'vitest';
import { isWrapper, nameOf, runsOf } from '../../../../../src/main/node/callers/script.ts';

/** What runs in /w, by a command line that is parted at blanks. */
const runs = (line: string, folder: string | null = '/w', program = line.split(' ')[0] ?? '') =>
  runsOf(`/usr/bin/${program}`, line.split(' '), folder);

describe('the script of an interpreter', () => {
  it.each([
    ['python3.11 -u -W ignore aws s3 ls', '/w/aws'],
    ['python3 -I good.py', '/w/good.py'],
    ['python3 -OBE -Xutf8 /a.py -c x', '/a.py'],
    ['python3.11-dbg -X importtime a.py', '/w/a.py'],
    ['node --no-warnings --max-old-space-size=900 --conditions dev -r x --import=y /a/b.mjs', '/a/b.mjs'],
    ['bun run a.ts', '/w/a.ts'],
    ['bun --smol b.ts run', '/w/b.ts'],
    ['deno run -A --allow-read=/x a.ts', '/w/a.ts'],
    ['deno --quiet b.ts', '/w/b.ts'],
    ['perl -X -w a.pl', '/w/a.pl'],
    ['perl -- -odd', '/w/-odd'],
    ['php -d memory_limit=-1 a.php', '/w/a.php'],
    ['php -f a.php', '/w/a.php'],
    ['ruby -W0 -w x.rb -e', '/w/x.rb'],
    ['java -Xmx1g -cp x -jar app.jar', '/w/app.jar'],
    ['java /a/Main.java', '/a/Main.java'],
    ['dotnet a.dll', '/w/a.dll'],
    ['pwsh -ExecutionPolicy Bypass -NoProfile -File a.ps1', '/w/a.ps1'],
    ['bash -C x.sh', '/w/x.sh'],
    ['bash -e deploy.sh', '/w/deploy.sh'],
    ['bash -euo pipefail ./run.sh -c x', '/w/run.sh'],
    ['bash - x.sh', '/w/x.sh'],
    ['zsh -f x.zsh', '/w/x.zsh'],
    ['busybox sh -e x.sh', '/w/x.sh'],
    ['Rscript --vanilla x.R', '/w/x.R'],
    ['electron /app cli', '/app'],
  ])('is a file: %s', (line, script) => {
    expect(runs(line)).toEqual({ script, named: true });
  });

  it.each([
    ['python3 -m awscli s3', '-m awscli'],
    ['python3 -c secret', '-c'],
    ['python3 -csecret', '-c'],
    ['python3 -Imsecret', '-m'],
    ['python3 --odd=secret a.py', '--odd'],
    ['node --eval secret', '--eval'],
    ['node --eval=secret', '--eval'],
    ['node --odd /tmp/evil.js good.js', '--odd'],
    ['node inspect a.js', 'inspect'],
    ['perl -esecret', '-e'],
    ['perl -MEvil good.pl', '-M'],
    ['php -r secret', '-r'],
    ['php -- secret', '--'],
    ['deno eval secret', 'eval'],
    ['deno run https://u:secret@example.com/a.ts', 'https:'],
    ['bun run build', 'build'],
    ['bun x tool', 'x'],
    ['bun --preload=/evil.ts a.ts', '--preload'],
    ['java -Xmx1g -cp /tmp/evil.jar Main', 'Main'],
    ['java -javaagent:/evil.jar -jar a.jar', '-j'],
    ['dotnet run', 'run'],
    ['pwsh -Command secret', '-Command'],
    ['powershell secret-thing', '…'],
    ['bash -s secret', '-s'],
    ['bash --rcfile /evil -i', '--rcfile'],
    ['bash /dev/fd/63', '/dev/fd/63'],
    ['awk secret file', '…'],
  ])('is none that would be known again: %s', (line, script) => {
    expect(runs(line)).toEqual({ script, named: false });
  });

  it.each(['bash', 'zsh -l', 'python3', 'python3 - a', 'busybox', 'perl', 'node'])(
    'is none at all: %s',
    (line) => {
      expect(runs(line)).toEqual({ script: null, named: false });
    },
  );

  it('is none for a program of its own', () => {
    expect(runs('rclone copy a b')).toEqual({ script: null, named: true });
    expect(runs('constructor x')).toEqual({ script: null, named: true });
  });

  it('stays as it was said, and without a name, where the folder is not known', () => {
    expect(runs('ruby x.rb', null)).toEqual({ script: 'x.rb', named: false });
    expect(runs('ruby /x.rb', null)).toEqual({ script: '/x.rb', named: true });
    expect(runsOf('C:\\Python\\Python.exe', ['python', 'C:\\tool\\aws.py'], null)).toEqual({
      ...{ script: 'C:\\tool\\aws.py', named: true },
    });
  });

  it('is read by the name that one file for many programs was called by', () => {
    expect(runs('sh -e x.sh', '/w', 'busybox')).toEqual({ script: '/w/x.sh', named: true });
    expect(runs('wget x', '/w', 'busybox').named).toBe(false);
    expect(runs('bunx tool.ts', '/w', 'bun').named).toBe(false);
  });
});

it('names a program without its folder, version and ending', () => {
  expect(['/usr/bin/python3.11', 'C:\\a\\Node.EXE', '/x/7z', '/x/9 (deleted)'].map(nameOf)).toEqual([
    ...['python', 'node', '7z', '9'],
  ]);
});

describe('a shell between', () => {
  it.each([
    ['/usr/bin/dash', ['sh', '-c', 'x'], true],
    ['/usr/bin/bash', ['bash', '-lc', 'x'], true],
    ['/usr/bin/bash', ['bash', '-eo', 'pipefail', '-c', 'x'], true],
    ['/usr/bin/busybox', ['sh', '-c', 'x'], true],
    ['/usr/bin/bash', ['bash', 'x.sh'], false],
    ['/usr/bin/bash', ['bash', '/tmp/d.sh', '-c', 'prod'], false],
    ['/usr/bin/bash', ['bash', '--rcfile', '/x', '-c', 'prod'], false],
    ['C:\\Windows\\System32\\cmd.exe', ['cmd.exe', '/k', 'x.bat', '/c'], false],
    ['/usr/bin/bash', ['-bash'], false],
    ['C:\\Windows\\System32\\cmd.exe', ['cmd.exe', '/d/s/c', 'x'], true],
    ['C:\\Windows\\System32\\cmd.exe', ['cmd.exe', '/d', '/s', '/c', 'x'], true],
    ['C:\\Windows\\System32\\cmd.exe', ['cmd.exe', '/k'], false],
    ['/usr/bin/python3', ['python3', '-c', 'x'], false],
  ])('%s %j', (program, words, expected) => {
    expect(isWrapper(program, words)).toBe(expected);
  });
});
