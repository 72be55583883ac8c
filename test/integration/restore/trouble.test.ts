import { cp } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import { FileError, type Files } from '../../../src/main/ports/files.ts';
import { BY_PASSWORD, backUp, openFile, secretsOf } from '../../support/restore/copies.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { openTestApp, type TestApp, type TestAppOptions, testApp } from '../../support/test-app.ts';
import { killedFiles } from '../../support/vault/killed-files.ts';

const OLD = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';

/** A vault with a backup of an earlier state; both hold the same key, under different names. */
async function withBackup() {
  const origin = await openTestApp();
  const { id } = await origin.call('credentials.add', awsKey({ label: 'as backed up' }));
  const file = await backUp(origin);
  await origin.call('credentials.edit', { id, changes: { label: 'as it is' } });
  await origin.call('vault.lock', {});
  return { origin, file };
}

async function copyOf(origin: TestApp, setUp: TestAppOptions) {
  const made = await testApp(setUp);
  await cp(origin.folder, made.folder, { recursive: true });
  return made;
}

async function labelAfter(made: TestApp): Promise<string | undefined> {
  const next = await made.another({ ports: {} });
  expect(await next.call('vault.status', {})).toMatchObject({ state: 'locked', problem: null });
  await next.call('vault.unlock', BY_PASSWORD);
  const secrets = await secretsOf(next);
  expect(Object.values(secrets)).toEqual([OLD]);
  const [label] = Object.keys(secrets);
  // Restored means that it has to be compared, whenever the process ended.
  const { reason } = await next.call('comparison.get', {});
  expect(reason).toBe(label === 'as backed up' ? 'restored' : null);
  return label;
}

describe('trouble while restoring', () => {
  it('leaves the old vault or the new one, wherever the process ends', async () => {
    const { origin, file } = await withBackup();
    await using _ = { [Symbol.asyncDispose]: () => origin[Symbol.asyncDispose]() };
    const seen = new Set<string | undefined>();
    for (let at = 1; ; at += 2) {
      const { files, arm } = killedFiles(createFiles(), 'before');
      const made = await copyOf(origin, { ports: { files } });
      await made.call('vault.unlock', BY_PASSWORD);
      const found = await openFile(made, file);
      arm(at);
      const answer = await made.app.handle('restore.replace', { restore: found.restore, carryOver: true });
      arm(Number.POSITIVE_INFINITY);
      seen.add(await labelAfter(made));
      await made.close();
      if (answer.ok) break;
    }
    expect(seen).toEqual(new Set(['as it is', 'as backed up']));
  });

  it('changes nothing where the disk is full, and works once it is not', async () => {
    const { origin, file } = await withBackup();
    await using _ = { [Symbol.asyncDispose]: () => origin[Symbol.asyncDispose]() };
    const real = createFiles();
    let full: ((path: string) => boolean) | null = null;
    const guard = <T>(path: string, run: () => Promise<T>): Promise<T> =>
      full?.(path) ? Promise.reject(new FileError('full')) : run();
    const files: Files = {
      ...real,
      writeFlushed: (path, data, mode) => guard(path, () => real.writeFlushed(path, data, mode)),
      copy: (from, to) => guard(to, () => real.copy(from, to)),
    };
    await using made = await copyOf(origin, { ports: { files } });
    await made.call('vault.unlock', BY_PASSWORD);
    full = (path) => path.includes('restore.tmp');
    const source = async () => {
      const answer = await made.app.ticketFor(file, 'backup');
      if (!answer.ok) throw new Error(answer.error.code);
      return { kind: 'file', ticket: answer.value.ticket } as const;
    };
    expect(await made.refusal('restore.open', { source: await source(), by: BY_PASSWORD })).toBe('disk-full');
    full = null;
    const found = await openFile(made, file);
    full = (path) => path.includes('vault.next');
    expect(await made.refusal('restore.replace', { restore: found.restore })).toBe('disk-full');
    full = null;
    expect((await made.call('vault.status', {})).state).toBe('locked');
    // The copy is still open: nothing has to be typed again.
    await made.call('restore.replace', { restore: found.restore });
    expect(Object.keys(await secretsOf(made))).toEqual(['as backed up']);
  });

  it('goes on in another process, which sees at once that its vault was replaced', async () => {
    const { origin, file } = await withBackup();
    await using _ = { [Symbol.asyncDispose]: () => origin[Symbol.asyncDispose]() };
    await origin.call('vault.unlock', BY_PASSWORD);
    const other = await origin.another();
    await other.call('vault.unlock', BY_PASSWORD);
    const found = await openFile(origin, file);
    await origin.call('restore.replace', { restore: found.restore });
    expect(await other.refusal('credentials.list', { view: { kind: 'all' } })).toBe('vault-replaced');
    await other.call('vault.lock', {});
    await other.call('vault.unlock', BY_PASSWORD);
    expect(Object.keys(await secretsOf(other))).toEqual(['as backed up']);
  });
});
