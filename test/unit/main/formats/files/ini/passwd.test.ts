import { expect, it } from 'vitest';
import { passwdOssfs } from '../../../../../../src/main/formats/files/ini/passwd-ossfs.ts';
import { passwdS3fs } from '../../../../../../src/main/formats/files/ini/passwd-s3fs.ts';
import { valuesOf } from '../../../../../support/files/ini-fixtures.ts';
import { AWS_ID, AWS_SECRET } from '../../plain.ts';
import { held } from './held.ts';

it('parts a line at its first and its last colon', () => {
  expect(held(passwdOssfs, ' b:i:d:secret \r\n')).toEqual([['b', 'aliyun', 'i:d', 'secret']]);
});

it('names the lines that s3fs would refuse', () => {
  const text = `nothing\n# note\na b:c\n[x]:y\n:half\nb:i:\n${AWS_ID}:${AWS_SECRET}\n${AWS_ID}:again\nAWSSecretKey=alone`;
  const { entries, problems } = passwdS3fs.read(text);
  expect(entries.map(({ entry, key }) => [entry, key.line])).toEqual([['', 8]]);
  expect(problems).toEqual([
    { kind: 'syntax', line: 1 },
    { kind: 'syntax', line: 3 },
    { kind: 'syntax', line: 4 },
    { kind: 'incomplete', line: 5 },
    { kind: 'incomplete', line: 6 },
    { kind: 'repeated', line: 8 },
    { kind: 'incomplete', line: 9 },
  ]);
});

it('reads the two named lines before any other', () => {
  const text = `AWSAccessKeyId=${AWS_ID}\nAWSSecretKey=a=b\nLTAI5tKeyturnExample1234:other\n`;
  expect(held(passwdS3fs, text)).toEqual([['', 'aws', AWS_ID, 'a=b']]);
  expect(passwdS3fs.write?.(text, '', valuesOf('aws', 'AKIANEW', 'c=d'))).toBe(
    'AWSAccessKeyId=AKIANEW\nAWSSecretKey=c=d\nLTAI5tKeyturnExample1234:other\n',
  );
  expect(passwdS3fs.remove?.(text, '')).toBe('');
});

it('leaves alone what is nobody’s key', () => {
  expect(passwdS3fs.read('minioadmin:minioadmin\n')).toEqual({ entries: [], problems: [] });
});

it.each(['a:b', 'a b', '', 'a\n', '密\u2028'])('does not write %j as a secret', (secret) => {
  expect(() => passwdOssfs.write?.('b:i:s\n', 'b', valuesOf('aliyun', 'i', secret))).toThrow(
    'value-unwritable',
  );
});

it('has no room for a token', () => {
  expect(() => passwdOssfs.write?.('b:i:s\n', 'b', valuesOf('aliyun', 'i', 's', 't'))).toThrow(
    expect.objectContaining({ params: { field: 'security_token' } }),
  );
});
