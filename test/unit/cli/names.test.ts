import { describe, expect, it } from 'vitest';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const ID = 'aaaa000000000001';
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const vault = { ...vaultOf(sampleKey()), 'credentials.reveal': () => ({ value: SECRET }) };

describe('names', () => {
  it('tells without a vault which half a name is, and where', async () => {
    const ended = await run(['names', 'SecretId', '--lang', 'en']);
    expect(ended.code).toBe(0);
    expect(ended.opened).toEqual([]);
    expect(ended.stdout).toContain('“SecretId” is the public id of a key: Tencent Cloud');
    expect(ended.stdout).toMatch(/tencent +Tencent Cloud console +console +SecretId +SecretKey/);
  });

  it('gives JSON, all of it without a text', async () => {
    const one = await run(['names', '点播', '--json', '--lang', 'zh-CN']);
    expect(one.json()).toEqual({
      answers: [],
      names: ['aliyun', 'aws'].map((cloud) => ({
        cloud,
        naming: 'tencent-vod',
        product: '腾讯云点播 VOD',
        ...{ id: ['Access ID'], secret: ['Access Key'], token: [], region: [], other: [] },
      })),
    });
    const all = (await run(['names', '--json'])).json() as { names: unknown[] };
    expect(all.names.length).toBeGreaterThan(60);
  });

  it('says that nothing is called so', async () => {
    expect((await run(['names', 'nothing\u001b[2J', '--lang', 'en'])).stdout).toContain(
      'Nothing here is called “nothing\\u{1b}',
    );
  });
});

describe('a key in the words of a product', () => {
  it('show leaves the secret out, and asks for none', async () => {
    const ended = await run(['show', ID, '--as', 'tencent-vod', ...WITH_PASSWORD], vault);
    expect(ended.stdout).toBe('Access ID: AKIAQ3EGRIMWKEYTURN7\n');
    expect(ended.inputs('credentials.reveal')).toEqual([]);
  });

  it('reveal has it, on a terminal alone unless it is told otherwise', async () => {
    const words = ['reveal', ID, '--as', 'tencent-vod', ...WITH_PASSWORD];
    const refused = await run(words, vault);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.inputs('credentials.reveal')).toEqual([]);
    const shown = await run([...words, '--force'], vault);
    expect(shown.stdout).toBe(`Access ID: AKIAQ3EGRIMWKEYTURN7\nAccess Key: ${SECRET}\n`);
    expect(shown.inputs('credentials.reveal')).toEqual([{ id: ID, field: 'secret_access_key' }]);
    const json = await run([...words, '--force', '--json'], vault);
    expect(json.json()).toMatchObject({ id: ID, naming: 'tencent-vod' });
  });

  it.each([
    ['aliyun-env', 'aliyun-env is no product that takes this key. There are: console, aws-env'],
    ['__proto__', '__proto__ is no product'],
  ])('%s is refused with those that there are', async (naming, said) => {
    const ended = await run(['show', ID, '--as', naming, '--lang', 'en', ...WITH_PASSWORD], vault);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(said);
  });

  it('reveal takes a field or a product', async () => {
    const words = ['reveal', ID, '--as', 'console', '--field', 'secret_access_key', '--force'];
    expect((await run(words, vault)).code).toBe(2);
  });
});
