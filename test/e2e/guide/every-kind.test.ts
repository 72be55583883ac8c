import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openVault } from '../app/open-app.ts';
import { leaveDialog, modal } from '../app/walk.ts';
import { EVERY_KIND, type Language, walkKind } from './every-kind.ts';

// Each kind in one of the two languages, in turn; the full run walks all of them in both.
describe.each<[Language, 'light' | 'dark']>([
  ['en-US', 'light'],
  ['zh-CN', 'dark'],
])('the guide to each kind of key, in %s', (language, colorScheme) => {
  let open: OpenApp;
  beforeAll(async () => {
    open = await openVault({ locale: language, colorScheme });
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
  });
  afterEach(async () => {
    // One that fails half-way must not take the others with it.
    const left = modal(open.page);
    for (let tries = 0; tries < 3 && (await left.count()) > 0; tries += 1) {
      await leaveDialog(open.page).catch(() => undefined);
    }
  });

  const turn = language === 'en-US' ? 0 : 1;
  it.each(EVERY_KIND.filter((_, index) => index % 2 === turn))(
    'is walked to the key: $cloud $kind',
    async (kind) => {
      await walkKind(open.page, language, kind);
    },
  );

  it('complains of nothing', () => {
    expect(open.complaints).toEqual([]);
  });
});
