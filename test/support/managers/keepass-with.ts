import { addEntry, madeDatabase } from './kdbx-made.ts';

/** A KeePass database with one key of a cloud in it, as an entry with user name and password. */
export function keePassWith(of: { readonly id: string; readonly secret: string; readonly password: string }) {
  return madeDatabase(
    (root, database) => void addEntry(database, root, { Title: 'one', UserName: of.id, Password: of.secret }),
    { password: of.password },
  );
}
