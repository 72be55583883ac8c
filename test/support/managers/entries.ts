import type { ManagerEntry } from '../../../src/main/formats/managers/entry.ts';

/** An entry that says nothing but what is given. */
export const entryWith = (changes: Partial<ManagerEntry>): ManagerEntry => ({
  title: '',
  groups: [],
  username: '',
  password: '',
  url: '',
  notes: '',
  fields: [],
  tags: [],
  ...changes,
});
