import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { consumerId } from '../../../src/shared/model/consumer.ts';
import { credentialId } from '../../../src/shared/model/ids.ts';
import { type LookView, lookView } from '../../../src/shared/model/look.ts';
import { type Answers, TICKET } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { PLAIN } from '../../support/fake/import-preview.ts';

const LOOK = '100k000000000001';
const HELD = 'aaaa000000000009';
const PLACE = 'p1ace00000000001';

const key = (
  index: number,
  place: number,
  changes: { row?: object } & Record<string, unknown> = {},
): object => {
  const { row = {}, ...more } = changes;
  return {
    row: {
      ...{ index, cloud: 'aws', sure: 'certain', alike: [], site: null, fields: {}, held: [], ...PLAIN },
      ...{ label: `user${index}`, publicId: `AKIA…URN${index}`, line: index + 1, status: { kind: 'new' } },
      ...row,
    },
    ...{
      place,
      entry: `user${index}`,
      consumer: null,
      stale: null,
      leak: false,
      scrub: 'remove',
      verdict: null,
    },
    ...more,
  };
};

const place = (index: number, changes: object = {}): object => ({
  ...{ index, kind: 'file', path: `/home/a/file${index}`, file: 'dotenv', access: 'own', problems: [] },
  ...changes,
});

const seen = (places: readonly object[], keys: readonly object[], changes: object = {}): LookView =>
  lookView.parse({
    ...{ look: LOOK, running: false, files: 7, folders: 2, cut: 'no', places, keys, ...changes },
  });

const DONE = {
  ...{ added: [credentialId.parse(HELD)], renewed: [], skipped: 0, refused: [] },
  ...{ reasons: { duplicate: 0, 'in-bin': 0 }, places: [consumerId.parse(PLACE)] },
};

const looking = (view: LookView, more: Answers = {}): Answers => ({
  'look.start': () => view,
  'look.import': () => DONE,
  'look.stop': () => ({}),
  ...more,
});

const MIXED = seen(
  [place(0, { path: "/home/a/it's", access: 'open', problems: [{ kind: 'syntax', line: 3 }] }), place(1)],
  [
    key(0, 0),
    key(1, 0, { row: { status: { kind: 'duplicate', id: HELD, label: 'held' } }, consumer: PLACE }),
    key(2, 1, {
      row: { status: { kind: 'other-secret', id: HELD, label: 'held' } },
      stale: { id: HELD, newer: HELD },
    }),
    key(3, 1, { row: { status: { kind: 'repeated', sameSecret: false } }, leak: true }),
    key(4, 1, { row: { status: { kind: 'in-bin', id: HELD, label: 'old' } }, entry: '' }),
  ],
);

describe('keyturn look', () => {
  it('shows what lies where, in which state, and how to close what is open', async () => {
    const { code, stdout, stderr } = await run(['look', '--yes', ...WITH_PASSWORD], looking(MIXED));
    expect(code).toBe(0);
    expect(stdout).toContain("/home/a/it's (dotenv)");
    expect(stdout).toContain(`chmod 600 '/home/a/it'\\''s'`);
    expect(stdout).toContain('Line 3: It is not written as its tool expects.');
    for (const said of [
      'AKIA…URN0',
      'already in the vault as held',
      `stale copy; ${HELD}`,
      'another secret',
      ':5',
    ])
      expect(stdout).toContain(said);
    expect(stdout).toMatch(/place remembered/);
    expect(stderr).toContain('5 keys in 2 places. Looked at 7 files in 2 folders.');
  });

  it('gives scripts one document, numbered as --import takes it', async () => {
    const { json, inputs } = await run(['look', '--yes', '--json', ...WITH_PASSWORD], looking(MIXED));
    expect(json()).toMatchObject({
      ...{ files: 7, folders: 2, cut: 'no', places: [{ place: 0, access: 'open' }, { place: 1 }] },
      keys: [
        { number: 1, status: 'new' },
        { number: 2 },
        { stale: { newer: HELD } },
        { leak: true },
        { line: 5 },
      ],
    });
    expect(inputs('look.start')).toEqual([{ usual: true, profiles: false, histories: false, folders: [] }]);
  });

  it('looks where it is told to', async () => {
    const words = [
      'look',
      'code',
      '/srv',
      '--no-usual',
      '--profiles',
      '--histories',
      '--yes',
      ...WITH_PASSWORD,
    ];
    const { inputs } = await run(words, looking(seen([], [])), { cwd: '/home/a' });
    expect(inputs('import.pick')).toEqual(['/home/a/code', '/srv']);
    expect(inputs('look.start')).toEqual([
      { usual: false, profiles: true, histories: true, folders: [TICKET, TICKET] },
    ]);
  });

  it('asks before it looks, and does nothing without a yes', async () => {
    const refused = await run(['look', ...WITH_PASSWORD], looking(MIXED));
    expect(refused).toMatchObject({ code: 1, calls: [] });
    expect(refused.stderr).toContain('It only reads, nothing leaves this computer');
    const asked = await run(['look', ...WITH_PASSWORD], looking(MIXED), {
      interactive: true,
      answers: ['y'],
    });
    expect(asked.code).toBe(0);
    const no = await run(['look', ...WITH_PASSWORD], looking(MIXED), { interactive: true, answers: ['n'] });
    expect(no).toMatchObject({ code: 1, calls: [] });
  });

  it('imports what can be taken, places of what is held included', async () => {
    const words = ['look', '--import', '--yes', ...WITH_PASSWORD];
    const { code, stdout, stderr, inputs } = await run(words, looking(MIXED));
    expect(code).toBe(0);
    expect(stdout).toBe(`${HELD}\n`);
    expect(stderr).toContain('1 key taken, 1 places remembered.');
    const [input] = inputs('look.import') as { rows: { index: number }[] }[];
    expect(input?.rows.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it('takes another secret of a key of the vault only where it is named or proven', async () => {
    const other = { row: { status: { kind: 'other-secret', id: HELD, label: 'held' } } };
    const proven = { kind: 'proven', principal: null };
    const found = looking(seen([place(0)], [key(0, 0, other), key(1, 0, { ...other, verdict: proven })]));
    const taken = async (wish: string) => {
      const { inputs } = await run(['look', '--import', wish, '--yes', ...WITH_PASSWORD], found);
      const [input] = inputs('look.import') as { rows: { index: number }[] }[];
      return input?.rows.map(({ index }) => index);
    };
    expect([await taken('all'), await taken('1')]).toEqual([[1], [0]]);
  });

  it('imports the keys of these numbers alone', async () => {
    const { inputs } = await run(['look', '--import', '1,3', '--yes', ...WITH_PASSWORD], looking(MIXED));
    expect(inputs('look.import')).toEqual([
      {
        look: LOOK,
        rows: [
          { index: 0, cloud: 'aws', label: 'user0', site: 'aws' },
          { index: 2, cloud: 'aws', label: 'user2', site: 'aws' },
        ],
      },
    ]);
    for (const wrong of ['9', 'some', '1,,2'])
      expect((await run(['look', '--import', wrong, '--yes', ...WITH_PASSWORD], looking(MIXED))).code).toBe(
        2,
      );
  });

  it('asks once more before it imports', async () => {
    const words = ['look', '--import', 'all', ...WITH_PASSWORD];
    const no = await run(words, looking(MIXED), { interactive: true, answers: ['y', 'n'] });
    expect(no.code).toBe(1);
    expect(no.inputs('look.import')).toEqual([]);
    expect(no.asked).toHaveLength(2);
  });

  it('names rows that were refused', async () => {
    const refused = [{ index: 0, line: 1, sheet: null, why: 'incomplete' as const }];
    const { code, json } = await run(
      ['look', '--import', '--yes', '--json', ...WITH_PASSWORD],
      looking(MIXED, { 'look.import': () => ({ ...DONE, added: [], refused }) }),
    );
    expect(code).toBe(1);
    expect(json()).toMatchObject({ refused: [{ number: 1, why: 'incomplete' }], remembered: [PLACE] });
  });

  it('verifies on request, and ends with 1 where a key failed', async () => {
    const failure = {
      ...{
        kind: 'wrong-secret',
        vendorCode: null,
        requestId: null,
        httpStatus: 403,
        host: null,
        clockAheadMs: null,
      },
    };
    const asked = seen(
      [place(0)],
      [
        key(0, 0, { verdict: { kind: 'proven', principal: 'arn:a' } }),
        key(1, 0, { verdict: { kind: 'failed', failure } }),
      ],
    );
    const answers = looking(seen([place(0)], [key(0, 0), key(1, 0)]), { 'look.verify': () => asked });
    const { code, stdout, inputs } = await run(['look', '--verify', '--yes', ...WITH_PASSWORD], answers);
    expect(code).toBe(1);
    expect(stdout).toContain('arn:a');
    expect(inputs('look.verify')).toEqual([{ look: LOOK, rows: [0, 1] }]);
    const { json } = await run(['look', '--verify', '--yes', '--json', ...WITH_PASSWORD], answers);
    expect(json()).toMatchObject({
      keys: [
        { verdict: { result: 'proven', principal: 'arn:a' } },
        { verdict: { failure: { kind: 'wrong-secret' } } },
      ],
    });
  });

  it('says that not everything was seen, and nothing where there is nothing', async () => {
    const { code, stdout, stderr } = await run(
      ['look', '--import', '--yes', ...WITH_PASSWORD],
      looking(seen([], [], { cut: 'limit' })),
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('Not everything was looked at');
    expect((await run(['look', '--no-usual', '--yes', ...WITH_PASSWORD], looking(MIXED))).code).toBe(2);
  });

  it('passes on what the vault says', async () => {
    const start = (): never => {
      throw new KeyturnError('ticket-expired');
    };
    expect(
      (await run(['look', '--yes', ...WITH_PASSWORD], looking(MIXED, { 'look.start': start }))).code,
    ).toBe(1);
  });

  it('speaks Chinese', async () => {
    const { stdout, stderr } = await run(
      ['look', '--yes', '--lang', 'zh-CN', ...WITH_PASSWORD],
      looking(MIXED),
    );
    expect(stdout).toContain('本机所有用户都可读取。');
    expect(stderr).toContain('在 2 处发现 5 个密钥。已扫描 2 个文件夹中的 7 个文件。');
  });
});
