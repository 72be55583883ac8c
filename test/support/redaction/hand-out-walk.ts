import { expect } from 'vitest';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { Walk } from './recorded.ts';

/** An AWS key as variables, by each way there is. */
export async function asVariables({ call }: Walk, credential: CredentialId): Promise<void> {
  const chosen = { credential, naming: 'aws-env', shell: 'bash', scope: 'session' } as const;
  expect((await call('scripts.options', { credential })).map(({ id }) => id)).toContain('aws-env');
  await call('scripts.preview', chosen);
  await call('scripts.copy', { ...chosen, part: 'set' });
  await call('scripts.text', { ...chosen, part: 'set' });
  expect(await call('scripts.save', chosen)).not.toBeNull();
  await call('scripts.variables', { credentials: [credential], namings: null });
  await call('scripts.snippet', { credential, naming: 'aws-env', language: 'python' });
  const ways = (await call('handOuts.list', { credential })).map(({ way }) => way);
  for (const way of ['script-copied', 'env', 'script-saved', 'exec']) expect(ways).toContain(way);
}
