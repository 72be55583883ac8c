import { once } from 'node:events';
import { expect } from 'vitest';
import { linesOf, startChild } from './child.ts';
import { settingKeys } from './rows.ts';
import { reopen, tempVault } from './temp.ts';

/** Kills writers of one vault at random: no commit that one of them has named is lost, and the vault opens. */
export async function randomKills(kills: number): Promise<void> {
  const { vault, folder, recoveryCode } = await tempVault();
  vault.close();
  const by = { kind: 'recovery', code: recoveryCode } as const;
  const acknowledged: string[] = [];

  const killOne = async (round: number) => {
    const child = startChild('writer.ts', [folder, recoveryCode, `round ${round}`, '1000000']);
    const ended = once(child, 'close');
    // Some are killed in their first commits, some later, and none between two of this test's own steps.
    const killAfter = 1 + Math.floor(Math.random() * 30);
    let seen = 0;
    for await (const line of linesOf(child)) {
      acknowledged.push(line);
      seen += 1;
      if (seen === killAfter) setImmediate(() => child.kill('SIGKILL'));
    }
    await ended;
    expect(seen).toBeGreaterThanOrEqual(killAfter);
  };

  for (let round = 0; round < kills; round += 2) {
    // Two at a time, so that one is often killed while the other writes.
    await Promise.all([killOne(round), killOne(round + 1)]);
    const opened = await reopen(folder, by);
    const there = new Set(opened.read(settingKeys));
    expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
    expect(await opened.verifyAuditWhole()).toBe('whole');
    opened.close();
  }
  expect(acknowledged.length).toBeGreaterThan(kills);
}
