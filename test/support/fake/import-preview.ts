import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { type TicketId, ticketId } from '../../../src/shared/model/ids.ts';
import type { ImportFound } from '../../../src/shared/model/import.ts';
import { credentialIdOf } from './keys.ts';

/** The fake's handles, by number. */
export const ticket = (n: number): TicketId => ticketId.parse(`t${String(n).padStart(15, '0')}`);

/** A row of a source that says nothing besides the key. */
export const PLAIN = {
  sheet: null,
  about: {
    account: null,
    owner: null,
    environment: null,
    note: null,
    tags: [],
    createdAt: null,
    expiresAt: null,
  },
  mistakes: [],
  errors: [],
  endpoints: {},
} as const;

/** A file, or a pasted text, with a new key, an unsure one, one that is there already, and a line without a secret. */
export const previewOf = (fileName: string | null): Extract<ImportFound, { kind: 'keys' }> => ({
  kind: 'keys',
  preview: ticket(1),
  fileName,
  rows: [
    {
      index: 0,
      cloud: 'aws',
      sure: 'certain',
      alike: [],
      site: null,
      fields: {},
      held: [],
      label: 'ci-runner',
      publicId: 'AKIA…4X9Q',
      ...PLAIN,
      line: 2,
      status: { kind: 'new' },
    },
    {
      index: 1,
      cloud: 'aliyun',
      sure: 'guess',
      alike: [],
      site: null,
      fields: {},
      held: [],
      label: '',
      publicId: 'LTAI…0P2a',
      ...PLAIN,
      line: 3,
      status: { kind: 'new' },
    },
    {
      index: 2,
      cloud: 'aws',
      sure: 'certain',
      alike: [],
      site: null,
      fields: {},
      held: [],
      label: 'terraform',
      publicId: 'AKIA…1002',
      ...PLAIN,
      line: 4,
      status: { kind: 'duplicate', id: credentialIdOf(2), label: 'terraform' },
    },
  ],
  problems: [{ line: 6, kind: 'missing-secret' }],
  untaken: 0,
  passedOver: 0,
  source: fileName === null ? null : ticket(2),
});

/** Another manager's file that wants a password. */
export const lockedDatabase = (
  manager: 'keepass' | 'bitwarden' = 'keepass',
): Extract<ImportFound, { kind: 'locked' }> => ({
  kind: 'locked',
  manager,
  fileName: manager === 'keepass' ? 'team.kdbx' : 'bitwarden.json',
  source: ticket(3),
});

/** What opens the fake database. */
export const DATABASE_PASSWORD = 'open the database';

/** Its keys, among other entries. Throws `manager-password`. */
export function unlockedDatabase({ password }: { readonly password: string }): ImportFound {
  if (password !== DATABASE_PASSWORD) throw new KeyturnError('manager-password');
  return { ...previewOf('team.kdbx'), source: null, passedOver: 41 };
}
