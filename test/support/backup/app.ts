import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSchedule, BackupTarget, Retention } from '../../../src/shared/model/backup.ts';
import { awsKey } from '../sample-keys.ts';
import { openTestApp, type TestApp, type TestAppOptions } from '../test-app.ts';

/** An open vault with one key, and an empty folder beside it for backups. */
export async function appWithKey(setUp: TestAppOptions = {}) {
  const made = await openTestApp(setUp);
  await made.call('credentials.add', awsKey());
  const beside = join(made.folder, '..', 'beside');
  await mkdir(beside);
  return { ...made, beside };
}

/** Adds a folder as a target, as a person does who picked it. */
export async function addFolder(
  { app, call }: Pick<TestApp, 'app' | 'call'>,
  path: string,
  choices: { readonly schedule?: BackupSchedule; readonly retention?: Retention } = {},
): Promise<BackupTarget> {
  const answer = await app.ticketFor(path, 'folder');
  if (!answer.ok) throw new Error(answer.error.code);
  const target = { kind: 'folder', label: 'Beside', ticket: answer.value.ticket } as const;
  return call('backup.addTarget', { target, ...choices });
}
