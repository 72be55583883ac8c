import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import type { Files } from '../../../src/main/ports/files.ts';
import { openTestApp, TEST_PASSWORD } from '../../support/test-app.ts';
import { rewriteTo, userFilesOf } from '../../support/user-files/files-of.ts';
import { personsFile } from '../../support/user-files/persons-file.ts';
import { endOf, startChild } from '../../support/vault/child.ts';
import { Killed, killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { byPassword, reopen, tempVault } from '../../support/vault/temp.ts';

const OLD = 'one = AKID old\n';
const NEW = 'one = AKID new\n';

/** As many calls of the disk as ending a change makes, and some. */
const CALLS_OF_AN_END = 10;

/** Files that die at a call of this name, and answer nothing from then on. */
function dyingAt(call: keyof Files, files: Files = createFiles()): Files {
  let dead = false;
  const calls = Object.entries(files).map(([name, run]) => [
    name,
    async (...args: never[]) => {
      dead ||= name === call;
      if (dead) throw new Killed();
      return (run as (...args: never[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(calls);
}

describe('a change that was cut short', () => {
  it.each([
    ['rename', OLD],
    ['flushFolder', NEW],
  ] as const)('at %s is ended wherever the ending is cut short too', async (call, expected) => {
    const { vault } = await tempVault();
    for (let at = 1; at <= CALLS_OF_AN_END; at += 1) {
      const file = await personsFile(OLD);
      await unlessKilled(() => rewriteTo(userFilesOf(vault, dyingAt(call)), file.path, NEW));
      const killed = killedFiles(createFiles(), 'before');
      killed.arm(at);
      // It never throws: what could not be ended waits for the next unlock.
      await userFilesOf(vault, killed.files).settle();
      await userFilesOf(vault).settle();
      expect([await file.read(), await file.others()], `${at}`).toEqual([expected, []]);
      const [copy] = (await userFilesOf(vault).kept()).filter(({ path }) => path === file.path);
      expect(copy?.state).toBe(expected === NEW ? 'as-written' : undefined);
    }
  });

  it('is not ended by another process while it goes on', async () => {
    const { vault } = await tempVault();
    const file = await personsFile(OLD);
    const other = userFilesOf(vault);
    let settling: Promise<void> | null = null;
    const files: Files = {
      ...createFiles(),
      async rename(from, to) {
        // From here on the row is there to be seen, and the temporary file too.
        settling = other.settle();
        await createFiles().facts(from);
        await createFiles().rename(from, to);
      },
    };
    const id = await rewriteTo(userFilesOf(vault, files), file.path, NEW);
    await settling;
    expect(await other.kept()).toMatchObject([{ id, state: 'as-written' }]);
    expect(await file.read()).toBe(NEW);
  });

  it.each([
    ['before', 'writeFlushed', OLD],
    ['before', 'rename', OLD],
    ['after', 'rename', NEW],
  ] as const)('by the end of its process %s %s leaves a whole file', async (moment, call, expected) => {
    const { vault, folder } = await tempVault();
    vault.close();
    const file = await personsFile(OLD);
    const { code, output } = await endOf(startChild('rewriter.ts', [folder, file.path, NEW, moment, call]));
    expect([code, output]).toEqual([null, '']);
    expect(await file.read()).toBe(expected);
    const user = userFilesOf(await reopen(folder));
    await user.settle();
    expect([await file.read(), await file.others()]).toEqual([expected, []]);
    expect((await user.kept()).map(({ state }) => state)).toEqual(expected === NEW ? ['as-written'] : []);
  });

  it('is ended by the next unlock', async () => {
    await using made = await openTestApp();
    await made.call('vault.lock', {});
    const device = JSON.parse(await readFile(join(made.folder, 'device.json'), 'utf8')) as { id: string };
    const vault = await reopen(made.folder, byPassword());
    const file = await personsFile(OLD);
    await unlessKilled(() => rewriteTo(userFilesOf(vault, dyingAt('rename'), device.id), file.path, NEW));
    expect(await file.others()).toHaveLength(1);
    vault.close();
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    expect(await made.call('plaintext.kept', {})).toEqual([]);
    expect([await file.read(), await file.others()]).toEqual([OLD, []]);
  });
});
