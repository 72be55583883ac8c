import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { run } from '../../support/cli/run.ts';

describe('guide', () => {
  it('prints the steps with the addresses of the site’s pages, without a vault', async () => {
    const ended = await run(['guide', 'aws', '--kind', 'iam-user', '--site', 'aws-cn', '--lang', 'en']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^1\. /m);
    const [, china] = catalogue.aws.sites;
    expect(ended.stdout).toContain(china?.pages.users);
    expect(ended.stdout).not.toContain('console.aws.amazon.com');
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });

  it('speaks Chinese too, and JSON with its sources', async () => {
    const ended = await run(['guide', 'huawei', '--lang', 'zh-CN']);
    expect(ended.stdout).toContain('华为云');
    const json = (await run(['guide', 'gcp', '--json', '--lang', 'en'])).json();
    expect(json).toMatchObject({ cloud: 'gcp', kind: 'one-project', site: 'google' });
    const { steps } = json as { readonly steps: readonly { readonly source: string }[] };
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.every(({ source }) => source !== '')).toBe(true);
  });

  it.each([
    ['a kind', ['--kind', 'nobody'], 'No such kind. There are: ram-user, main-account, temporary.'],
    ['a site', ['--site', 'mars'], 'No such site. There are: china, international.'],
  ])('ends with 2 for %s that is none', async (_name, options, said) => {
    const ended = await run(['guide', 'aliyun', ...options, '--lang', 'en']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(said);
  });
});

it('clouds lists every platform with what add takes', async () => {
  const json = (await run(['clouds', '--json'])).json() as {
    readonly clouds: readonly { readonly id: string; readonly fields: readonly { readonly key: string }[] }[];
  };
  expect(json.clouds.map(({ id }) => id)).toEqual(Object.keys(catalogue));
  expect(json.clouds[0]?.fields[0]?.key).toBe('access_key_id');
  const { stdout } = await run(['clouds', '--lang', 'en']);
  expect(stdout).toContain('organization, user');
});

describe('add of every platform', () => {
  const WITH_PASSWORD = ['--password-fd', '3'];
  it('names what the kind that was given lacks', async () => {
    const argv = ['add', 'ucloud', '--kind', 'sub-account', '--label', 'x', '--set', 'public_key=abc'];
    const ended = await run(
      [...argv, '--secrets-stdin', '--lang', 'en', ...WITH_PASSWORD],
      {},
      { stdin: 'private_key=x' },
    );
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('Fields are missing: project_id');
  });

  it('asks for the address of a private platform', async () => {
    const argv = [
      'add',
      'zstack',
      '--label',
      'x',
      '--set',
      'access_key_id=abc',
      '--secrets-stdin',
      '--lang',
      'en',
    ];
    const ended = await run([...argv, ...WITH_PASSWORD], {}, { stdin: 'access_key_secret=x' });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('--endpoint SERVICE=URL. Missing: api.');
  });
});
