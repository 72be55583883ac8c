import { join } from 'node:path';
import { expect } from 'vitest';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { asKeys } from '../import-found.ts';
import type { TestApp } from '../test-app.ts';
import type { Walk } from './recorded.ts';

/**
 * Keys on their way to other vaults: accounts in a file, and one key for one person, there and back. Gives the passwords that
 * were made on the way.
 */
export async function carryKeys(
  { call, attempt }: Walk,
  made: TestApp,
  about: {
    readonly id: CredentialId;
    readonly folder: string;
    readonly password: string;
    readonly proof: Input<'presence.confirm'>;
  },
): Promise<readonly string[]> {
  const { id, password } = about;
  await call('presence.confirm', about.proof);
  const saved = await made.app.ticketFor(join(about.folder, 'team.keyturn-export'), 'save');
  if (!saved.ok) throw new Error(saved.error.code);
  const { accountId } = await call('credentials.get', { id });
  const file = saved.value.ticket;
  expect(await call('exports.write', { accounts: [accountId], password, file })).not.toBeNull();
  expect(await call('handOuts.list', { credential: id })).toContainEqual(
    expect.objectContaining({ way: 'export', to: 'team.keyturn-export' }),
  );

  const { id: request, text } = await call('handOver.request', { name: 'Li' });
  await call('handOver.readRequest', { text });
  const mine = { credential: id, to: { kind: 'request', text } } as const;
  // Nobody could read a secret in what was sealed for a request, so it is no answer that has to hold one.
  const theirs = await made.call('handOver.seal', mine);
  const opened = await call('handOver.open', { text: theirs.text, password: null });
  await call('handOver.confirm', { text: opened.acknowledgement });
  await call('import.discard', { preview: asKeys(opened.found).preview });
  const sealed = await call('handOver.seal', { credential: id, to: { kind: 'password', person: 'Li' } });
  await attempt('handOver.open', { text: sealed.text, password });
  await call('handOver.open', sealed);
  await call('handOver.list', {});
  await call('handOver.forget', { ids: [request] });
  return [sealed.password ?? ''];
}
