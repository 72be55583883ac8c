import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../src/main/formats/files/index.ts';
import type { FileKind } from '../../../../../src/shared/model/consumer.ts';

const pem = (letter: string, end = ''): string =>
  `-----BEGIN PRIVATE KEY-----\n${letter.repeat(64)}\n-----END PRIVATE KEY-----${end}`;

const account = (letter: string, end: string, blanks = 0): string =>
  JSON.stringify(
    {
      ...{ type: 'service_account', project_id: 'p', private_key_id: letter.repeat(40) },
      ...{ private_key: pem(letter, end), client_email: 'a@p.iam.gserviceaccount.com' },
    },
    null,
    blanks,
  );

/** As the vault keeps it: without the line end after its last line. */
const values = (letter: string) => ({
  cloud: 'gcp' as const,
  fields: { private_key_id: letter.repeat(40) },
  secrets: { private_key: pem(letter) },
});

const TEXTS: readonly (readonly [FileKind, string, (letter: string, end: string) => string])[] = [
  ['google-key', '', (letter, end) => `${account(letter, end, 2)}\n`],
  [
    'rclone',
    'gcs',
    (letter, end) =>
      `[gcs]\ntype = google cloud storage\nservice_account_credentials = ${account(letter, end)}\n`,
  ],
  ['dotenv', 'GOOGLE_CREDENTIALS', (letter, end) => `GOOGLE_CREDENTIALS='${account(letter, end)}'\n`],
];

describe.each(TEXTS)('a private key in %s', (kind, entry, text) => {
  const { read, write } = fileKindOf(kind);

  it.each(['\n', ''])('keeps the end after its last line that the file has (%j)', (end) => {
    expect(read(text('a', end)).entries.map((one) => one.entry)).toEqual([entry]);
    expect(write?.(text('a', end), entry, values('a'))).toBe(text('a', end));
    expect(write?.(text('a', end), entry, values('b'))).toBe(text('b', end));
  });
});
