import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTexts } from '../../../src/main/electron/texts.ts';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { inRow } from '../../../src/shared/failure-words.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };
import { identityParts } from '../../../src/shared/identity-words.ts';
import { CLOUD_IDS } from '../../../src/shared/model/cloud.ts';
import { STAND_INS } from '../../clouds/kinds.ts';
import { type RealVault, realVault } from '../../support/cli/real-vault.ts';
import { type EveryCloud, everyCloud, sentencesOf, type TriedKey } from '../../support/every-cloud.ts';

const results = z.object({
  results: z.array(
    z.object({
      label: z.string(),
      result: z.string(),
      identity: z
        .looseObject({ principal: z.string().nullable(), accountId: z.string().nullable() })
        .nullable(),
      failure: z.looseObject({ kind: z.string(), vendorCode: z.string().nullable() }).nullable(),
    }),
  ),
});

/** Adds it as a script would: open fields as options, secrets on stdin, in no argument. */
async function add(vault: RealVault, { cloud, label, input, there }: TriedKey): Promise<void> {
  const argv = ['add', cloud, '--label', label, '--site', there.site, '--secrets-stdin'];
  const draft = input.account.kind === 'new' ? input.account.draft : null;
  for (const [field, value] of Object.entries(input.fields)) argv.push('--set', `${field}=${value}`);
  for (const [name, url] of Object.entries(draft?.endpoints ?? {})) argv.push('--endpoint', `${name}=${url}`);
  await vault.json(argv, { stdin: JSON.stringify(input.secrets) });
}

describe('every platform, by the command line', () => {
  let clouds: EveryCloud;
  let vault: RealVault;
  const shown: string[] = [];
  const verifyAll = async (...options: readonly string[]) => {
    const ended = await vault.run(['verify', '--all', ...options]);
    shown.push(ended.stdout + ended.stderr);
    return ended;
  };
  beforeAll(async () => {
    clouds = await everyCloud(CLOUD_IDS.map((id) => STAND_INS[id]));
    vault = await realVault();
    await vault.json(['init']);
    for (const key of clouds.keys.filter(({ expected }) => expected === 'proven')) await add(vault, key);
    const app = await vault.open();
    for (const { input, expected } of clouds.keys) {
      if (expected === 'proven') continue;
      const added = await app.handle('credentials.add', input);
      if (!added.ok) throw new Error(`${input.label}: ${added.error.code}`);
    }
    await app.close();
  });
  afterAll(async () => {
    await vault?.[Symbol.asyncDispose]();
    await clouds?.[Symbol.asyncDispose]();
  });

  it('tells of each key what it is, and whose', async () => {
    const ended = await verifyAll('--json');
    const byLabel = new Map(results.parse(JSON.parse(ended.stdout)).results.map((one) => [one.label, one]));
    const told = clouds.keys.map(({ label }) => {
      const one = byLabel.get(label);
      return `${label}: ${one?.failure?.kind ?? one?.result}`;
    });
    expect(told).toEqual(clouds.keys.map(({ label, expected }) => `${label}: ${expected}`));
    for (const { label, there, key, expected } of clouds.keys) {
      if (expected !== 'proven') continue;
      const { accountId, principal } = there.identityOf(key);
      expect(byLabel.get(label)?.identity).toMatchObject({ accountId, principal });
    }
  });

  it.each([
    ['en', en],
    ['zh-CN', zh],
  ] as const)('says so in words of its own, in %s', async (locale, words) => {
    const lines = (await verifyAll('--lang', locale)).stdout.split('\n').map((line) => line.trim());
    const t = createTexts(locale);
    for (const tried of clouds.keys) {
      const { cloud, label, expected, there, key } = tried;
      const line = lines.find(
        (text) => text.startsWith(`✓ ${label}:`) || text.startsWith(`${label} (${cloud},`),
      );
      if (expected !== 'proven') {
        expect(line, label).toContain(inRow(t(sentencesOf(tried, expected).line)));
        continue;
      }
      const parts = identityParts(cloud, { ...there.identityOf(key), at: 0 }, locale);
      if (parts.length === 0) expect(line, label).toContain(words.cli['verify-untold']);
      for (const { label: name, value } of parts) expect(line, label).toContain(`${name} ${value}`);
    }
    // What to do stands once, over all keys that it is to be done for.
    const todo = words.verifyAll.group;
    for (const { title, hint } of [
      todo['replace-secret'],
      todo['set-clock'],
      todo.network,
      todo.certificate,
    ]) {
      expect(lines.filter((text) => text.startsWith(title))).toHaveLength(1);
      expect(lines).toContain(hint);
    }
  });

  it('never shows a secret', () => {
    expect(shown).toHaveLength(3);
    for (const { key } of clouds.keys) {
      for (const secret of Object.values(key.secrets)) {
        for (const text of shown) expect(text).not.toContain(secret.split('\n')[1] ?? secret);
      }
    }
  });

  it('names thirteen of them', () => {
    expect(new Set(clouds.keys.map(({ cloud }) => cloud)).size).toBe(Object.keys(catalogue).length);
  });
});
