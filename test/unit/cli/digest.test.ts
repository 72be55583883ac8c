import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realVault } from '../../support/cli/real-vault.ts';

it('prints the digest in the language asked for, saves its calendar, and knows no webhook', async () => {
  await using vault = await realVault();
  await vault.json(['init']);
  expect((await vault.run(['digest', '--lang', 'en'])).stdout).toContain('0 keys in use.');
  expect((await vault.run(['digest', '--lang', 'zh-CN'])).stdout).toContain('密钥周报');
  expect(await vault.json(['digest'])).toMatchObject({ digest: { keys: 0, waiting: 0, owners: [] } });
  expect((await vault.run(['digest', '--ics', 'due.ics'])).code).toBe(0);
  expect(await readFile(join(vault.home, 'due.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR/);
  const nobody = await vault.run(['digest', '--send', 'Nobody', '--lang', 'en']);
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('Nobody')]);
  expect((await vault.run(['digest', '--send', 'x', '--ics', 'y'])).code).toBe(2);
});
