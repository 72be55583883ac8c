import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { publicIdOf, secretOf } from '../../../../../../src/main/formats/found-key.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';
import { HOSTILE, valuesOf } from '../../../../../support/formats/hostile.ts';
import { fc } from '../../../../../support/property.ts';

const ID = 'AWS_ACCESS_KEY_ID';
const OLD = { id: 'AKIAQ3EGRIMWKEYTURN7', secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' };
const NEW = { id: 'AKIAQ3EGRIMWKEYTURN2', secret: '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' };
const TOKEN = 'IQoJb3JpZ2luX2VjEKeyturnKeyturnKeyturnKeyturnKeyturn0123456789';

/** The forms in which each syntax says the same. `I` and `S` stand for the old id and secret. */
const FORMS: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  dotenv: [
    '# mine\nAWS_ACCESS_KEY_ID=I\nAWS_SECRET_ACCESS_KEY=S\nAWS_REGION=eu-central-1\n',
    'export AWS_ACCESS_KEY_ID="I"  # the id\r\n\r\nexport AWS_SECRET_ACCESS_KEY = "S"\r\nX=1',
    "AWS_SECRET_ACCESS_KEY='S'\nOTHER=`a\nb`\nAWS_ACCESS_KEY_ID='I'",
    'export AWS_ACCESS_KEY_ID="I" AWS_SECRET_ACCESS_KEY="S"\r\nAWS_REGION=eu-central-1\n',
    'set -a; AWS_ACCESS_KEY_ID=I; AWS_SECRET_ACCESS_KEY=S; X=1\n',
    'X=1\nAWS_ACCESS_KEY_ID: I\nAWS_SECRET_ACCESS_KEY: "S"\n',
  ],
  'shell-profile': [
    '# .bashrc\nexport AWS_ACCESS_KEY_ID=I\nexport AWS_SECRET_ACCESS_KEY="S" # keep\nalias ll="ls -l"\n',
    "export AWS_ACCESS_KEY_ID='I' AWS_SECRET_ACCESS_KEY=S\n",
    "use() {\n  AWS_ACCESS_KEY_ID=I; AWS_SECRET_ACCESS_KEY=$'S'; export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY\n}\r\n",
    'AWS_ACCESS_KEY_ID=I AWS_SECRET_ACCESS_KEY=S aws s3 ls && declare -x \\\n  A=1',
  ],
  fish: [
    'set -gx AWS_ACCESS_KEY_ID I\nset -gx AWS_SECRET_ACCESS_KEY "S" # keep\nfish_add_path ~/bin\n',
    "if status is-login; set -Ux AWS_ACCESS_KEY_ID 'I'; set --export AWS_SECRET_ACCESS_KEY S; end",
    'export AWS_ACCESS_KEY_ID=I\nexport AWS_SECRET_ACCESS_KEY=S\n',
    '# This file contains fish universal variable definitions.\n# VERSION: 3.0\nSETUVAR --export AWS_ACCESS_KEY_ID:I\nSETUVAR --export AWS_SECRET_ACCESS_KEY:S\nSETUVAR lst:a\\x1eb\n',
  ],
  powershell: [
    '$env:AWS_ACCESS_KEY_ID = \'I\'\r\n$env:AWS_SECRET_ACCESS_KEY="S" # keep\r\nSet-Alias k kubectl\r\n',
    "[Environment]::SetEnvironmentVariable('AWS_ACCESS_KEY_ID', 'I', 'User')\n[System.Environment]::SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\",\"S\")\n",
    "if ($true) { $\u007benv:AWS_ACCESS_KEY_ID} = 'I'; $Env:AWS_SECRET_ACCESS_KEY = 'S' }",
  ],
  cmd: [
    '@echo off\r\nset AWS_ACCESS_KEY_ID=I\r\nset "AWS_SECRET_ACCESS_KEY=S"\r\nrem done\r\n',
    'setx AWS_ACCESS_KEY_ID I\r\nsetx AWS_SECRET_ACCESS_KEY "S" /M\r\n',
    'if exist x (\n  set AWS_ACCESS_KEY_ID=I& set AWS_SECRET_ACCESS_KEY=S\n)',
  ],
};
const CASES = Object.entries(FORMS).flatMap(([file, forms]) =>
  forms.map((form, index) => ({
    file: file as FileKind,
    index,
    text: form.replaceAll(/\bI\b/g, OLD.id).replaceAll(/\bS\b/g, OLD.secret),
  })),
);

describe.each(CASES)('$file, form $index', ({ file, text }) => {
  const { read, write, remove } = fileKindOf(file);
  const put = (source: string, id: string, secret: string, token: string | null = null) =>
    write?.(source, ID, valuesOf('aws', id, secret, token)) ?? '';

  it('is found with its entry, its values and its line', () => {
    const { entries, problems } = read(text);
    expect(problems).toEqual([]);
    expect(entries.map(({ entry }) => entry)).toEqual([ID]);
    const key = entries[0]?.key;
    expect(key?.cloud).toBe('aws');
    expect(key && publicIdOf(key)).toBe(OLD.id);
    expect(key && secretOf(key)?.reveal()).toBe(OLD.secret);
    const first = text.split('\n').findIndex((line) => /AKIA|wJalr/.test(line));
    expect(key?.line).toBe(first + 1);
  });

  it('stays byte for byte with the values that it has, and changes them alone', () => {
    expect(put(text, OLD.id, OLD.secret)).toBe(text);
    const other = put(text, NEW.id, NEW.secret);
    expect(other).toBe(text.replaceAll(OLD.id, NEW.id).replaceAll(OLD.secret, NEW.secret));
    expect(put(other, OLD.id, OLD.secret)).toBe(text);
  });

  it('gets a token beside the secret and loses it again', () => {
    const temporary = put(text, 'ASIAQ3EGRIMWKEYTURN7', NEW.secret, TOKEN);
    const key = read(temporary).entries[0]?.key;
    expect(key?.secrets.session_token?.reveal()).toBe(TOKEN);
    const lasting = put(temporary, NEW.id, NEW.secret);
    expect(lasting).not.toContain(TOKEN);
    expect(read(lasting).entries.map(({ key }) => secretOf(key)?.reveal())).toEqual([NEW.secret]);
    expect(read(lasting).entries[0]?.key.secrets).not.toHaveProperty('session_token');
  });

  it('says any value, or says that it cannot', () => {
    const says = (secret: string): void => {
      const written = attempt(() => put(text, NEW.id, secret));
      if (written === 'value-unwritable') return;
      expect(read(written).entries.map(({ key }) => secretOf(key)?.reveal())).toEqual([secret]);
    };
    for (const secret of HOSTILE) says(secret);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (part) => says(`9aB${part}xYz0123456789`)),
      { numRuns: 40 },
    );
  });

  it('is without the key afterwards, and with all the rest', () => {
    const without = remove?.(text, ID) ?? '';
    expect(without).not.toContain(OLD.id);
    expect(without).not.toContain(OLD.secret);
    expect(read(without).entries).toEqual([]);
    for (const rest of text.match(/#[ \w]+|alias .*|AWS_REGION=.*|OTHER=\S+|Set-Alias.*|rem done|X=1|A=1/g) ??
      []) {
      expect(without).toContain(rest);
    }
    expect(() => remove?.(without, ID)).toThrow(expect.objectContaining({ code: 'place-gone' }));
    expect(() => put(without, NEW.id, NEW.secret)).toThrow(expect.objectContaining({ code: 'place-gone' }));
  });
});

function attempt(work: () => string): string {
  try {
    return work();
  } catch (error) {
    expect(error).toMatchObject({ code: 'value-unwritable', params: { field: 'secret_access_key' } });
    return 'value-unwritable';
  }
}
