import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { type Account, account } from '../../../src/shared/model/account.ts';
import { credentialId } from '../../../src/shared/model/ids.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const STDIN = `secret_access_key=${SECRET}\n`;
const ID = 'aaaa000000000001';
const BASE = ['add', 'aws', '--label', 'deploy', '--set', 'access_key_id=AKIAQ3EGRIMWKEYTURN7'] as const;
const PIPED = [...BASE, '--secrets-stdin', ...WITH_PASSWORD] as const;

const accountOf = (id: string, label: string, cloud = 'aws'): Account =>
  account.parse({
    id,
    label,
    cloud,
    site: cloud === 'aws' ? 'aws' : 'china',
    environment: null,
    owner: null,
    note: '',
    tags: [],
    endpoints: {},
    proxy: null,
    proxyUser: null,
    pins: [],
    plainHttp: false,
    hasProxyPassword: false,
    periodDays: null,
  });

const adding: Answers = {
  'credentials.add': () => ({ id: credentialId.parse(ID) }),
  'accounts.list': () => [
    accountOf('acc0000000000001', 'prod'),
    accountOf('acc0000000000002', 'test'),
    accountOf('acc0000000000003', 'prod', 'aliyun'),
  ],
};

describe('add', () => {
  it('takes secrets from stdin and everything else from the line', async () => {
    const argv = [
      ...PIPED,
      '--site',
      'aws-cn',
      '--endpoint',
      'https://sts.example:8443/path',
      '--endpoint',
      'iam=http://127.0.0.1:1',
      '--proxy',
      'http://proxy.example:3128',
      '--environment',
      'production',
      '--account-label',
      'prod',
      '--period',
      '30',
      '--lead-times',
      '7,30',
      '--note',
      'for CI',
    ];
    const ended = await run(argv, adding, { stdin: STDIN });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toBe(`${ID}\n`);
    expect(ended.inputs('credentials.add')).toEqual([
      {
        cloud: 'aws',
        label: 'deploy',
        account: {
          kind: 'new',
          draft: {
            label: 'prod',
            site: 'aws-cn',
            environment: 'production',
            owner: null,
            note: '',
            tags: [],
            endpoints: { sts: 'https://sts.example:8443/path', iam: 'http://127.0.0.1:1' },
            proxy: 'http://proxy.example:3128',
            proxyUser: null,
            pins: [],
            plainHttp: false,
            periodDays: null,
          },
        },
        fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN7' },
        secrets: { secret_access_key: SECRET },
        note: 'for CI',
        periodDays: 30,
        leadTimes: [30, 7],
      },
    ]);
  });

  it('takes fields of both kinds from stdin, with CRLF, empty lines and = in a value', async () => {
    const stdin =
      'access_key_id = ASIAQ3EGRIMWKEYTURN7\r\n\r\nsecret_access_key=a=b\r\nsession_token=t==\r\n';
    const ended = await run(['add', 'aws', '--label', 'x', '--secrets-stdin', ...WITH_PASSWORD], adding, {
      stdin,
    });
    expect(ended.inputs('credentials.add')).toMatchObject([
      {
        fields: { access_key_id: 'ASIAQ3EGRIMWKEYTURN7' },
        secrets: { secret_access_key: 'a=b', session_token: 't==' },
      },
    ]);
  });

  it('takes a JSON object from stdin, for values of several lines', async () => {
    const secrets = { secret_access_key: 'of\ntwo lines' };
    const ended = await run(PIPED, adding, { stdin: `\n${JSON.stringify(secrets, null, 2)}` });
    expect(ended.inputs('credentials.add')).toMatchObject([{ secrets }]);
  });

  it.each(['{"secret_access_key": 1}', '{broken'])('refuses what is no such object: %s', async (stdin) => {
    const ended = await run(PIPED, adding, { stdin });
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('--secrets-stdin')]);
  });

  it('gives the id as JSON', async () => {
    expect((await run([...PIPED, '--json'], adding, { stdin: STDIN })).json()).toEqual({ id: ID });
  });

  it('warns of a value that looks odd, without showing it', async () => {
    const ended = await run(PIPED, adding, { stdin: 'secret_access_key=short-secret' });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('Secret access key does not look as expected');
    expect(ended.stderr).not.toContain('short-secret');
  });

  it('needs the session token of a temporary key', async () => {
    const argv = [
      'add',
      'aws',
      '--label',
      'x',
      '--set',
      'access_key_id=ASIAX',
      '--secrets-stdin',
      ...WITH_PASSWORD,
    ];
    const ended = await run(argv, adding, { stdin: STDIN });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('Fields are missing: session_token');
    expect(ended.opened).toEqual([]);
  });

  it('refuses lines on stdin that are none, without repeating them', async () => {
    const ended = await run(PIPED, adding, { stdin: `${SECRET}\n` });
    expect(ended.code).toBe(2);
    expect(ended.stderr).not.toContain(SECRET);
  });

  it('asks on a terminal for what is missing, secrets without echo', async () => {
    const ended = await run(['add', 'aliyun', '--label', 'x', ...WITH_PASSWORD], adding, {
      interactive: true,
      answers: ['LTAI5tExampleExample1234', 'abcdefghijklmnopqrstuvwxyz0123'],
    });
    expect(ended.asked).toEqual(['AccessKey ID: ', 'secret:AccessKey Secret: ']);
    expect(ended.inputs('credentials.add')).toMatchObject([
      {
        fields: { access_key_id: 'LTAI5tExampleExample1234' },
        secrets: { access_key_secret: 'abcdefghijklmnopqrstuvwxyz0123' },
      },
    ]);
  });

  it.each([
    ['its id', 'acc0000000000002', 'acc0000000000002'],
    ['its name, within the cloud', 'prod', 'acc0000000000001'],
  ])('joins an existing account by %s', async (_name, text, id) => {
    const ended = await run([...PIPED, '--account', text], adding, { stdin: STDIN });
    expect(ended.inputs('credentials.add')).toMatchObject([{ account: { kind: 'existing', id } }]);
  });

  it.each([
    ['ambiguous', 'acc0'],
    ['unknown', 'nobody'],
    ['too short', 'acc'],
  ])('ends with 2 for an account that is %s', async (_name, text) => {
    const ended = await run([...PIPED, '--account', text], adding, { stdin: STDIN });
    expect(ended.code).toBe(2);
    expect(ended.inputs('credentials.add')).toEqual([]);
  });

  it.each([
    ['duplicate-key', 1],
    ['missing-fields', 2],
    ['disk-full', 5],
    ['vault-busy', 1],
  ] as const)('ends on %s with %i', async (code, exit) => {
    const ended = await run(
      [...PIPED, '--json'],
      {
        ...adding,
        'credentials.add': () => {
          throw new KeyturnError(code, { label: 'deploy', fields: 'x' });
        },
      },
      { stdin: STDIN },
    );
    expect(ended.code).toBe(exit);
    expect(ended.json()).toMatchObject({ error: { code } });
    expect(ended.stdout + ended.stderr).not.toContain(SECRET);
  });
});
