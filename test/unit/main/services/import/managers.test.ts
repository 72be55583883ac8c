import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_TEXT_BYTES } from '../../../../../src/main/formats/text.ts';
import type { ImportPreview } from '../../../../../src/shared/model/import.ts';
import { asKeys } from '../../../../support/import-found.ts';
import { kdbxFile, kdbxXml } from '../../../../support/managers/kdbx-file.ts';
import { addEntry, madeDatabase } from '../../../../support/managers/kdbx-made.ts';
import { failure, type Setting, setting } from './setting.ts';

const SECRETS = ['wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0', 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest1'];
const entries = (secret = SECRETS[0] ?? '') => [
  { Title: 'ci', UserName: 'AKIAQ3EGRIMWKEYTURN7', Password: secret },
  { Title: 'mail', UserName: 'alice@example.com', Password: 'hunter2-hunter2' },
];
const database = (secret?: string): Buffer =>
  kdbxFile({ version: 4, password: 'pass', xml: kdbxXml(entries(secret)) });

describe('a database of another password manager', () => {
  let place: Setting;
  beforeEach(async () => {
    place = await setting();
  });
  afterEach(() => place.remove());

  const ticketOf = async (name: string, content: Uint8Array) =>
    place.imports.ticketFor(await place.file(name, content));
  const opened = async (content: Uint8Array): Promise<ImportPreview> =>
    asKeys(await place.imports.unlockManager(await ticketOf('team.kdbx', content), 'pass', null));
  const commit = ({ preview, rows }: ImportPreview) =>
    place.imports.commit(
      preview,
      rows.map(({ index, cloud, label }) => ({ index, cloud, label, site: 'aws' })),
    );

  it('asks for its password, again where that was wrong, and shows its keys alone', async () => {
    const ticket = await ticketOf('team.kdbx', database());
    expect(await place.imports.previewFile(ticket)).toEqual({
      ...{ kind: 'locked', manager: 'keepass', fileName: 'team.kdbx', source: ticket },
    });
    const wrong = await failure(() => place.imports.unlockManager(ticket, 'no', null));
    expect(wrong).toEqual({ code: 'manager-password', params: {} });
    const found = asKeys(await place.imports.unlockManager(ticket, 'pass', null));
    // It stays what it is: nothing in it is plain, and it holds more than keys.
    expect(found).toMatchObject({ fileName: 'team.kdbx', passedOver: 1, source: null });
    expect(found.rows).toMatchObject([{ cloud: 'aws', label: 'ci', status: { kind: 'new' } }]);
    expect(JSON.stringify(found)).not.toMatch(/hunter2|wJalr|alice/);
  });

  it('knows its keys again', async () => {
    await commit(await opened(database()));
    expect((await opened(database())).rows).toMatchObject([{ status: { kind: 'duplicate', label: 'ci' } }]);
    const other = await opened(database(SECRETS[1]));
    expect(other.rows).toMatchObject([{ status: { kind: 'other-secret', label: 'ci' } }]);
    await commit(other);
    expect(place.held.map(({ versions }) => versions.length)).toEqual([2]);
    expect((await opened(database(SECRETS[1]))).rows).toMatchObject([{ status: { kind: 'duplicate' } }]);
  });

  it('opens with a key file that has a ticket of its own', async () => {
    const keyFile = Buffer.from('any file');
    const content = await madeDatabase((root, made) => addEntry(made, root, entries()[0] ?? {}), { keyFile });
    const ticket = await ticketOf('team.kdbx', content);
    const key = await ticketOf('team.key', keyFile);
    expect(await failure(() => place.imports.unlockManager(ticket, 'pass', null))).toMatchObject({
      code: 'manager-password',
    });
    expect(asKeys(await place.imports.unlockManager(ticket, 'pass', key)).rows).toHaveLength(1);
  });

  it('may be larger than other files', async () => {
    const large = await madeDatabase((root, made) => {
      const entry = addEntry(made, root, entries()[0] ?? {});
      entry.fields.set('Notes', 'x'.repeat(100));
      // What does not pack well.
      let seed = 1;
      const noise = Buffer.from(
        Array.from({ length: MAX_TEXT_BYTES + 1000 }, () => {
          seed = (seed * 48_271) % 2_147_483_647;
          return seed & 0xff;
        }),
      );
      entry.binaries.set('disk.img', Uint8Array.from(noise).buffer);
    });
    expect(large.length).toBeGreaterThan(MAX_TEXT_BYTES);
    expect((await opened(large)).rows).toHaveLength(1);
    // Whatever somebody called it.
    const renamed = await place.imports.ticketFor(await place.file('team.bak', large));
    expect(asKeys(await place.imports.unlockManager(renamed, 'pass', null)).rows).toHaveLength(1);
    for (const name of ['big.txt', 'big.kdbx', 'big.json']) {
      const other = await place.file(name, Buffer.alloc(MAX_TEXT_BYTES + 1, 0x20));
      expect(await failure(() => place.imports.ticketFor(other))).toMatchObject({ code: 'file-too-large' });
    }
  });

  it('is refused where it is none, changed meanwhile, or holds no key', async () => {
    const text = await ticketOf('keys.txt', Buffer.from('no database'));
    expect(await failure(() => place.imports.unlockManager(text, 'pass', null))).toEqual({
      ...{ code: 'invalid-input', params: { field: 'ticket' } },
    });
    const ticket = await ticketOf('team.kdbx', database());
    await place.file('team.kdbx', database(SECRETS[1]));
    expect(await failure(() => place.imports.unlockManager(ticket, 'pass', null))).toMatchObject({
      code: 'file-changed',
    });
    const logins = kdbxFile({ version: 3, password: 'pass', xml: kdbxXml(entries().slice(1)) });
    expect(await failure(() => opened(logins))).toMatchObject({ code: 'nothing-found' });
  });

  it('comes to nothing when the vault is locked while it is opened', async () => {
    const ticket = await ticketOf('team.kdbx', database());
    const opening = place.imports.unlockManager(ticket, 'pass', null);
    place.imports.clear();
    expect(await failure(() => opening)).toMatchObject({ code: 'ticket-expired' });
  });

  it('in plain text can be deleted afterwards', async () => {
    const [login] = entries();
    const items = [
      { type: 1, name: 'ci', login: { username: login?.UserName, password: login?.Password } },
      { type: 1, name: 'mail', login: { username: 'alice@example.com', password: 'hunter2-hunter2' } },
    ];
    const ticket = await ticketOf(
      'bitwarden.json',
      Buffer.from(JSON.stringify({ encrypted: false, folders: [], items })),
    );
    const found = asKeys(await place.imports.previewFile(ticket));
    expect(found).toMatchObject({ passedOver: 1, source: ticket, rows: [{ label: 'ci', line: 1 }] });
  });
});
