import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { BLANK_ACCOUNT } from '../../../src/shared/model/account.ts';
import { handOverId } from '../../../src/shared/model/hand-over.ts';
import { accountId, credentialId } from '../../../src/shared/model/ids.ts';
import { type ImportFound, importFound } from '../../../src/shared/model/import.ts';
import { type Answers, TICKET } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { PLAIN } from '../../support/fake/import-preview.ts';

const ACCOUNTS = ['a000000000000001', 'a000000000000002'].map((id, at) => ({
  ...BLANK_ACCOUNT,
  ...{ id: accountId.parse(id), cloud: 'aws' as const, site: 'aws', label: `account ${at}` },
  hasProxyPassword: false,
}));

const EXPORTING: Answers = {
  'accounts.list': () => ACCOUNTS,
  'exports.write': () => ({ name: 'team.keyturn-export', keys: 3 }),
};

const FILE = ['export', 'team.keyturn-export', ...WITH_PASSWORD] as const;

describe('export', () => {
  it('writes all accounts under a password from a descriptor', async () => {
    const ended = await run([...FILE, '--all', '--new-password-fd', '8', '--json'], EXPORTING, {
      fds: { 8: 'its own\n', 9: 'correct horse battery' },
    });
    expect(ended.json()).toEqual({ file: 'team.keyturn-export', keys: 3, plaintext: null });
    expect(ended.inputs('import.pick')).toEqual(['/nowhere/team.keyturn-export']);
    expect(ended.inputs('exports.write')).toEqual([
      { accounts: ACCOUNTS.map(({ id }) => id), password: 'its own', plaintext: null, file: TICKET },
    ]);
  });

  it('writes those that are named, under a password that is typed twice', async () => {
    const asked = ['export', 'x', '--account', 'account 1', ...WITH_PASSWORD];
    const ended = await run(asked, EXPORTING, { interactive: true, answers: ['one', 'two', 'both', 'both'] });
    expect(ended.code).toBe(0);
    expect(ended.inputs('exports.write')).toMatchObject([{ accounts: [ACCOUNTS[1]?.id], password: 'both' }]);
    expect(ended.stderr).toContain('3 keys were written to team.keyturn-export.');
  });

  it('in plain text warns of what that is', async () => {
    const ended = await run([...FILE, '--all', '--plaintext', 'csv'], EXPORTING);
    expect(ended.inputs('exports.write')).toMatchObject([{ password: null, plaintext: 'csv' }]);
    expect(ended.stderr).toContain('team.keyturn-export will hold every secret in clear');
  });

  it.each([
    ['without a choice of accounts', ['--new-password-fd', '8']],
    ['with two choices', ['--all', '--account', 'a', '--new-password-fd', '8']],
    ['without a password', ['--all']],
    ['with a password for plain text', ['--all', '--plaintext', 'json', '--new-password-fd', '8']],
    ['with two passwords', ['--all', '--new-password-fd', '8', '--new-password-file', 'x']],
    ['with the password of the vault', ['--all', '--new-password-fd', '9']],
    ['of an unknown form', ['--all', '--plaintext', 'xml']],
  ])('%s is refused before anything is opened', async (_, words) => {
    const ended = await run([...FILE, ...words], EXPORTING);
    expect(ended.code).toBe(2);
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });
});

const HAND_OVER = handOverId.parse('h000000000000001');
const OTHER = handOverId.parse('h000000000000002');
const KEY = credentialId.parse('aaaa000000000009');
const TEXT = 'a sealed text\n';
const found = importFound.parse({
  ...{ kind: 'keys', preview: 'prev000000000001', fileName: null, problems: [], untaken: 0, passedOver: 0 },
  source: null,
  rows: [
    {
      ...{ index: 0, cloud: 'aws', sure: 'certain', alike: [], site: null, fields: {}, held: [], ...PLAIN },
      ...{ label: 'deploy', publicId: 'AKIA…7', line: 1, status: { kind: 'new' } },
    },
  ],
});

const HANDING: Answers = {
  'handOver.request': ({ name }) => ({
    id: HAND_OVER,
    name,
    text: 'a request\n',
    at: 0,
    until: 1,
    used: false,
    acknowledgement: null,
  }),
  'handOver.readRequest': () => ({ name: 'Li \u001b[31m', fingerprint: '11111 22222', until: 1, own: false }),
  'handOver.seal': ({ to }) => ({
    id: HAND_OVER,
    text: TEXT,
    password: to.kind === 'request' ? null : 'pass-word',
  }),
  'handOver.open': ({ password }) => {
    if (password !== 'pass-word') throw new KeyturnError('hand-over-password');
    return { found, from: 'Han', acknowledgement: 'a receipt\n' };
  },
  'import.commit': () => ({
    ...{ added: [KEY], renewed: [], skipped: 0, refused: [], reasons: { duplicate: 0, 'in-bin': 0 } },
  }),
  'import.discard': () => ({}),
  'handOver.list': () => ({
    requests: [
      { id: HAND_OVER, name: 'Li', text: '', at: 0, until: 1, used: true, acknowledgement: 'a receipt\n' },
      { id: OTHER, name: 'Han', text: '', at: 0, until: 1, used: false, acknowledgement: null },
    ],
    sent: [],
  }),
  'handOver.forget': () => ({}),
};

describe('hand-over', () => {
  it('prints a request alone, and its fingerprint beside it', async () => {
    const ended = await run(['hand-over', 'request', 'Li', ...WITH_PASSWORD], HANDING);
    expect(ended.stdout).toBe('a request\n');
    expect(ended.stderr).toContain('11111 22222');
  });

  it('prints the sealed text alone, and its password beside it', async () => {
    const seal = ['hand-over', 'seal', KEY, ...WITH_PASSWORD];
    const answers = { ...HANDING, 'credentials.get': () => ({ id: KEY, removedAt: null }) as never };
    const named = await run([...seal, '--password-for', 'Li'], answers);
    expect([named.code, named.stdout]).toEqual([0, TEXT]);
    expect(named.stderr).toContain('pass-word');
    const files = { '/nowhere/request': { text: 'a request', mode: 0o644 } };
    const asked = await run([...seal, '--to', 'request'], answers, { files });
    expect(asked.inputs('handOver.seal')).toEqual([
      { credential: KEY, to: { kind: 'request', text: 'a request' } },
    ]);
    // What another person wrote moves nothing on this terminal.
    expect(asked.stderr).toContain('Li \\u{1b}[31m asks');
    expect((await run([...seal, '--to', 'a', '--password-for', 'b'], answers)).code).toBe(2);
    expect((await run(seal, answers)).code).toBe(2);
  });

  it('asks for a password where the text has one, takes the key in and prints the receipt', async () => {
    const open = ['hand-over', 'open', '-', ...WITH_PASSWORD];
    const fds = { 8: 'pass-word\n', 9: 'correct horse battery' };
    const given = await run([...open, '--sealed-password-fd', '8', '--yes'], HANDING, { fds, stdin: TEXT });
    expect([given.code, given.stdout]).toEqual([0, 'a receipt\n']);
    expect(given.inputs('handOver.open')).toEqual([
      { text: TEXT, password: null },
      { text: TEXT, password: 'pass-word' },
    ]);
    expect(given.inputs('import.commit')).toHaveLength(1);
    const nobody = await run([...open, '--yes'], HANDING, { stdin: TEXT });
    expect(nobody.code).toBe(2);
    const files = { '/nowhere/letter': { text: TEXT, mode: 0o644 } };
    const dry = await run(['hand-over', 'open', 'letter', '--dry-run', ...WITH_PASSWORD], HANDING, {
      ...{ files, stdin: 'pass-word\n' },
    });
    // What was only looked at is not acknowledged.
    expect([dry.code, dry.stdout]).toEqual([0, '']);
    const unsure = await run(['hand-over', 'open', 'letter', ...WITH_PASSWORD], HANDING, {
      ...{ files, stdin: 'pass-word\n' },
    });
    expect([unsure.code, unsure.stdout, unsure.inputs('import.discard').length]).toEqual([1, '', 1]);
  });

  it.each([
    ['in-bin', ''],
    ['duplicate', 'a receipt\n'],
  ] as const)('acknowledges what was here before, and not what stays out: %s', async (kind, stdout) => {
    const status = { kind, id: KEY, label: 'deploy' } as const;
    const held = {
      ...found,
      rows: found.kind === 'keys' ? found.rows.map((row) => ({ ...row, status })) : [],
    };
    const answers: Answers = {
      ...HANDING,
      'handOver.open': () => ({ found: held as ImportFound, from: 'Han', acknowledgement: 'a receipt\n' }),
    };
    const opened = await run(['hand-over', 'open', '-', '--yes', ...WITH_PASSWORD], answers, { stdin: TEXT });
    expect([opened.code, opened.stdout, opened.inputs('import.commit').length]).toEqual([0, stdout, 0]);
  });

  it('lists and forgets', async () => {
    expect((await run(['hand-over', 'list', '--json', ...WITH_PASSWORD], HANDING)).json()).toMatchObject({
      ...{ requests: [{ id: HAND_OVER, acknowledgement: 'a receipt\n' }, { id: OTHER }], sent: [] },
    });
    const { stdout } = await run(['hand-over', 'list', ...WITH_PASSWORD], HANDING);
    expect(stdout).toMatch(/request +used +Li/);
    expect(stdout).toMatch(/request +expired +Han/);
    const gone = await run(['hand-over', 'forget', HAND_OVER, ...WITH_PASSWORD], HANDING);
    expect(gone.inputs('handOver.forget')).toEqual([{ ids: [HAND_OVER] }]);
    const unknown = await run(['hand-over', 'forget', 'h000000000000009', ...WITH_PASSWORD], HANDING);
    expect([unknown.code, unknown.inputs('handOver.forget').length]).toEqual([1, 0]);
  });
});
