import { describe, expect, it } from 'vitest';
import { fileKindOf, fileKinds } from '../../../../../../src/main/formats/files/index.ts';
import { publicIdOf, secretOf } from '../../../../../../src/main/formats/found-key.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';
import { valuesOf } from '../../../../../support/formats/hostile.ts';

const I = 'AKIAQ3EGRIMWKEYTURN7';
const S = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const I2 = 'AKIAQ3EGRIMWKEYTURN2';
const S2 = 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5dE7f';
const ID = 'AWS_ACCESS_KEY_ID';
const SECRET = 'AWS_SECRET_ACCESS_KEY';
const TOKEN = 'IQoJb3JpZ2luX2VjEKeyturnKeyturnKeyturnKeyturnKeyturn0123456789';

function found(file: FileKind, text: string) {
  const { entries, problems } = fileKindOf(file).read(text);
  return {
    keys: entries.map(({ entry, key }) => [entry, publicIdOf(key), secretOf(key)?.reveal()]),
    problems,
  };
}
const none = { keys: [], problems: [] };

describe('a plaintext is none', () => {
  it.each<[FileKind, string]>([
    ['shell-profile', `export ${ID}=$(pass aws/id) ${SECRET}="\`pass aws\`"`],
    ['shell-profile', `export ${ID}=$A ${SECRET}="$B"`],
    ['shell-profile', `# export ${ID}=${I}\n# export ${SECRET}=${S}`],
    ['shell-profile', `cat > x <<'EOF'\nexport ${ID}=${I}\nexport ${SECRET}=${S}\nEOF\n`],
    ['shell-profile', `cat <<-A <<B\n${ID}=${I}\n\tA\n${SECRET}=${S}\nB\n`],
    ['shell-profile', `echo "\n${ID}=${I}\n${SECRET}=${S}\n"`],
    ['shell-profile', `x=$(\n${ID}=${I}\n${SECRET}=${S}\n)`],
    ['shell-profile', `a=(\n${ID}=${I} ${SECRET}=${S}\n)`],
    ['dotenv', `DSN=x ${ID}=${I} ls ${SECRET}=${S}`],
    ['dotenv', `# ${ID}=${I}\n# ${SECRET}=${S}`],
    ['dotenv', `${ID}=$\u007bA}\n${SECRET}="$B"`],
    ['dotenv', `NOTE="\n${ID}=${I}\n${SECRET}=${S}\n"`],
    ['fish', `set -gx ${ID} (pass id)\nset -gx ${SECRET} "$B"`],
    ['fish', `set -e ${ID} ${I}\nset -q ${SECRET} ${S}`],
    ['fish', `echo '\nset -gx ${ID} ${I}\nset -gx ${SECRET} ${S}\n'`],
    ['powershell', `$env:${ID} = $id\n$env:${SECRET} = "$secret"`],
    ['powershell', `$env:${ID} = 'AKIA' + 'Q3'\n$env:${SECRET} = (Get-Secret x)`],
    ['powershell', `<#\n$env:${ID}='${I}'\n$env:${SECRET}='${S}'\n#>`],
    ['powershell', `$x = @'\n$env:${ID}='${I}'\n$env:${SECRET}='${S}'\n'@`],
    ['cmd', `set ${ID}=%ID%\nset "${SECRET}=%SECRET%"`],
    ['cmd', `setlocal EnableDelayedExpansion\nset ${ID}=!ID!\nset "${SECRET}=!SECRET!"`],
    ['cmd', `rem set ${ID}=${I}\n:: set ${SECRET}=${S}\n@REM set ${SECRET}=${S}`],
  ])('in %s: %s', (file, text) => {
    expect(found(file, text)).toEqual(none);
    expect(found(file, text.replaceAll('\n', '\r\n'))).toEqual(none);
  });
});

describe('a key has no blank or semicolon behind it', () => {
  it.each<[FileKind, string]>([
    ['cmd', `set ${ID}=${I} & set ${SECRET}=${S} & aws s3 ls`],
    ['cmd', `set ${ID}=${I} \r\nset ${SECRET}=${S}\t\r\n`],
    ['dotenv', `${ID}=${I};\n${SECRET}=${S} ; # mine\n`],
  ])('in %s: %j', (file, text) => {
    const { read, write, remove } = fileKindOf(file);
    expect(found(file, text)).toEqual({ keys: [[ID, I, S]], problems: [] });
    expect(read(text).entries[0]?.key).toMatchObject({ cloud: 'aws', sure: 'certain' });
    expect(write?.(text, ID, valuesOf('aws', I2, S2, null))).toBe(text.replace(I, I2).replace(S, S2));
    expect(remove?.(text, ID)).not.toMatch(/=[ \t;]/);
  });

  it('and is a guess of the cloud in its name before those without any form', () => {
    const pair = (name: string) =>
      fileKindOf('dotenv').read(
        `${name}_ACCESS_KEY_ID=test.admin.01234567\n${name}_SECRET_ACCESS_KEY=${S}.x\n`,
      ).entries[0]?.key;
    expect(pair('AWS')).toMatchObject({ cloud: 'aws', sure: 'guess' });
    expect(pair('AWS')?.alike).toContain('jdcloud');
    expect(pair('APP')).toMatchObject({ cloud: 'jdcloud', sure: 'guess' });
  });
});

describe('a key is found', () => {
  it.each<[FileKind, string]>([
    ['shell-profile', `export FOO=bar; export ${ID}='AKIA'"Q3EGRIMW"KEYTURN7 && readonly ${SECRET}=$'${S}'`],
    ['shell-profile', `case $1 in a) export ${ID}=${I} ;; esac; f() { typeset -gx ${SECRET}="${S}"; }`],
    [
      'shell-profile',
      `(( 1 << 2 )); x=$((1<<3)) y="$\u007bz:-it's}" w=$(echo ")" '"')\n${ID}=${I}\n${SECRET}=${S}`,
    ],
    ['shell-profile', `cat <<EOF | sh; ${ID}=${I}\nit's\nEOF\n${SECRET}=${S}`],
    ['shell-profile', `echo it\\'s 2>&1 &> x # it's\n${ID}=${I} ${SECRET}=\\\n${S}`],
    ['dotenv', `  ${ID} = ${I} # mine\n\nexport ${SECRET}=\`${S}\``],
    ['fish', `set -gx  ${ID}   AKIAQ3\\\n"EGRIMWKEYTURN7" # mine\nand set -x ${SECRET} '${S}' | cat`],
    ['fish', `${ID}=${I} ${SECRET}="${S}" aws s3 ls`],
    ['powershell', `$env:${ID}="AKIAQ3\`EGRIMWKEYTURN7" # it's\n$s = 'a''b'; $env:${SECRET} = ‘${S}’`],
    ['cmd', `@set ${ID}=${I}&& SET "${SECRET}=${S}" & echo "& set x"`],
    ['cmd', `if not defined X (set ${ID}="${I}") else setx "${SECRET}" ${S} /M`],
  ])('in %s: %s', (file, text) => {
    expect(found(file, text)).toEqual({ keys: [[ID, I, S]], problems: [] });
  });

  it('with its pair, where a name comes again', () => {
    const text = `a() {\n${ID}=${I}\n${SECRET}=${S}\n}\nb() {\n${ID}=${I2}\n${SECRET}=${S2}\n}\n`;
    const { keys, problems } = found('shell-profile', text);
    expect(keys).toEqual([
      [ID, I, S],
      [`${ID}#2`, I2, S2],
    ]);
    expect(problems).toEqual([{ kind: 'repeated', line: 6 }]);
    const { write, remove } = fileKindOf('shell-profile');
    const values = valuesOf('aws', 'AKIAQ3EGRIMWKEYTURN3', `${S2.slice(1)}x`, null);
    expect(write?.(text, `${ID}#2`, values)).toBe(
      text.replace(I2, 'AKIAQ3EGRIMWKEYTURN3').replace(S2, `${S2.slice(1)}x`),
    );
    expect(remove?.(text, `${ID}#2`)).toBe(`${text.slice(0, text.indexOf(`${ID}=${I2}`))}:\n:\n}\n`);
  });

  it('by its cloud, where names of several stand side by side', () => {
    const text = [
      `TENCENTCLOUD_SECRET_ID=AKIDkeyturn0123456789abcdefghijklmn0`,
      'TENCENTCLOUD_SECRET_KEY=tencentKEYTURN0123456789abcdefgh',
      `${ID}=${I}`,
      `${SECRET}=${S}`,
      'DB_PASSWORD=hunter2Hunter2',
    ].join('\n');
    expect(found('dotenv', text).keys.map(([entry]) => entry)).toEqual(['TENCENTCLOUD_SECRET_ID', ID]);
    const { write } = fileKindOf('dotenv');
    const written = write?.(
      text,
      'TENCENTCLOUD_SECRET_ID',
      valuesOf('tencent', 'AKIDkeyturn0123456789abcdefghijklmn1', 'tencentKEYTURN0123456789abcdefg1', TOKEN),
    );
    for (const name of ['TOKEN', 'SESSION_TOKEN', 'SECURITY_TOKEN']) {
      expect(written).toContain(`\nTENCENTCLOUD_${name}=${TOKEN}\n`);
    }
    expect(written).toContain(`\n${ID}=${I}\n${SECRET}=${S}\nDB_PASSWORD=hunter2Hunter2`);
  });
});

describe('what cannot be', () => {
  it('is a line end in a file that Docker may read, and a quote for cmd', () => {
    const write = (file: FileKind, text: string, secret: string) =>
      fileKindOf(file).write?.(text, ID, valuesOf('aws', I, secret, null));
    const refused = expect.objectContaining({
      code: 'value-unwritable',
      params: { field: 'secret_access_key' },
    });
    expect(() => write('dotenv', `${ID}=${I}\n${SECRET}=${S}`, `${S}\n1`)).toThrow(refused);
    expect(write('dotenv', `${ID}=${I}\n${SECRET}="${S}"`, `${S}\n1`)).toBe(
      `${ID}=${I}\n${SECRET}="${S}\n1"`,
    );
    expect(() => write('cmd', `set ${ID}=${I}\nset ${SECRET}=${S}`, `${S}\n1`)).toThrow(refused);
    expect(() => write('cmd', `set ${ID}=${I}\nset "${SECRET}=${S}"`, `${S}"1`)).toThrow(refused);
    expect(() => write('shell-profile', `${ID}=${I} ${SECRET}=${S}`, `${S}\0`)).toThrow(refused);
  });

  it('is told where a key has one half, or a text ends within a quote', () => {
    expect(found('shell-profile', `ls\nexport ${ID}=${I}`)).toEqual({
      keys: [],
      problems: [{ kind: 'incomplete', line: 2 }],
    });
    expect(found('shell-profile', `ls\necho 'x\nexport ${ID}=${I}`)).toEqual({
      keys: [],
      problems: [{ kind: 'syntax', line: 2 }],
    });
  });
});

describe('files that nobody wrote', () => {
  const long = 2 * 1024 * 1024;
  const texts: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['one line', 'x'.repeat(long)],
    ['one assignment', `${SECRET}=${'x'.repeat(long)}`],
    ['quotes', `'"\``.repeat(long / 64)],
    ['openers', `${'$('.repeat(long / 64)}"`],
    ['a here-document', `cat <<E\n${'x\n'.repeat(long / 64)}`],
    ['assignments', `${ID}=${I} ${SECRET}=${S}; `.repeat(500)],
    ['open quotes', `A="\nB='\nC=\`\n`.repeat(long / 256)],
    ['brackets', '(('.repeat(long / 64)],
    ['backslashes', '\\'.repeat(long / 16)],
    ['commands', 'set "A=b" & '.repeat(long / 64)],
    ['binary', String.fromCharCode(...Array.from({ length: 4000 }, (_, index) => (index * 7919) % 65536))],
  ];
  it.each(texts)('are read to their end: %s', (_name, text) => {
    for (const kind of fileKinds) {
      if (
        ['dotenv', 'shell-profile', 'fish', 'powershell', 'cmd'].includes(kind.id) ||
        kind.role === 'leak'
      ) {
        expect(Array.isArray(kind.read(text).entries)).toBe(true);
      }
    }
  });
});

it('goes over a line of commands without a value in time that grows with its length alone', () => {
  const { read, fits } = fileKindOf('cmd');
  const text = 'setx A /a '.repeat(100_000);
  const start = performance.now();
  expect(read(`${text}\n${'setx A "'.repeat(50_000)}`).entries).toEqual([]);
  expect(fits?.(`rem key\n${text}`)).toBe(false);
  expect(fileKindOf('dotenv').read('set "A=b" & '.repeat(100_000)).entries).toEqual([]);
  // It took minutes for a tenth of this.
  expect(performance.now() - start).toBeLessThan(10_000);
});
