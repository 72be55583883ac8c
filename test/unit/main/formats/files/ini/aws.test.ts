import { describe, expect, it } from 'vitest';
import { awsConfig } from '../../../../../../src/main/formats/files/ini/aws-config.ts';
import { awsCredentials } from '../../../../../../src/main/formats/files/ini/aws-credentials.ts';
import { valuesOf } from '../../../../../support/files/ini-fixtures.ts';
import { fc } from '../../../../../support/property.ts';
import { AWS_ID, AWS_SECRET, plain } from '../../plain.ts';
import { held } from './held.ts';

const PAIR = `aws_access_key_id = ${AWS_ID}\naws_secret_access_key = ${AWS_SECRET}\n`;
const COMMAND = ['/opt/keyturn/keyturn', 'cli', 'credential-process', '0123456789abcdef'];
const LINE = 'credential_process = /opt/keyturn/keyturn cli credential-process 0123456789abcdef';

describe('profiles', () => {
  it.each([
    ['[default]', 'default'],
    ['[profile default]', 'default'],
    ['[profile work]', 'work'],
    ['[profile  work ]', 'work'],
    ['[profile "my own"]', 'my own'],
    ["[profile 'a.b/c']", 'a.b/c'],
    ['[profile 团队]', '团队'],
    ['  [profile work]  # of the team', 'work'],
  ])('a config has %s as a profile', (header, entry) => {
    expect(awsConfig.read(`${header}\n${PAIR}`).entries.map((one) => one.entry)).toEqual([entry]);
  });

  it.each(['[work]', '[profile]', '[sso-session x]', '[services x]', '[plugins]', '[preview]'])(
    'a config has %s as no profile',
    (header) => {
      expect(awsConfig.read(`${header}\n${PAIR}`)).toEqual({ entries: [], problems: [] });
    },
  );

  it('takes the bare name in a file of credentials', () => {
    expect(held(awsCredentials, `[profile x]\n${PAIR}`)).toEqual([['profile x', 'aws', AWS_ID, AWS_SECRET]]);
  });

  it('reads names without case, either sign, and no comment behind a value', () => {
    const text = `[a]\nAWS_Access_Key_ID: ${AWS_ID} # the first\naws_secret_access_key=${AWS_SECRET}\t; x\n`;
    expect(held(awsCredentials, text)).toEqual([['a', 'aws', AWS_ID, AWS_SECRET]]);
    expect(awsCredentials.write?.(text, 'a', valuesOf('aws', 'AKIANEW', 'new'))).toBe(
      '[a]\nAWS_Access_Key_ID: AKIANEW # the first\naws_secret_access_key=new\t; x\n',
    );
  });

  it('says where a key stands, its region and its site', () => {
    const [entry] = awsConfig.read(`\n[profile cn]\nregion = cn-north-1\n${PAIR}`).entries;
    expect(entry?.key).toMatchObject({
      line: 4,
      label: 'cn',
      site: 'aws-cn',
      sure: 'certain',
      fields: { region: 'cn-north-1' },
    });
  });

  it('guesses where the id is not of the form of AWS', () => {
    const key = (id: string) =>
      awsCredentials.read(`[a]\naws_access_key_id=${id}\naws_secret_access_key=x\n`).entries[0]?.key;
    expect(key('minioadmin')).toMatchObject({ cloud: 'aws', sure: 'guess', alike: [] });
    expect(key('LTAI5tKeyturnExample1234')).toMatchObject({
      cloud: 'aliyun',
      sure: 'likely',
      alike: ['aws'],
    });
  });

  it('takes a role, and a ring of roles, for no key', () => {
    const ring =
      '[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\nrole_arn = y\nsource_profile = a\n';
    expect(awsConfig.read(ring)).toEqual({ entries: [], problems: [] });
  });

  it('names what is in the way, with its line', () => {
    const text = [
      '[profile sso]\nsso_session = corp',
      '[profile login]\nlogin_session = arn:aws:iam::1:user/x',
      `[profile half]\naws_access_key_id = ${AWS_ID}`,
      '[profile empty]\naws_access_key_id =\naws_secret_access_key =',
      `[profile twice]\n${PAIR.trimEnd()}`,
      '[profile twice]\naws_access_key_id = AKIAIOSFODNN7SECONDS',
      '[broken\naws_access_key_id = AKIAIOSFODNN7STRANGE\nwhat is this',
    ].join('\n');
    const { entries, problems } = awsConfig.read(text);
    expect(entries.map(({ entry, key }) => [entry, plain(key).publicId])).toEqual([
      ['twice', 'AKIAIOSFODNN7SECONDS'],
    ]);
    expect(problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))).toEqual([
      { kind: 'session', line: 1 },
      { kind: 'session', line: 3 },
      { kind: 'incomplete', line: 5 },
      { kind: 'repeated', line: 13 },
      { kind: 'syntax', line: 15 },
      { kind: 'syntax', line: 17 },
    ]);
  });
});

describe('writing', () => {
  it('adds the line of a token behind the secret, as the lines around it are', () => {
    expect(
      awsCredentials.write?.(
        `[a]\r\n  aws_access_key_id=x\r\n  aws_secret_access_key=y`,
        'a',
        valuesOf('aws', 'i', 's', 't'),
      ),
    ).toBe('[a]\r\n  aws_access_key_id=i\r\n  aws_secret_access_key=s\r\n  aws_session_token=t');
  });

  it('takes the line of an old token away', () => {
    expect(
      awsCredentials.write?.(`[a]\n${PAIR}aws_security_token = old\n# end`, 'a', valuesOf('aws', 'i', 's')),
    ).toBe('[a]\naws_access_key_id = i\naws_secret_access_key = s\n# end');
  });

  it('fills a name without a value', () => {
    const text = `[a]\n${PAIR}aws_session_token =\n`;
    expect(awsCredentials.write?.(text, 'a', valuesOf('aws', AWS_ID, AWS_SECRET, 't'))).toBe(
      `[a]\n${PAIR}aws_session_token = t\n`,
    );
    const noted = `[a]\n${PAIR}aws_session_token= # none yet\n`;
    expect(awsCredentials.write?.(noted, 'a', valuesOf('aws', AWS_ID, AWS_SECRET, 't'))).toBe(
      `[a]\n${PAIR}aws_session_token= t # none yet\n`,
    );
  });

  it('takes away every line of a key that stands twice', () => {
    const text = `[a]\n${PAIR}region = x\n[b]\n[a]\n${PAIR}`;
    expect(awsCredentials.remove?.(text, 'a')).toBe('[a]\nregion = x\n[b]\n[a]\n');
  });

  it('puts no key where none stands', () => {
    for (const text of ['[a]\nregion = x\n', `[a]\naws_access_key_id = ${AWS_ID}\n`, `[a]\n${LINE}\n`, ''])
      expect(() => awsCredentials.write?.(text, 'a', valuesOf('aws', 'i', 's'))).toThrow('place-gone');
  });

  it('never puts a value of the file into an error', () => {
    const text = `[a]\n${PAIR}`;
    try {
      awsCredentials.write?.(text, 'a', valuesOf('aws', 'i', 'hidden\nhalf'));
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error)).not.toMatch(/hidden|half|EXAMPLE/);
    }
  });
});

describe('a command', () => {
  it('takes the place of a key, in either file', () => {
    const text = `# mine\n[work]\n${PAIR}aws_session_token = t\nregion = eu-west-1\n`;
    expect(awsCredentials.asCommand?.(text, 'work', COMMAND)).toBe(
      `# mine\n[work]\n${LINE}\nregion = eu-west-1\n`,
    );
    expect(awsConfig.asCommand?.(`[default]\n${PAIR.trimEnd()}`, 'default', COMMAND)).toBe(
      `[default]\n${LINE}`,
    );
  });

  it('takes the place of another command, and of a comment that would be a part of it', () => {
    const text = '[profile a]\r\nCredential_Process: "/old one" x # mine\r\nregion = x\r\n';
    expect(awsConfig.asCommand?.(text, 'a', COMMAND)).toBe(
      `[profile a]\r\nCredential_Process: ${LINE.slice(21)}\r\nregion = x\r\n`,
    );
  });

  it('is read as an entry without values', () => {
    const text = `[a]\nregion = x-1\n${LINE}\n`;
    const { entries, problems } = awsCredentials.read(text);
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      { entry: 'a', command: LINE.slice(21), key: { line: 3, fields: { region: 'x-1' } } },
    ]);
    expect(entries[0]?.key.secrets).toEqual({});
    expect(Object.keys(entries[0]?.key.fields ?? {})).toEqual(['region']);
    expect(awsCredentials.asCommand?.(text, 'a', COMMAND)).toBe(text);
  });

  it('counts after a key that stands beside it, and both go', () => {
    const text = `[a]\n${LINE}\n${PAIR}`;
    expect(held(awsCredentials, text)).toEqual([['a', 'aws', AWS_ID, AWS_SECRET]]);
    expect(awsCredentials.asCommand?.(text, 'a', ['/new'])).toBe('[a]\ncredential_process = /new\n');
  });

  it('is refused for a profile that is its own source', () => {
    const text = `[profile me]\nrole_arn = x\nsource_profile = me\n${PAIR}`;
    expect(() => awsConfig.asCommand?.(text, 'me', COMMAND)).toThrow('value-unwritable');
    expect(() => awsConfig.asCommand?.(text, 'other', COMMAND)).toThrow('place-gone');
    expect(() => awsConfig.asCommand?.('[profile me]\nregion = x\n', 'me', COMMAND)).toThrow('place-gone');
  });

  it('is read back whatever its words are, or refused', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('a # b', ' ;', "it's", '$HOME', '密钥', '', '\\', 'a\nb'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3 }), (words) => {
        const written = refusedOr(
          () => awsCredentials.asCommand?.(`[a]\n${PAIR}`, 'a', ['/bin/x', ...words]) ?? '',
        );
        if (written === null) return;
        const [entry] = awsCredentials.read(written).entries;
        expect(written).toBe(`[a]\ncredential_process = ${entry?.command}\n`);
      }),
    );
  });
});

function refusedOr(write: () => string): string | null {
  try {
    return write();
  } catch (error) {
    expect(error).toMatchObject({ code: 'value-unwritable', params: { field: 'credential_process' } });
    return null;
  }
}
