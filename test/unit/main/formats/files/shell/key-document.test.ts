import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../../../../src/main/formats/files/environment.ts';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { publicIdOf, secretOf } from '../../../../../../src/main/formats/found-key.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';
import { valuesOf } from '../../../../../support/formats/hostile.ts';

/** The form of a private key, and no key. */
const pem = (line: string) =>
  `-----BEGIN PRIVATE KEY-----\n${`${line.repeat(16)}\n`.repeat(3)}-----END PRIVATE KEY-----\n`;
const OLD = { id: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d', key: pem('Ab1+') };
const NEW = { id: 'ff1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d', key: pem('Yz9/') };
const JSON_OLD = JSON.stringify({
  ...{ type: 'service_account', project_id: 'my-project', private_key_id: OLD.id, private_key: OLD.key },
  ...{ client_email: 'x@my-project.iam.gserviceaccount.com', client_id: '1', extra: ['kept', 1.5] },
});
const oneLine = (key: string) => key.replaceAll('\n', '\\n');

const CASES: readonly (readonly [FileKind, string, string])[] = [
  ['dotenv', 'GOOGLE_CREDENTIALS', `A=1\nGOOGLE_CREDENTIALS='${JSON_OLD}'\n`],
  ['dotenv', 'GOOGLE_CREDENTIALS', `GOOGLE_CREDENTIALS=${JSON_OLD}\nB=2`],
  ['shell-profile', 'GOOGLE_CREDENTIALS', `export GOOGLE_CREDENTIALS='${JSON_OLD}' # here\n`],
  ['fish', 'GOOGLE_CREDENTIALS', `set -gx GOOGLE_CREDENTIALS '${JSON_OLD.replaceAll('\\', '\\\\')}'\n`],
  ['powershell', 'GOOGLE_CREDENTIALS', `$env:GOOGLE_CREDENTIALS = '${JSON_OLD}'\r\n`],
  [
    'dotenv',
    'GCP_PRIVATE_KEY_ID',
    `GCP_PRIVATE_KEY_ID=${OLD.id}\nGCP_PRIVATE_KEY="${oneLine(OLD.key)}"\nX=1\n`,
  ],
  ['dotenv', 'GCP_PRIVATE_KEY_ID', `GCP_PRIVATE_KEY_ID=${OLD.id}\nGCP_PRIVATE_KEY='${oneLine(OLD.key)}'\n`],
  ['dotenv', 'GCP_PRIVATE_KEY_ID', `GCP_PRIVATE_KEY_ID='${OLD.id}'\nGCP_PRIVATE_KEY="${OLD.key}"\n`],
  ['shell-profile', 'GCP_PRIVATE_KEY_ID', `GCP_PRIVATE_KEY_ID=${OLD.id}\nGCP_PRIVATE_KEY='${OLD.key}'\n`],
];

describe.each(CASES)('%s with %s', (file, entry, text) => {
  const { read, write, remove } = fileKindOf(file);
  const put = (source: string, { id, key }: typeof OLD) =>
    write?.(source, entry, valuesOf('gcp', id, key, null)) ?? '';

  it(`is read and written as it stands: ${text.slice(0, 60)}`, () => {
    const [found] = read(text).entries;
    expect(found?.entry).toBe(entry);
    expect(found?.key.cloud).toBe('gcp');
    expect(found && publicIdOf(found.key)).toBe(OLD.id);
    expect(found && secretOf(found.key)?.reveal()).toBe(OLD.key);
    expect(put(text, OLD)).toBe(text);
    const written = put(text, NEW);
    const [other] = read(written).entries;
    expect(other && publicIdOf(other.key)).toBe(NEW.id);
    expect(other && secretOf(other.key)?.reveal()).toBe(NEW.key);
    expect(written.split('\n').length).toBe(text.split('\n').length);
    expect(read(put(written, OLD)).entries.map(({ key }) => publicIdOf(key))).toEqual([OLD.id]);
    const without = remove?.(text, entry) ?? '';
    expect(read(without).entries).toEqual([]);
    expect(without).not.toContain('BEGIN');
  });
});

it('keeps what else stands in a document', () => {
  const written = fileKindOf('shell-profile').write?.(
    `export GOOGLE_CREDENTIALS='${JSON_OLD}'`,
    'GOOGLE_CREDENTIALS',
    valuesOf('gcp', NEW.id, NEW.key, null),
  );
  const said = JSON_OLD.replace(OLD.id, NEW.id).replace(oneLine(OLD.key), oneLine(NEW.key));
  expect(written).toBe(`export GOOGLE_CREDENTIALS='${said}'`);
});

it('is found in the environment with its project and its account', () => {
  const [found] = readEnvironment({ GOOGLE_CREDENTIALS: JSON_OLD }).entries;
  expect(found).toMatchObject({ entry: 'GOOGLE_CREDENTIALS', variables: ['GOOGLE_CREDENTIALS'] });
  expect(found?.key.fields).toEqual({
    ...{ private_key_id: OLD.id, project_id: 'my-project' },
    client_email: 'x@my-project.iam.gserviceaccount.com',
  });
});

it.each(['/home/me/key.json', '{"type":"authorized_user"}', '{"type":"service_account"', '{}'])(
  'is none: %s',
  (value) => {
    expect(readEnvironment({ GOOGLE_CREDENTIALS: value })).toEqual({ entries: [], problems: [] });
  },
);
