import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import { identityParts } from '../../../src/shared/identity-words.ts';
import { CLOUD_IDS } from '../../../src/shared/model/cloud.ts';
import type { Identity } from '../../../src/shared/model/identity.ts';

const NOTHING: Identity = { accountId: null, principalKind: 'other', principal: null, arn: null, at: 0 };

describe('whose a key is', () => {
  it.each(CLOUD_IDS)('is told in the words of %s, in both languages', (cloud) => {
    const words = catalogue[cloud].identity;
    const details = Object.fromEntries(Object.keys(words.details).map((name) => [name, `the ${name}`]));
    const told = { ...NOTHING, accountId: 'the account', principal: 'the user', details };
    for (const language of ['en', 'zh-CN'] as const) {
      const parts = identityParts(cloud, told, language);
      expect(parts[0]?.value).toBe('the user');
      expect(parts).toHaveLength(1 + (words.account === null ? 0 : 1) + Object.keys(details).length);
      for (const { label } of parts) expect(label.length).toBeGreaterThan(0);
    }
  });

  it('leaves out what was not told, and shows a detail that it has no word for', () => {
    expect(identityParts('aws', NOTHING, 'en')).toEqual([]);
    expect(identityParts('aws', { ...NOTHING, details: { later: 'x', empty: '' } }, 'en')).toEqual([
      { part: 'later', label: 'later', value: 'x' },
    ]);
  });
});
