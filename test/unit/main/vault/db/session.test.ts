import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadDb, WriteDb } from '../../../../../src/main/vault/db/handles.ts';
import { createDbSession } from '../../../../../src/main/vault/db/session.ts';
import { codeOf, tempFolder } from '../../../../support/vault/temp.ts';

async function twoSessions() {
  const path = join(await tempFolder(), 'plain.db');
  const open = () => {
    const db = new Database(path, { timeout: 0 });
    db.pragma('journal_mode = WAL');
    const session = createDbSession(db);
    onTestFinished(() => session.close());
    return session;
  };
  const one = open();
  one.write((db) => db.run('CREATE TABLE t (a INTEGER UNIQUE, b BLOB)'));
  return { one, two: open() };
}

const count = (db: ReadDb) => db.get<{ n: number }>('SELECT count(*) AS n FROM t')?.n;

describe('a write', () => {
  it('is there for others once it ends, and undone whole when it throws', async () => {
    const { one, two } = await twoSessions();
    one.write((db) => {
      expect(db.run('INSERT INTO t VALUES (?, ?), (?, ?)', 1, Buffer.from('x'), 2, null)).toBe(2);
      expect(two.read(count)).toBe(0);
    });
    expect(two.read((db) => db.all('SELECT * FROM t ORDER BY a'))).toEqual([
      { a: 1, b: Buffer.from('x') },
      { a: 2, b: null },
    ]);
    const undone = () =>
      one.write((db) => {
        db.run('INSERT INTO t VALUES (3, NULL)');
        throw new Error('no');
      });
    expect(undone).toThrow('no');
    expect(one.read(count)).toBe(2);
  });

  it('keeps its own errors: a broken rule of the schema is no damage', async () => {
    const { one } = await twoSessions();
    one.write((db) => db.run('INSERT INTO t VALUES (1, NULL)'));
    expect(() => one.write((db) => db.run('INSERT INTO t VALUES (1, NULL)'))).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
    );
  });

  it('is busy while another one writes, and reading goes on', async () => {
    const { one, two } = await twoSessions();
    const codes: Promise<string>[] = [];
    one.write((db) => {
      db.run('INSERT INTO t VALUES (1, NULL)');
      codes.push(codeOf(() => two.write(count)));
      expect(two.read(count)).toBe(0);
    });
    expect(await Promise.all(codes)).toEqual(['vault-busy']);
  });

  it('cannot be nested, cannot wait, and its handle ends with it', async () => {
    const { one } = await twoSessions();
    expect(() => one.write(() => one.write(count))).toThrow('open already');
    expect(() => one.write(() => Promise.resolve())).toThrow('cannot wait');
    const kept: WriteDb[] = [];
    one.write((db) => kept.push(db));
    expect(() => kept[0]?.run('DELETE FROM t')).toThrow('over');
    expect(() => kept[0]?.all('SELECT 1')).toThrow('over');
  });
});

describe('a read', () => {
  it('sees one state throughout', async () => {
    const { one, two } = await twoSessions();
    one.read((db) => {
      expect(count(db)).toBe(0);
      two.write((other) => other.run('INSERT INTO t VALUES (1, NULL)'));
      expect(count(db)).toBe(0);
    });
    expect(one.read(count)).toBe(1);
  });

  it('inside a write sees what that write did', async () => {
    const { one } = await twoSessions();
    one.write((db) => {
      db.run('INSERT INTO t VALUES (1, NULL)');
      expect(one.read(count)).toBe(1);
    });
  });

  it('cannot write, not even through a statement that was kept from a write', async () => {
    const { one } = await twoSessions();
    const insert = 'INSERT INTO t VALUES (1, NULL)';
    one.write((db) => db.run(insert));
    expect(() => one.read((db) => (db as WriteDb).run(insert))).toThrow('cannot write');
    expect(() => one.read((db) => db.all('DELETE FROM t RETURNING a'))).toThrow('cannot write');
    expect(one.read(count)).toBe(1);
  });
});

it('more statements than are kept still run', async () => {
  const { one } = await twoSessions();
  for (let i = 0; i < 600; i += 1) {
    expect(one.read((db) => db.get<{ n: number }>(`SELECT ${i} AS n`))?.n).toBe(i);
  }
});

it('a foreign change is one that another connection made', async () => {
  const { one, two } = await twoSessions();
  one.write((db) => db.run('INSERT INTO t VALUES (1, NULL)'));
  expect([one.foreignChange(), two.foreignChange(), two.foreignChange()]).toEqual([false, true, false]);
});

it('a closed session is locked', async () => {
  const { one } = await twoSessions();
  one.close();
  one.close();
  expect(await codeOf(() => one.read(count))).toBe('vault-locked');
  expect(await codeOf(() => one.write(count))).toBe('vault-locked');
  expect(await codeOf(() => one.foreignChange())).toBe('vault-locked');
});
