import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { endOf, startChild } from '../../support/vault/child.ts';
import { PASSWORD, reopen, tempVault } from '../../support/vault/temp.ts';

// Root may write anywhere, so the question is asked as nobody.
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];

it('a folder without the right to write is named, and the vault in it stays as it is', async () => {
  const { vault, folder } = await tempVault();
  vault.close();
  await chmod(dirname(folder), 0o755);
  await chmod(folder, 0o555);
  const prefix = process.getuid?.() === 0 ? AS_NOBODY : [];
  const { output, errors } = await endOf(startChild('unprivileged.ts', [folder, PASSWORD], prefix));
  expect(errors).toBe('');
  expect(JSON.parse(output)).toEqual({
    found: { kind: 'problem', problem: 'folder-not-writable' },
    opened: 'folder-not-writable',
    made: 'folder-not-writable',
  });
  await chmod(folder, 0o700);
  await reopen(folder);
});
