import { expect, it } from 'vitest';
import { historyWords } from '../../../src/shared/history-words.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import { type AuditEntry, auditEntry } from '../../../src/shared/model/audit.ts';
import { ROTATION_PHASES } from '../../../src/shared/model/rotation.ts';

const entryOf = (action: AuditEntry['action'], detail: Record<string, string>): AuditEntry =>
  auditEntry.parse({
    seq: 1,
    at: 0,
    action,
    credentialId: null,
    detail,
    osUser: 'somebody',
    device: 'here',
    via: 'app',
  });

it.each(ROTATION_PHASES)('says where a rotation was when it was %s', (phase) => {
  const { sentence, remark } = historyWords(entryOf('rotation.moved', { rotation: 'x', phase }), null);
  expect(sentence).toBe('rotation-moved');
  expect(remark).toEqual({ kind: 'phase', value: phase });
  expect(en.history.remark.phase[phase]).toMatch(/\S/);
});

it('stays silent about a phase that it does not know', () => {
  expect(historyWords(entryOf('rotation.moved', { phase: 'dancing' }), null).remark).toBeNull();
});

it('tells a failure that another key met from one of its own', () => {
  const remarkOf = (detail: Record<string, string>) =>
    historyWords(entryOf('credential.verify-failed', detail), null).remark;
  expect(remarkOf({ failure: 'network' })).toEqual({ kind: 'failure', value: 'network', asked: true });
  expect(remarkOf({ failure: 'network', asked: 'no' })).toEqual({
    ...{ kind: 'failure', value: 'network', asked: false },
  });
});

it('says who got a key, by which way and for how long', () => {
  const remarkOf = (action: AuditEntry['action'], detail: Record<string, string>) =>
    historyWords(entryOf(action, detail), null).remark;
  expect(remarkOf('key.handed-out', { way: 'exec', program: '/usr/bin/terraform' })).toEqual({
    ...{ kind: 'receiver', to: '/usr/bin/terraform', way: 'exec', lasts: null },
  });
  expect(remarkOf('consent.given', { program: '/usr/bin/aws', lasts: 'always' })).toEqual({
    ...{ kind: 'receiver', to: '/usr/bin/aws', way: null, lasts: 'always' },
  });
  expect(remarkOf('key.handed-out', { way: 'dancing', protocol: 'aws' })).toBeNull();
});
