import { describe, expect, it } from 'vitest';
import { resources } from '../../../../src/shared/i18n/resources.ts';
import { ERROR_CODES } from '../../../../src/shared/ipc/envelope.ts';
import { AUDIT_ACTIONS } from '../../../../src/shared/model/audit.ts';
import { FAILURE_KINDS } from '../../../../src/shared/model/failure.ts';

const SENTENCES = ['action', 'meaning', 'title'];
const sorted = (keys: readonly string[]) => [...keys].sort();

describe.each(Object.entries(resources))('in %s', (_locale, { translation }) => {
  it('every error that main can send has its three sentences, and no other has', () => {
    expect(sorted(Object.keys(translation.error))).toEqual(sorted(ERROR_CODES));
    for (const text of Object.values(translation.error)) expect(sorted(Object.keys(text))).toEqual(SENTENCES);
  });

  it('every failure of a call has its three sentences, and no other has', () => {
    expect(sorted(Object.keys(translation.failure))).toEqual(sorted(FAILURE_KINDS));
    for (const text of Object.values(translation.failure)) {
      expect(sorted(Object.keys(text))).toEqual(SENTENCES);
    }
  });

  it('every audited action has a name, and nothing else has', () => {
    const actions = AUDIT_ACTIONS.map((action) => action.replace('.', '-'));
    expect(sorted(Object.keys(translation.audit))).toEqual(sorted(actions));
  });
});
