import { describe, expect, it } from 'vitest';
import type { Answers } from '../../support/cli/fake-app.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const DAY = 86_400_000;
const HEAD = 'ab'.repeat(32);
const key = sampleKey();

const row = (changes: object = {}) =>
  ({
    entry: {
      seq: 7,
      at: FAKE_NOW,
      action: 'credential.copied',
      credentialId: key.id,
      detail: { field: 'secret_access_key' },
      osUser: 'tester',
      device: 'desk',
      via: 'app',
      ...changes,
    },
    subject: { label: 'de\u001b[2Jploy', cloud: 'aws', publicId: key.publicId, purged: false },
  }) as const;

const answers: Answers = { ...vaultOf(key), 'audit.list': () => ({ total: 3, rows: [row()] }) };

describe('history', () => {
  it('of one key gives its entries as JSON', async () => {
    const ended = await run(['history', key.id, '--limit', '5', '--json', ...WITH_PASSWORD], answers);
    expect(ended.inputs('audit.list')).toMatchObject([{ credentialId: key.id, limit: 5, group: 'all' }]);
    expect(ended.json()).toEqual({
      id: key.id,
      total: 3,
      entries: [
        {
          seq: 7,
          at: '2026-03-01T00:00:00.000Z',
          action: 'credential.copied',
          detail: { field: 'secret_access_key' },
          osUser: 'tester',
          device: 'desk',
          via: 'app',
          credentialId: key.id,
          key: { label: 'de\u001b[2Jploy', cloud: 'aws', publicId: key.publicId, purged: false },
        },
      ],
    });
  });

  it('is one plain sentence a row, disarmed, with a word about the rest', async () => {
    const ended = await run(['history', ...WITH_PASSWORD], answers);
    expect(ended.stdout).toContain('A secret of de\\u{1b}[2Jploy was copied · Secret access key');
    expect(ended.stdout).toContain('tester@desk (app)');
    expect(ended.stdout).not.toContain('\u001b');
    expect(ended.stderr).toContain('1 of 3 entries');
  });

  it('takes filters', async () => {
    const argv = ['history', '--group', 'secrets', '--via', 'cli', '--since', '7d', '--find', 'shop desk'];
    const ended = await run([...argv, '--until', '2026-02-28T12:00:00Z', ...WITH_PASSWORD], answers);
    expect(ended.inputs('audit.list')).toEqual([
      {
        credentialId: null,
        group: 'secrets',
        via: 'cli',
        from: FAKE_NOW - 7 * DAY,
        to: Date.UTC(2026, 1, 28, 12),
        text: 'shop desk',
        limit: 100,
      },
    ]);
  });

  it.each([
    [['--group', 'misc'], 'secrets, rotations'],
    [['--via', 'web'], 'app or cli'],
    [['--since', 'yesterday'], '--since takes'],
    [['--until', '2026-13-01'], '--until takes'],
  ])('refuses %j before anything is opened', async (words, message) => {
    const ended = await run(['history', ...words, ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.opened).toEqual([]);
  });

  it('finds a key that was deleted for good by its whole id alone', async () => {
    const gone = 'bbbb000000000009';
    const found = await run(['history', gone, ...WITH_PASSWORD], answers);
    expect(found.code).toBe(0);
    expect(found.inputs('audit.list').at(-1)).toMatchObject({ credentialId: gone });
    const nothing = { ...answers, 'audit.list': () => ({ total: 0, rows: [] }) };
    expect((await run(['history', gone, ...WITH_PASSWORD], nothing)).code).toBe(1);
    expect((await run(['history', 'bbbb', ...WITH_PASSWORD], answers)).code).toBe(1);
  });
});

describe('audit', () => {
  const whole = { state: 'whole', brokenAt: null, earlier: 'none', count: 12 } as const;
  const head = { count: 12, head: HEAD, at: FAKE_NOW, sinkFailed: false, headsFile: '' };

  it('head prints what verify takes, and tells of a break', async () => {
    const calm = { 'audit.head': () => ({ ...head, state: 'whole' as const }) };
    const ended = await run(['audit', 'head', ...WITH_PASSWORD], calm);
    expect(ended).toMatchObject({ code: 0, stdout: `12:${HEAD}\n` });
    const json = await run(['audit', 'head', '--json', ...WITH_PASSWORD], calm);
    expect(json.json()).toEqual({ count: 12, head: HEAD, at: '2026-03-01T00:00:00.000Z', state: 'whole' });
    const broken = { 'audit.head': () => ({ ...head, state: 'broken' as const }) };
    expect((await run(['audit', 'head', ...WITH_PASSWORD], broken)).code).toBe(4);
  });

  it('verify hands over an earlier head and says that all is whole', async () => {
    const ended = await run(['audit', 'verify', '--head', `5:${HEAD.toUpperCase()}`, ...WITH_PASSWORD], {
      'audit.verify': () => ({ ...whole, earlier: 'found' }),
    });
    expect(ended.inputs('audit.verify')).toEqual([{ earlier: { count: 5, head: HEAD }, file: null }]);
    expect(ended).toMatchObject({
      code: 0,
      stdout: 'All 12 entries are whole. The earlier head is among them.\n',
    });
  });

  it.each([
    [{ brokenAt: 3 }, [], 'Entry 3 does not fit'],
    [{ brokenAt: 20 }, [], 'ends at entry 12; the vault had 20'],
    [{ earlier: 'missing' }, ['--head', `5:${HEAD}`], 'The earlier head is not in this history'],
    [{ earlier: 'missing' }, ['--head', `40:${HEAD}`], 'ends at entry 12, before the earlier head at 40'],
  ] as const)('verify ends with 4 and names the place: %j', async (found, words, sentence) => {
    const ended = await run(['audit', 'verify', ...words, ...WITH_PASSWORD], {
      'audit.verify': () => ({ ...whole, state: 'broken', ...found }),
    });
    expect(ended.code).toBe(4);
    expect(ended.stdout).toContain(sentence);
  });

  it('verify takes a file by a ticket, and refuses a head that is none', async () => {
    const ended = await run(['audit', 'verify', '--file', 'h.jsonl', ...WITH_PASSWORD], {
      'audit.verify': () => whole,
    });
    expect(ended.inputs('import.pick')).toEqual(['/nowhere/h.jsonl']);
    expect(ended.inputs('audit.verify')).toMatchObject([{ file: expect.any(String) }]);
    const bad = await run(['audit', 'verify', '--head', '12', ...WITH_PASSWORD]);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('COUNT:HEX');
  });

  it('export writes part after part to stdout, or has a file written', async () => {
    const parts: Answers = {
      'audit.exportPart': ({ after = null }) =>
        after === null ? { text: 'a\n', next: { seq: 1, last: 2 } } : { text: 'b\n', next: null },
      'audit.export': () => ({ rows: 2 }),
    };
    const ended = await run(['audit', 'export', '--group', 'secrets', ...WITH_PASSWORD], parts);
    expect(ended).toMatchObject({ code: 0, stdout: 'a\nb\n' });
    expect(ended.inputs('audit.exportPart')).toMatchObject([
      { format: 'jsonl', group: 'secrets', after: null },
      { format: 'jsonl', group: 'secrets', after: { seq: 1, last: 2 } },
    ]);
    const filed = await run(
      ['audit', 'export', '--format', 'csv', '--out', 'h.csv', ...WITH_PASSWORD],
      parts,
    );
    expect(filed).toMatchObject({ code: 0, stdout: '' });
    expect(filed.stderr).toContain('2 entries were written to /nowhere/h.csv');
    expect(filed.inputs('audit.export')).toMatchObject([{ format: 'csv', ticket: expect.any(String) }]);
    expect((await run(['audit', 'export', '--format', 'xml', ...WITH_PASSWORD], parts)).code).toBe(2);
    expect((await run(['audit', 'export', '--json', ...WITH_PASSWORD], parts)).code).toBe(2);
  });
});
