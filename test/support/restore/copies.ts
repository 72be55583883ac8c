import { join } from 'node:path';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import type { TicketId } from '../../../src/shared/model/ids.ts';
import { TEST_PASSWORD, type TestApp } from '../test-app.ts';

export const BY_PASSWORD = { kind: 'password', password: TEST_PASSWORD } as const;

/** A ticket for a place, as the shell or the command line hands it out. */
export async function ticket(made: TestApp, path: string, kind: 'backup' | 'save'): Promise<TicketId> {
  const answer = await made.app.ticketFor(path, kind);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.ticket;
}

/** Backs the open vault up to a file beside its folder; its path. */
export async function backUp(made: TestApp, name = 'one.keyturn-backup'): Promise<string> {
  const path = join(made.folder, '..', name);
  await made.call('backup.saveFile', { ticket: await ticket(made, path, 'save') });
  return path;
}

/** Opens a backup file beside the vault. */
export async function openFile(
  made: TestApp,
  path: string,
  by: Input<'restore.open'>['by'] = BY_PASSWORD,
): Promise<Output<'restore.open'>> {
  const source = { kind: 'file', ticket: await ticket(made, path, 'backup') } as const;
  return made.call('restore.open', { source, by });
}

/** The code that opening a backup file is refused with. */
export async function openRefused(
  made: TestApp,
  path: string,
  by: Input<'restore.open'>['by'] = BY_PASSWORD,
): Promise<string> {
  const source = { kind: 'file', ticket: await ticket(made, path, 'backup') } as const;
  return made.refusal('restore.open', { source, by });
}

/** Every secret that the vault gives out now, by label, in the bin too. */
export async function secretsOf(made: TestApp): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  for (const view of [{ kind: 'all' }, { kind: 'bin' }] as const) {
    const { rows } = await made.call('credentials.list', { view });
    for (const { id, label, cloud } of rows) {
      const field = cloud === 'aws' ? 'secret_access_key' : 'access_key_secret';
      secrets[label] = (await made.call('credentials.reveal', { id, field })).value;
    }
  }
  return secrets;
}
