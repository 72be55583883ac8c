import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { credentialId, ticketId } from '../../../src/shared/model/ids.ts';
import { type ImportFound, importFound } from '../../../src/shared/model/import.ts';
import { type Answers, TICKET } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { PLAIN } from '../../support/fake/import-preview.ts';

const PREVIEW = 'prev000000000001';
const SOURCE = 'srce000000000001';
const ADDED = 'aaaa000000000009';

const row = (index: number, kind: string, changes: object = {}): object => ({
  index,
  cloud: 'aws',
  sure: 'certain',
  alike: [],
  site: null,
  fields: {},
  held: [],
  ...PLAIN,
  label: `user${index}`,
  publicId: `AKIAQ3EGRIMWKEYTURN${index}`,
  line: index + 2,
  status:
    kind === 'new'
      ? { kind }
      : kind === 'repeated'
        ? { kind, sameSecret: true }
        : { kind, id: ADDED, label: 'held' },
  ...changes,
});

function preview(rows: readonly object[], problems: readonly object[] = [], untaken = 0): ImportFound {
  return importFound.parse({
    kind: 'keys',
    preview: PREVIEW,
    fileName: 'accessKeys.csv',
    rows,
    problems,
    untaken,
    passedOver: 0,
    source: SOURCE,
  });
}

const MIXED = preview([row(0, 'new'), row(1, 'duplicate'), row(2, 'other-secret'), row(3, 'repeated')]);

function importing(found: ImportFound, more: Answers = {}): Answers {
  return {
    'import.previewFile': () => found,
    'import.commit': ({ rows }) => ({
      added: rows.map(() => credentialId.parse(ADDED)),
      renewed: [],
      skipped: 0,
      refused: [],
      reasons: { duplicate: 0, 'in-bin': 0 },
    }),
    'import.discard': () => ({}),
    'import.deleteSource': () => ({}),
    ...more,
  };
}

const IMPORT = ['import', 'keys.csv', ...WITH_PASSWORD] as const;

describe('import', () => {
  it('takes what is new or has another secret, under the labels of the file', async () => {
    const ended = await run([...IMPORT, '--yes', '--json'], importing(MIXED));
    expect(ended.code).toBe(0);
    expect(ended.inputs('import.pick')).toEqual(['/nowhere/keys.csv']);
    expect(ended.inputs('import.previewFile')).toEqual([{ ticket: TICKET }]);
    expect(ended.inputs('import.commit')).toEqual([
      {
        preview: PREVIEW,
        rows: [
          { index: 0, cloud: 'aws', label: 'user0', site: 'aws' },
          { index: 2, cloud: 'aws', label: 'user2', site: 'aws' },
        ],
      },
    ]);
    expect(ended.json()).toMatchObject({
      fileName: 'accessKeys.csv',
      added: [ADDED, ADDED],
      skipped: 0,
      sourceDeleted: false,
      sourceError: null,
      rows: [
        { status: 'new' },
        { status: 'duplicate', id: ADDED },
        { status: 'other-secret' },
        { status: 'repeated' },
      ],
      problems: [],
    });
    expect(ended.inputs('import.deleteSource')).toEqual([]);
  });

  it('names a key without a label by its public id', async () => {
    const ended = await run([...IMPORT, '--yes'], importing(preview([row(0, 'new', { label: '' })])));
    expect(ended.inputs('import.commit')).toMatchObject([{ rows: [{ label: 'AKIAQ3EGRIMWKEYTURN0' }] }]);
  });

  it('shows the preview, masked, and asks on a terminal; then offers to delete the file', async () => {
    const ended = await run(IMPORT, importing(MIXED), { interactive: true, answers: ['y', 'n'] });
    expect(ended.code).toBe(0);
    expect(ended.asked).toEqual(['Import 2 keys? [y/N] ', expect.stringContaining('Delete the file')]);
    expect(ended.stderr).toContain('already in the vault as held');
    expect(ended.stderr).not.toContain('AKIAQ3EGRIMWKEYTURN0');
    expect(ended.inputs('import.deleteSource')).toEqual([]);
  });

  it.each([
    ['a no', { interactive: true, answers: ['n'] }],
    ['an empty answer', { interactive: true, answers: [''] }],
    ['nobody to ask', {}],
  ])('imports nothing on %s', async (_name, options) => {
    const ended = await run([...IMPORT, '--json'], importing(MIXED), options);
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ error: { code: 'not-confirmed' } });
    expect(ended.inputs('import.commit')).toEqual([]);
    expect(ended.inputs('import.discard')).toEqual([{ preview: PREVIEW }]);
  });

  it('takes thousands of keys in one go', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => row(index, 'new'));
    const ended = await run([...IMPORT, '--yes', '--json'], importing(preview(rows)));
    const commits = ended.inputs('import.commit') as { rows: unknown[] }[];
    expect(commits.map((commit) => commit.rows.length)).toEqual([1500]);
    expect(ended.code).toBe(0);
  });

  it('deletes the file where that is wished for', async () => {
    const ended = await run([...IMPORT, '--yes', '--delete-source', '--json'], importing(MIXED));
    expect(ended.inputs('import.deleteSource')).toEqual([{ ticket: ticketId.parse(SOURCE) }]);
    expect(ended.json()).toMatchObject({ sourceDeleted: true });
  });

  it('deletes a file whose keys are all in the vault already', async () => {
    const ended = await run(
      [...IMPORT, '--yes', '--delete-source'],
      importing(preview([row(0, 'duplicate')])),
    );
    expect(ended.code).toBe(0);
    expect(ended.inputs('import.commit')).toEqual([]);
    expect(ended.inputs('import.deleteSource')).toHaveLength(1);
  });

  it('keeps a file with lines that could not be read, and says which', async () => {
    const found = preview([row(0, 'new')], [{ line: 7, kind: 'missing-secret' }]);
    const ended = await run([...IMPORT, '--yes', '--delete-source', '--json'], importing(found));
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({
      added: [ADDED],
      sourceDeleted: false,
      sourceError: { code: 'not-confirmed' },
      problems: [{ line: 7, kind: 'missing-secret' }],
    });
    expect(ended.stderr).toContain('Line 7: no secret');
    expect(ended.inputs('import.deleteSource')).toEqual([]);
  });

  const mistake = (kind: string) => ({ kind, fields: ['x'], mends: true, cloud: null, kindId: null });

  it('leaves values that are no key, and keeps the file that holds them', async () => {
    const found = preview([
      row(0, 'new'),
      row(1, 'new', { mistakes: [mistake('swapped')] }),
      row(2, 'other-secret', { mistakes: [mistake('masked')] }),
      row(3, 'new', { mistakes: [mistake('stray-spaces')] }),
      row(4, 'repeated', { status: { kind: 'repeated', sameSecret: false } }),
    ]);
    const ended = await run([...IMPORT, '--yes', '--delete-source', '--json'], importing(found));
    expect(ended.inputs('import.commit')).toMatchObject([{ rows: [{ index: 0 }, { index: 3 }] }]);
    expect(ended.json()).toMatchObject({ leftOut: 3, sourceError: { code: 'not-confirmed' } });
    expect(ended.inputs('import.deleteSource')).toEqual([]);
  });

  it('puts right first what can be put right where that is wished for', async () => {
    const found = preview([row(0, 'new', { mistakes: [mistake('swapped')] })]);
    const mended = preview([row(0, 'new')]);
    const answers = importing(found, {
      'import.mendAll': () => ({ rows: mended.kind === 'keys' ? [...mended.rows] : [] }),
    });
    const ended = await run([...IMPORT, '--yes', '--mend', '--delete-source', '--json'], answers);
    expect(ended.inputs('import.commit')).toMatchObject([{ rows: [{ index: 0 }] }]);
    expect(ended.json()).toMatchObject({ leftOut: 0, sourceDeleted: true });
  });

  it('keeps a file of which sheets or columns with keys were not read', async () => {
    const found = preview([row(0, 'new')], [], 2);
    const ended = await run([...IMPORT, '--yes', '--delete-source', '--json'], importing(found));
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ added: [ADDED], leftOut: 2, sourceDeleted: false });
    expect(ended.inputs('import.deleteSource')).toEqual([]);
  });

  it('refuses to hear about columns where there are none', async () => {
    const ended = await run([...IMPORT, '--yes', '--cloud', 'tencent'], importing(MIXED));
    expect(ended.code).toBe(2);
    expect(ended.inputs('import.commit')).toEqual([]);
  });

  it('reports what was added when the file then cannot be deleted', async () => {
    const answers = importing(MIXED, {
      'import.deleteSource': () => {
        throw new KeyturnError('file-changed');
      },
    });
    const ended = await run([...IMPORT, '--yes', '--delete-source', '--json'], answers);
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ added: [ADDED, ADDED], sourceError: { code: 'file-changed' } });
  });

  it('reads text from stdin', async () => {
    const answers = { ...importing(MIXED), 'import.previewText': () => MIXED };
    const ended = await run(['import', '-', '--yes', ...WITH_PASSWORD], answers, { stdin: 'AKIA…' });
    expect(ended.code).toBe(0);
    expect(ended.inputs('import.previewText')).toEqual([{ text: 'AKIA…' }]);
  });

  it.each([
    ['csv-malformed', 1],
    ['file-too-large', 1],
    ['file-not-text', 1],
    ['nothing-found', 1],
    ['file-unreadable', 5],
  ] as const)('ends on %s with %i', async (code, exit) => {
    const answers = importing(MIXED, {
      'import.previewFile': () => {
        throw new KeyturnError(code, { line: 3 });
      },
    });
    expect((await run([...IMPORT, '--yes'], answers)).code).toBe(exit);
  });
});

describe('import of another manager’s file', () => {
  const locked = (manager: 'keepass' | 'bitwarden' = 'keepass') =>
    importFound.parse({ kind: 'locked', manager, fileName: 'team.kdbx', source: SOURCE });
  const opened: ImportFound = { ...preview([row(0, 'new')]), source: null, passedOver: 41 } as ImportFound;
  const answers = (manager?: 'bitwarden'): Answers =>
    importing(locked(manager), {
      'import.unlockManager': ({ password, keyFile }) => {
        if (password !== 'open it' && keyFile === null) throw new KeyturnError('manager-password');
        return opened;
      },
    });
  const unlocks = (ended: { inputs(channel: 'import.unlockManager'): readonly unknown[] }) =>
    ended.inputs('import.unlockManager');

  it('asks for its password on a terminal, and says what was passed over', async () => {
    const ended = await run(IMPORT, answers(), { interactive: true, answers: ['open it', 'y'] });
    expect(ended.code).toBe(0);
    expect(ended.asked[0]).toBe('secret:Password of team.kdbx: ');
    expect(unlocks(ended)).toEqual([{ ticket: SOURCE, password: 'open it', keyFile: null }]);
    expect(ended.stderr).toContain('41 other entries are no keys of a platform and were passed over.');
    // What is encrypted is not offered for deletion.
    expect(ended.asked).toHaveLength(2);
  });

  it('reads its password from stdin where there is no terminal', async () => {
    const ended = await run([...IMPORT, '--yes', '--json'], answers(), { stdin: 'open it\n' });
    expect(ended.code).toBe(0);
    expect(ended.json()).toMatchObject({ added: [ADDED], passedOver: 41, sourceDeleted: false });
  });

  it('opens it with a key file alone', async () => {
    const ended = await run([...IMPORT, '--yes', '--key-file', 'team.key'], answers(), { stdin: '' });
    expect(ended.inputs('import.pick')).toEqual(['/nowhere/keys.csv', '/nowhere/team.key']);
    expect(unlocks(ended)).toEqual([{ ticket: SOURCE, password: '', keyFile: TICKET }]);
    expect(ended.code).toBe(0);
  });

  it.each<[string, readonly string[], string, string, number]>([
    ['a wrong password', [], 'zz-wrong-zz', 'manager-password', 3],
    ['no password', [], '', 'usage', 2],
  ])('adds nothing with %s', async (_name, more, stdin, code, exit) => {
    const ended = await run([...IMPORT, '--yes', '--json', ...more], answers(), { stdin });
    expect(ended.json()).toMatchObject({ error: { code } });
    expect(ended.code).toBe(exit);
    expect(ended.inputs('import.commit')).toEqual([]);
    expect(ended.stderr + ended.stdout).not.toContain('zz-wrong-zz');
  });

  it('refuses a key file where none belongs', async () => {
    for (const source of [answers('bitwarden'), importing(MIXED)]) {
      const ended = await run([...IMPORT, '--yes', '--key-file', 'k'], source, { stdin: 'open it' });
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain('--key-file is for a KeePass database');
    }
  });

  it('leaves it where it is asked to delete it, and says so', async () => {
    const ended = await run([...IMPORT, '--yes', '--delete-source'], answers(), { stdin: 'open it' });
    expect(ended.inputs('import.deleteSource')).toEqual([]);
    expect(ended.stderr).toContain('The file is encrypted');
  });
});
