import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../src/main/formats/files/index.ts';
import type { FileKind } from '../../../src/shared/model/consumer.ts';
import { HOSTILE, valuesOf } from '../../support/formats/hostile.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-shells-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID';
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
const OLD = { id: 'LTAI5tOldOldOldOldOldOld', secret: 'oldsecretOLDSECRET0123456789ab' };

/** Forms in which people write the two lines, by the file that they stand in. */
const FORMS = {
  sh: [
    `export ${ID}=${OLD.id}\nexport ${SECRET}=${OLD.secret}\n`,
    `export ${ID}='${OLD.id}' ${SECRET}='${OLD.secret}'\n`,
    `${ID}="${OLD.id}"; ${SECRET}="${OLD.secret}"; export ${ID} ${SECRET}`,
    `if true; then\n  export ${ID}=${OLD.id} \\\n    ${SECRET}="${OLD.secret}" # mine\nfi\n`,
  ],
  ansi: [`declare -x ${ID}=$'${OLD.id}'\ntypeset -x ${SECRET}=$'${OLD.secret}'\n`],
  fish: [
    `set -gx ${ID} ${OLD.id}\nset -gx ${SECRET} ${OLD.secret}\n`,
    `set --export ${ID} "${OLD.id}"; set --export ${SECRET} "${OLD.secret}"\n`,
    `begin\n  export ${ID}='${OLD.id}' ${SECRET}='${OLD.secret}'\nend\n`,
  ],
} as const;

interface Shell {
  readonly program: string;
  readonly options: readonly string[];
  readonly file: FileKind;
  readonly forms: readonly string[];
  /** Prints the secret and the token of a file with a NUL behind each, in a shell of its own. */
  readonly print: (path: string) => string;
}

const posixPrint = (path: string) =>
  `( . '${path}'; printf '%s\\0%s\\0' "$${SECRET}" "$ALIBABA_CLOUD_SECURITY_TOKEN" )\n`;
const SHELLS: readonly Shell[] = [
  {
    program: 'bash',
    options: ['--norc'],
    file: 'shell-profile',
    forms: [...FORMS.sh, ...FORMS.ansi],
    print: posixPrint,
  },
  {
    program: 'zsh',
    options: ['-f'],
    file: 'shell-profile',
    forms: [...FORMS.sh, ...FORMS.ansi],
    print: posixPrint,
  },
  { program: 'dash', options: [], file: 'shell-profile', forms: FORMS.sh, print: posixPrint },
  {
    ...{ program: 'fish', options: ['--no-config'], file: 'fish', forms: FORMS.fish },
    print: (path) =>
      `source '${path}'; printf '%s\\0%s\\0' "$${SECRET}" "$ALIBABA_CLOUD_SECURITY_TOKEN"; set -e ${SECRET} ALIBABA_CLOUD_SECURITY_TOKEN\n`,
  },
];

describe.each(SHELLS)('$program', ({ program, options, file, forms, print }) => {
  it('has the values that were written, whatever signs are in them', () => {
    const { write } = fileKindOf(file);
    const expected: string[] = [];
    const script = forms.flatMap((form, which) =>
      HOSTILE.map((secret, index) => {
        const token = `${secret}${secret}${secret}`;
        const path = join(folder, `${program}-${which}-${index}`);
        writeFileSync(
          path,
          write?.(form, ID, valuesOf('aliyun', 'LTAI5tNewNewNewNewNewNew', secret, token)) ?? '',
        );
        expected.push(secret, token);
        return print(path);
      }),
    );
    const main = join(folder, `${program}-main`);
    writeFileSync(main, script.join(''));
    const printed = execFileSync(program, [...options, main], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    expect(printed.split('\0').slice(0, -1)).toEqual(expected);
  });
});

describe('files of variables', () => {
  it('are read by Node and by a shell that sources them as they were written', () => {
    const { write } = fileKindOf('dotenv');
    const expected: string[] = [];
    const script: string[] = [];
    const forms = ['', "'", '"'].map(
      (sign) => `${ID}=${sign}${OLD.id}${sign}\n${SECRET}=${sign}${OLD.secret}${sign}\n`,
    );
    for (const [which, form] of forms.entries()) {
      for (const [index, secret] of HOSTILE.entries()) {
        const text = attempt(() =>
          write?.(form, ID, valuesOf('aliyun', 'LTAI5tNewNewNewNewNewNew', secret, null)),
        );
        if (text === null || text === undefined) continue;
        expect(parseEnv(text)[SECRET]).toBe(secret);
        const path = join(folder, `env-${which}-${index}`);
        writeFileSync(path, text);
        script.push(`( set -a; . '${path}'; printf '%s\\0' "$${SECRET}" )\n`);
        expected.push(secret);
      }
    }
    expect(expected.length).toBeGreaterThan(HOSTILE.length * 2);
    const printed = execFileSync('bash', ['--norc', '-c', script.join('')], { encoding: 'utf8' });
    expect(printed.split('\0').slice(0, -1)).toEqual(expected);
  });
});

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
