import { rm, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Files } from '../../../src/main/ports/files.ts';
import type { UserFiles } from '../../../src/main/services/user-files/index.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import type { KeptFileId } from '../../../src/shared/model/kept-file.ts';
import { type PersonsFile, personsFile, rewriteTo, userFilesOf } from '../../support/user-files/bench.ts';
import { Killed, killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { realPorts } from '../../support/vault/ports.ts';
import { tempVault } from '../../support/vault/temp.ts';

const OLD = 'one = AKIDOLD old-secret\r\n# a comment\r\n';
const NEW = 'one = AKIDNEW new-secret\r\n# a comment\r\n';
const THEIRS = 'somebody = else was-here\n';

/** More calls than a change makes: reaching it means that one was never finished. */
const MOST_CALLS = 100;

interface Operation {
  /** What the file may hold afterwards, `null` for none. */
  readonly outcomes: readonly (string | null)[];
  /** What the copies in the vault must be able to bring back, whenever the process ended. */
  readonly kept: readonly string[];
  prepare(user: UserFiles, file: PersonsFile): Promise<KeptFileId | null>;
  run(user: UserFiles, file: PersonsFile, id: KeptFileId | null): Promise<unknown>;
}

const change = (user: UserFiles, file: PersonsFile) => rewriteTo(user, file.path, NEW);
const undo = (over: boolean) => (user: UserFiles, _file: PersonsFile, id: KeptFileId | null) =>
  id === null ? Promise.reject(new Error('Nothing was kept')) : user.undo(id, over);

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'a change': { outcomes: [OLD, NEW], kept: [], prepare: async () => null, run: change },
  'bringing back': { outcomes: [NEW, OLD], kept: [OLD], prepare: change, run: undo(false) },
  'bringing back over what somebody made': {
    outcomes: [THEIRS, OLD],
    kept: [OLD],
    async prepare(user, file) {
      const id = await change(user, file);
      await writeFile(file.path, THEIRS);
      return id;
    },
    run: undo(true),
  },
  'bringing back what is gone': {
    outcomes: [null, OLD],
    kept: [OLD],
    async prepare(user, file) {
      const id = await change(user, file);
      await rm(file.path);
      return id;
    },
    run: undo(false),
  },
};

const contentOf = (file: PersonsFile) => file.read().catch(() => null);

/** After the next unlock the file is whole, nothing lies about, and every copy can be brought back. */
async function isWhole(vault: Vault, file: PersonsFile, { outcomes, kept }: Operation, when: string) {
  const user = userFilesOf(vault);
  await user.settle();
  const now = await contentOf(file);
  expect(outcomes, when).toContain(now);
  expect(await file.others(), when).toEqual([]);
  const copies = (await user.kept()).filter(({ path }) => path === file.path);
  const mustHave = [...kept, ...(now !== outcomes[0] && outcomes[0] ? [outcomes[0]] : [])];
  const back: (string | null)[] = [];
  for (const { id } of copies) {
    await user.undo(id, true);
    back.push(await contentOf(file));
  }
  // Bringing Keyturn's own writing back is no loss that anybody would miss.
  expect(back, when).toEqual(expect.arrayContaining(mustHave.filter((text) => text !== NEW)));
  expect(await file.others(), when).toEqual([]);
  return now;
}

type Cut = (at: number) => {
  readonly vault: (vault: Vault) => Vault;
  readonly files: (files: Files) => Files;
};

const CUTS: Readonly<Record<string, Cut>> = {
  'at a call, a write in its middle': (at) => ({
    vault: (vault) => vault,
    files(files) {
      const killed = killedFiles(files, 'torn');
      killed.arm(at);
      return killed.files;
    },
  }),
  'before a commit': (at) => ({ files: (files) => files, vault: (vault) => killedVault(vault, at, false) }),
  'after a commit': (at) => ({ files: (files) => files, vault: (vault) => killedVault(vault, at, true) }),
};

/** A vault whose commit number `at` is the last thing that its process does, or does not do any more. */
function killedVault(vault: Vault, at: number, commits: boolean): Vault {
  let left = at;
  const write: Vault['write'] = (run) => {
    left -= 1;
    if (left > 0) return vault.write(run);
    if (left === 0 && commits) vault.write(run);
    throw new Killed();
  };
  return Object.create(vault, { write: { value: write } });
}

it.each(Object.keys(OPERATIONS).flatMap((operation) => Object.keys(CUTS).map((cut) => ({ operation, cut }))))(
  '$operation, cut short $cut, leaves a whole file',
  async ({ operation: name, cut }) => {
    const operation = OPERATIONS[name];
    const cutAt = CUTS[cut];
    if (operation === undefined || cutAt === undefined) throw new Error('No such case');
    const { vault } = await tempVault();
    const seen = new Set<string | null>();
    for (let at = 1; ; at += 1) {
      expect(at).toBeLessThan(MOST_CALLS);
      const file = await personsFile(OLD);
      const id = await operation.prepare(userFilesOf(vault), file);
      const cutting = cutAt(at);
      const dying = userFilesOf(cutting.vault(vault), cutting.files(realPorts().files));
      const finished = await unlessKilled(() => operation.run(dying, file, id));
      seen.add(await isWhole(vault, file, operation, `${at}`));
      if (finished) break;
    }
    expect([...seen].sort()).toEqual([...operation.outcomes].sort());
  },
);
