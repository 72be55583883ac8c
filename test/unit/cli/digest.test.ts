import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Receiver } from '../../../src/shared/model/digest.ts';
import { DEFAULT_DIGEST_SETTINGS, receiverId } from '../../../src/shared/model/digest.ts';
import { realVault } from '../../support/cli/real-vault.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';

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

it('sends in the language that is named, and else leaves that to the digest', async () => {
  const id = receiverId.parse('0000000000000001');
  const receiver: Receiver = { id, kind: 'slack', label: 'Ops', host: 'x', signed: false, last: null };
  const answers = {
    'digest.get': () => ({
      ...{ settings: DEFAULT_DIGEST_SETTINGS, here: true, nextAt: null, receivers: [receiver] },
    }),
    'digest.send': () => ({ at: 0, occasion: 'hand', outcome: { kind: 'sent' } }) as const,
  };
  const sent = async (...more: readonly string[]) =>
    (await run(['digest', '--send', 'Ops', ...more, ...WITH_PASSWORD], answers)).inputs('digest.send');
  expect(await sent()).toEqual([{ id }]);
  expect(await sent('--lang', 'zh-CN')).toEqual([{ id, locale: 'zh-CN' }]);
});
