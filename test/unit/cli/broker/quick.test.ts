import { describe, expect, it } from 'vitest';
import type { AskApp } from '../../../../src/cli/broker/client.ts';
import { quickAnswer, quickLine } from '../../../../src/cli/broker/quick.ts';
import { refusalOf } from '../../../../src/cli/broker/refusal.ts';
import { brokerPlace } from '../../../../src/main/node/broker-place.ts';

const ID = 'aaaa00000000000a';
const HERE = {
  env: { HOME: '/home/li', KEYTURN_HOME: '/vaults/own' },
  platform: 'linux',
  cwd: '/vaults',
} as const;
const line = (id: string, rest = {}) => ({ id, protocol: null, vault: null, lang: null, ...rest });

describe('the line of a tool’s file', () => {
  it.each([
    [`credential-process ${ID}`, line(ID)],
    [`--vault /v credential-process ${ID} --protocol aws`, line(ID, { vault: '/v', protocol: 'aws' })],
    [`credential-process --lang=zh-CN --vault=/v=1 ${ID}`, line(ID, { vault: '/v=1', lang: 'zh-CN' })],
    ['credential-process AKIDEXAMPLE --protocol=aliyun', line('AKIDEXAMPLE', { protocol: 'aliyun' })],
  ])('%s is answered quickly', (words, expected) => {
    expect(quickLine(words.split(' '))).toEqual(expected);
  });

  it.each([
    ['another command', `list ${ID}`],
    ['no id', 'credential-process'],
    ['two ids', `credential-process ${ID} ${ID}`],
    ['an unknown protocol', `credential-process ${ID} --protocol gcp`],
    ['an unknown language', `credential-process ${ID} --lang tlh`],
    ['a password of its own', `credential-process ${ID} --password-file /pw`],
    ['help', `credential-process ${ID} --help`],
    ['JSON', `credential-process ${ID} --json`],
    ['an option twice', `credential-process ${ID} --vault /a --vault /b`],
    ['an option without its value', `credential-process ${ID} --vault`],
    ['an empty value', `credential-process ${ID} --vault=`],
    ['what stands behind --', `credential-process -- ${ID}`],
    ['nothing', ''],
  ])('one with %s is left to the whole command line', (_, words) => {
    expect(quickLine(words.split(' ').filter((word) => word !== ''))).toBeNull();
  });
});

describe('the quick answer', () => {
  const answering =
    (answers: Readonly<Record<string, unknown>>, seen: unknown[] = []): AskApp =>
    async (place, channel, input) => {
      seen.push([place.path, channel, input]);
      const value = answers[channel];
      return value === undefined ? null : { ok: true, value };
    };

  it('is the app’s, for the vault that the line or the environment names', async () => {
    const seen: unknown[] = [];
    const ask = answering({ 'plaintext.asProcess': { text: '{}' }, 'broker.find': { ids: [ID] } }, seen);
    expect(await quickAnswer(['credential-process', ID], HERE, ask)).toEqual({ text: '{}' });
    const argv = ['credential-process', 'AKIDEXAMPLE', '--vault', 'other', '--protocol', 'aws'];
    expect(await quickAnswer(argv, HERE, ask)).toEqual({ text: '{}' });
    const own = brokerPlace(HERE.env, 'linux', '/vaults/own').path;
    const other = brokerPlace(HERE.env, 'linux', '/vaults/other').path;
    expect(seen).toEqual([
      [own, 'plaintext.asProcess', { id: ID, protocol: null }],
      [other, 'broker.find', { text: 'AKIDEXAMPLE' }],
      [other, 'plaintext.asProcess', { id: ID, protocol: 'aws' }],
    ]);
  });

  it('is none where no app answers, at once or later', async () => {
    expect(await quickAnswer(['credential-process', ID], HERE, answering({}))).toBeNull();
    const found = answering({ 'broker.find': { ids: [ID] } });
    expect(await quickAnswer(['credential-process', 'AKIDEXAMPLE'], HERE, found)).toBeNull();
  });

  it.each([
    ['vault-locked', 3, 'The vault is locked'],
    ['consent-refused', 3, 'allow it in Keyturn'],
    ['consent-late', 3, 'Nobody answered'],
    ['too-many-askers', 3, 'Too many programs'],
    ['app-gone', 3, 'ended before it answered'],
    ['asker-unknown', 3, 'which program asks'],
    ['policy-forbids', 1, ''],
    ['not-found', 1, 'gone'],
    ['of-a-newer-app', 1, 'went wrong'],
  ])('says what to do of %s, and ends with %d', async (code, exitCode, says) => {
    const refusing: AskApp = async () => ({
      ok: false,
      error: { code: code as never, params: { rule: 'forbidReveal' } },
    });
    const quick = await quickAnswer(['credential-process', ID, '--lang', 'en'], HERE, refusing);
    if (quick === null || !('error' in quick)) throw new Error('It did not refuse');
    const refusal = refusalOf(quick.error, quick.lang, {});
    expect(refusal).toMatchObject({ exitCode });
    expect(refusal.line).toContain(says);
    expect(refusal.line).not.toMatch(/\n|{{/);
    expect(refusalOf(quick.error, 'zh-CN', {}).line).not.toBe(refusal.line);
  });

  it('says so where an argument means no key or several, as the whole command line does', async () => {
    const told = async (ids: readonly string[], word = 'AKIDEXAMPLE') => {
      const quick = await quickAnswer(
        ['credential-process', word],
        HERE,
        answering({ 'broker.find': { ids } }),
      );
      return quick !== null && 'error' in quick ? refusalOf(quick.error, 'en', {}) : null;
    };
    expect(await told([])).toMatchObject({
      exitCode: 1,
      line: expect.stringContaining('No key AKIDEXAMPLE'),
    });
    expect(await told([ID, 'bbbb00000000000b'])).toMatchObject({
      exitCode: 2,
      line: expect.stringContaining(`${ID}, bbbb00000000000b`),
    });
    expect(await told([ID], 'abc')).toMatchObject({ exitCode: 2 });
  });
});
