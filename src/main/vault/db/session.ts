import type Database from 'better-sqlite3';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { databaseError } from './errors.ts';
import type { ReadDb, SqlValue, WriteDb } from './handles.ts';
import { schemaVersion } from './migrate.ts';

/** One process's hold on an open database. */
export interface DbSession {
  /** The schema's version, which does not change while a session lasts. */
  readonly schema: number;
  /** One consistent snapshot; a statement that would write throws. Errors as `write`. */
  read<T>(run: (db: ReadDb) => T): T;
  /**
   * One `BEGIN IMMEDIATE`, undone when `run` throws. Throws `vault-busy`, `disk-full`, `vault-damaged`, `vault-newer`,
   * `vault-locked`, and `vault-replaced` once another database has the name of the one that this session opened.
   */
  write<T>(run: (db: WriteDb) => T): T;
  /** Whether another connection committed since this was last asked. Throws `vault-replaced`, `vault-locked`. */
  foreignChange(): boolean;
  /** Throws `vault-replaced` or `vault-locked`. */
  requireCurrent(): void;
  /**
   * Nobody writes while `run` lasts: other processes wait, `write` throws `vault-busy`; reading goes on. `letGo` ends
   * this early by closing the session. Errors as `write`.
   */
  hold<T>(run: (letGo: () => void) => Promise<T>): Promise<T>;
  /** From now on everything throws `vault-locked`; what is held stays held to its end. */
  close(): void;
}

const MOST_STATEMENTS = 256;

function createStatements(db: Database.Database): (sql: string) => Database.Statement<unknown[]> {
  const kept = new Map<string, Database.Statement<unknown[]>>();
  return (sql) => {
    let statement = kept.get(sql);
    if (statement === undefined) {
      statement = db.prepare<unknown[]>(sql);
      const oldest = kept.size >= MOST_STATEMENTS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(sql, statement);
    }
    return statement;
  };
}

/** Takes the database over. `isCurrent` tells whether the file still has its name. */
export function createDbSession(db: Database.Database, isCurrent: () => boolean = () => true): DbSession {
  const statement = createStatements(db);
  const dataVersion = () => Number(db.pragma('data_version', { simple: true }));
  const schema = schemaVersion(db);
  let seen = dataVersion();
  let held = false;
  let closed = false;

  const handle = (mayWrite: boolean): { readonly db: WriteDb; readonly end: () => void } => {
    let ended = false;
    const use = (sql: string) => {
      if (ended) throw new Error('The transaction of this handle is over');
      const prepared = statement(sql);
      if (!mayWrite && !prepared.readonly) throw new Error('A reading handle cannot write');
      return prepared;
    };
    return {
      db: {
        all: <Row>(sql: string, ...params: readonly SqlValue[]) => use(sql).all(...params) as Row[],
        get: <Row>(sql: string, ...params: readonly SqlValue[]) => use(sql).get(...params) as Row | undefined,
        run: (sql, ...params) => use(sql).run(...params).changes,
      },
      end: () => {
        ended = true;
      },
    };
  };

  const requireName = () => {
    if (!isCurrent()) throw new KeyturnError('vault-replaced');
  };

  const transact = <T>(begin: string, mayWrite: boolean, run: (db: WriteDb) => T): T => {
    const scope = handle(mayWrite);
    try {
      db.exec(begin);
      // Inside the transaction: who replaces a database that is in use holds its write lock meanwhile.
      requireName();
      const result = run(scope.db);
      if (result instanceof Promise) throw new Error('A transaction cannot wait');
      db.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite ends the transaction by itself on some errors, a full disk among them.
      if (db.inTransaction) db.exec('ROLLBACK');
      throw databaseError(error);
    } finally {
      scope.end();
    }
  };

  const whenOpen = () => {
    if (closed) throw new KeyturnError('vault-locked');
  };

  const requireSchema = () => {
    // A later program brought the vault up to date while this one had it open.
    if (schemaVersion(db) !== schema) throw new KeyturnError('vault-newer');
  };

  return {
    schema,
    read(run) {
      whenOpen();
      if (!db.inTransaction) return transact('BEGIN', false, run);
      const scope = handle(false);
      try {
        return run(scope.db);
      } finally {
        scope.end();
      }
    },
    write(run) {
      whenOpen();
      if (held) throw new KeyturnError('vault-busy');
      if (db.inTransaction) throw new Error('A transaction is open already');
      return transact('BEGIN IMMEDIATE', true, (handles) => {
        requireSchema();
        return run(handles);
      });
    },
    foreignChange() {
      whenOpen();
      requireName();
      const now = dataVersion();
      const moved = now !== seen;
      seen = now;
      return moved;
    },
    requireCurrent() {
      whenOpen();
      requireName();
    },
    async hold(run) {
      whenOpen();
      if (db.inTransaction)
        throw held ? new KeyturnError('vault-busy') : new Error('A transaction is open already');
      try {
        db.exec('BEGIN IMMEDIATE');
        held = true;
        requireName();
        requireSchema();
        return await run(() => {
          closed = true;
          db.close();
        });
      } catch (error) {
        throw databaseError(error);
      } finally {
        held = false;
        if (db.open && db.inTransaction) db.exec('ROLLBACK');
        if (closed) db.close();
      }
    },
    close() {
      closed = true;
      if (!held) db.close();
    },
  };
}
