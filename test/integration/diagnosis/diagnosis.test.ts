import { expect, it } from 'vitest';
import { MAX_ERROR_TEXT } from '../../../src/shared/diagnosis/limit.ts';
import { DIAGNOSIS_PAGES } from '../../../src/shared/diagnosis/pages.ts';
import { testApp } from '../../support/test-app.ts';

it('an error is explained without a vault, and leaves no trace', async () => {
  await using app = await testApp();
  const text = 'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: x';
  expect(await app.call('diagnosis.explain', { text, cloud: null })).toMatchObject({
    kind: 'known',
    findings: [{ cause: 'unknown-or-disabled', cloud: 'aws' }],
  });
  expect(JSON.stringify(app.logger.lines)).not.toContain('GetCallerIdentity');
  expect(app.events).toEqual([]);
});

it('a text that is too long is refused, and one of the longest length is read', async () => {
  await using app = await testApp();
  const text = `${'x '.repeat(MAX_ERROR_TEXT)}`.slice(0, MAX_ERROR_TEXT);
  expect(await app.call('diagnosis.explain', { text, cloud: null })).toMatchObject({ kind: 'not-known' });
  expect(await app.refusal('diagnosis.explain', { text: `${text}x`, cloud: null })).toBe('invalid-input');
});

it('a vendor’s page opens by its name in the table, and nothing else does', async () => {
  await using app = await testApp();
  await app.call('diagnosis.openPage', { page: 'aws-denied' });
  expect(app.browser.opened).toEqual([DIAGNOSIS_PAGES['aws-denied']]);
  for (const page of ['nowhere', '__proto__', 'constructor', 'https://evil.example/']) {
    expect(await app.refusal('diagnosis.openPage', { page })).toBe('invalid-input');
  }
  expect(app.browser.opened).toHaveLength(1);
});
