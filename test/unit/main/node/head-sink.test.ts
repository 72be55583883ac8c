import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createHeadSink } from '../../../../src/main/node/head-sink.ts';
import { tempFolder } from '../../../support/vault/temp.ts';

it('appends a line at a time to a file of this user alone', async () => {
  const sink = createHeadSink(join(await tempFolder(), 'state'));
  await sink.append('file', 'one');
  await sink.append('file', 'two');
  expect(await readFile(sink.file, 'utf8')).toBe('one\ntwo\n');
  if (process.platform !== 'win32') expect((await stat(sink.file)).mode & 0o777).toBe(0o600);
});

it('says so where the file cannot be written, or the system has no log', async () => {
  const folder = await tempFolder();
  const sink = createHeadSink(join(folder, 'state'));
  await sink.append('file', 'one');
  await expect(createHeadSink(join(sink.file, 'below')).append('file', 'two')).rejects.toThrow();
  await expect(createHeadSink(folder, 'win32').append('syslog', 'three')).rejects.toThrow('no syslog');
});
