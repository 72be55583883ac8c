import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHELF_LIFE_MS } from '../../../../../src/main/services/import/shelf.ts';
import { importFound } from '../../../../../src/shared/model/import.ts';
import { asKeys } from '../../../../support/import-found.ts';
import { failure, type Setting, setting } from './setting.ts';

const AWS_ID = 'AKIAQ3EGRIMWKEYTURN7';
const AWS_SECRET = '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';
const NEW_SECRET = 'NEWabcdefghijklmnopqrstuvwxyz0123456789/';
const ALI_ID = 'LTAI5tKeyturnExample1234';
const ALI_SECRET = 'kEyTuRn0123456789abcdefABCDEFx';

const aws = (secret: string) => `Access key ID,Secret access key\n${AWS_ID},${secret}\n`;
const row = (index: number, changes: object = {}) =>
  ({ index, cloud: 'aws', label: 'deploy', site: 'aws', ...changes }) as const;

let current: Setting;
beforeEach(async () => {
  current = await setting();
});
afterEach(() => current.remove());

async function held(secret = AWS_SECRET): Promise<void> {
  const { preview } = current.keysIn(aws(secret));
  await current.imports.commit(preview, [row(0)]);
}

describe('a preview', () => {
  it('fits its contract and holds no secret', async () => {
    const preview = current.keysIn(`${AWS_ID} ${AWS_SECRET}\n\n${ALI_ID} ${ALI_SECRET}`);
    expect(importFound.parse(preview)).toEqual(preview);
    expect(preview).toMatchObject({ fileName: null, source: null, problems: [] });
    expect(preview.rows.map((one) => [one.cloud, one.publicId, one.label, one.line])).toEqual([
      ['aws', 'AKIA…URN7', 'AKIA…URN7', 1],
      ['aliyun', 'LTAI…1234', 'LTAI…1234', 3],
    ]);
    const printed = `${JSON.stringify(preview)}${inspect(current.imports, { depth: 20, showHidden: true })}`;
    for (const text of [AWS_SECRET, ALI_SECRET]) expect(printed).not.toContain(text);
  });

  it('lists what was not taken beside what was', async () => {
    const preview = current.keysIn(`${aws(AWS_SECRET)}AKIAAAAAAAAAAAAAAAAA\n`);
    expect(preview.rows).toHaveLength(1);
    expect(preview.problems).toEqual([{ line: 3, kind: 'wrong-column-count' }]);
  });

  it.each([
    ['alice_accessKeys.csv', 'alice'],
    ['alice_accessKeys (1).csv', 'alice'],
    ['accessKeys.csv', 'AKIA…URN7'],
  ])('of %s proposes the label %s', async (name, label) => {
    const path = await current.file(name, aws(AWS_SECRET));
    const preview = asKeys(await current.imports.previewFile(await current.imports.ticketFor(path)));
    expect(preview.rows[0]?.label).toBe(label);
  });

  it('cuts a user name that is too long for a label', async () => {
    const text = `User name,Access key ID,Secret access key\n${'n'.repeat(500)},${AWS_ID},${AWS_SECRET}\n`;
    expect(current.keysIn(text).rows[0]?.label).toBe('n'.repeat(120));
  });

  it('tells what the vault has already', async () => {
    await held();
    const id = current.held[0]?.id;
    const status = (text: string) => current.keysIn(text).rows.map((one) => one.status);
    expect(status(aws(AWS_SECRET))).toEqual([{ kind: 'duplicate', id, label: 'deploy' }]);
    expect(status(aws(NEW_SECRET))).toEqual([{ kind: 'other-secret', id, label: 'deploy' }]);
    expect(status(`${aws(AWS_SECRET)}${AWS_ID},${AWS_SECRET}\n`).at(1)).toEqual({
      kind: 'repeated',
      sameSecret: true,
    });
  });

  it('needs an open vault', async () => {
    current.lockVault();
    expect((await failure(() => current.keysIn(aws(AWS_SECRET)))).code).toBe('vault-locked');
    expect(current.clock.waiting).toBe(0);
  });

  it.each([
    ['it was discarded', (id: string) => current.imports.discard(id as never)],
    ['the vault was locked', () => current.imports.clear()],
    ['thirty minutes went by', () => current.clock.advance(SHELF_LIFE_MS)],
    ['it was committed', (id: string) => current.imports.commit(id as never, [row(0)])],
  ])('is gone after %s', async (_name, end) => {
    const { preview } = current.keysIn(aws(AWS_SECRET));
    await end(preview);
    const before = current.held.length;
    expect((await failure(() => current.imports.commit(preview, [row(0)]))).code).toBe('ticket-expired');
    expect(current.held).toHaveLength(before);
    expect(current.clock.waiting).toBe(0);
  });
});

describe('committing', () => {
  it('adds the chosen rows with their secrets, labels and sites', async () => {
    const text = `[work]\naws_access_key_id=${AWS_ID}\naws_secret_access_key=${AWS_SECRET}\nregion=us-west-2\n\n${ALI_ID} ${ALI_SECRET}`;
    const { preview } = current.keysIn(text);
    const done = await current.imports.commit(preview, [
      row(1, { cloud: 'aliyun', label: 'oss', site: 'international' }),
      row(0, { site: 'aws-cn' }),
    ]);
    expect(done).toMatchObject({ added: current.held.map((entry) => entry.id), renewed: [], skipped: 0 });
    expect(current.held.map((entry) => entry.input)).toMatchObject([
      {
        cloud: 'aliyun',
        label: 'oss',
        account: { kind: 'new', draft: { label: 'oss', site: 'international' } },
        fields: { access_key_id: ALI_ID },
        secrets: { access_key_secret: ALI_SECRET },
      },
      {
        cloud: 'aws',
        label: 'deploy',
        account: { kind: 'new', draft: { site: 'aws-cn' } },
        fields: { access_key_id: AWS_ID, region: 'us-west-2' },
        secrets: { secret_access_key: AWS_SECRET },
      },
    ]);
  });

  it('brings the token of a temporary key', async () => {
    const token = `IQoJb3JpZ2luX2VjE${'aB3/xyZ9'.repeat(20)}`;
    const { preview } = current.keysIn(`ASIAQ3EGRIMWKEYTURN7\n${AWS_SECRET}\n${token}`);
    await current.imports.commit(preview, [row(0)]);
    expect(current.held[0]?.input.secrets).toEqual({ secret_access_key: AWS_SECRET, session_token: token });
  });

  it('skips what is there by now and gives another secret as a new version', async () => {
    const { preview } = current.keysIn(aws(AWS_SECRET));
    const later = current.keysIn(aws(NEW_SECRET)).preview;
    await held();
    expect(await current.imports.commit(preview, [row(0)])).toMatchObject({
      added: [],
      skipped: 1,
      reasons: { duplicate: 1, 'in-bin': 0 },
    });
    const id = current.held[0]?.id;
    expect(await current.imports.commit(later, [row(0, { label: 'renamed' })])).toMatchObject({
      added: [id],
      renewed: [id],
      skipped: 0,
    });
    expect(current.held).toHaveLength(1);
    expect(current.held[0]?.versions).toEqual([
      { secret_access_key: AWS_SECRET },
      { secret_access_key: NEW_SECRET },
    ]);
  });

  it('adds a key once that is in the file twice', async () => {
    const { preview } = current.keysIn(`${aws(AWS_SECRET)}${AWS_ID},${AWS_SECRET}\n`);
    expect(await current.imports.commit(preview, [row(0), row(1)])).toMatchObject({ skipped: 1 });
    expect(current.held).toHaveLength(1);
  });

  it('lets a person choose the cloud of an id that no cloud gives out, and of no other', async () => {
    const odd = current.keysIn('Access key ID,Secret access key\nminio,secret-of-minio\n');
    expect(odd.rows[0]?.sure).toBe('likely');
    await current.imports.commit(odd.preview, [row(0, { cloud: 'aliyun', site: 'china' })]);
    expect(current.held[0]?.input).toMatchObject({
      cloud: 'aliyun',
      secrets: { access_key_secret: 'secret-of-minio' },
    });
    const certain = current.keysIn(aws(AWS_SECRET)).preview;
    expect(
      await failure(() => current.imports.commit(certain, [row(0, { cloud: 'aliyun', site: 'china' })])),
    ).toEqual({
      code: 'invalid-input',
      params: { field: 'cloud' },
    });
  });

  it.each([
    ['a row that is not there', [row(0), row(5)]],
    ['a row twice', [row(0), row(0)]],
    ['a site of no such name', [row(0), row(1, { site: 'moon' })]],
  ])('refuses %s and writes nothing', async (_name, rows) => {
    const { preview } = current.keysIn(`${aws(AWS_SECRET)}AKIAAAAAAAAAAAAAAAAA,${NEW_SECRET}\n`);
    expect((await failure(() => current.imports.commit(preview, rows))).code).toBe('invalid-input');
    expect(current.held).toEqual([]);
    await current.imports.commit(preview, [row(0)]);
    expect(current.held).toHaveLength(1);
  });
});
