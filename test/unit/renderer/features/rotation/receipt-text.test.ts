import { describe, expect, it } from 'vitest';
import { eventWords, receiptText } from '../../../../../src/renderer/features/rotation/receipt-text.ts';
import { createFormatter } from '../../../../../src/renderer/lib/format.ts';
import { createSpeech } from '../../../../../src/renderer/lib/i18n.ts';
import { type RotationEvent, rotationEvent } from '../../../../../src/shared/model/rotation.ts';
import { accountOf, keyOf } from '../../../../support/fake/keys.ts';
import { rotationAt } from '../../../../support/fake/rotations.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);
const { t } = (await createSpeech('en')).i18n;
const zh = (await createSpeech('zh-CN')).i18n.t;
const format = createFormatter('en', t, 'UTC');
const key = keyOf({ n: 1, label: 'terraform', account: accountOf(1), ageDays: 100 }, NOW);
const line = (over: Partial<RotationEvent>): RotationEvent => ({
  at: NOW,
  phase: 'soaking',
  what: 'old-used',
  publicId: null,
  detail: {},
  ...over,
});

describe('a line of the receipt', () => {
  it('has words for all that can happen', () => {
    for (const what of rotationEvent.unwrap().shape.what.options) {
      for (const translate of [t, zh])
        expect(eventWords(line({ what }), translate)).not.toMatch(/rotation\./);
    }
  });

  it('says where, why and what was chosen', () => {
    expect(eventWords(line({ detail: { service: 's3', region: '' } }), t)).toBe('Old key was used: s3');
    expect(eventWords(line({ what: 'new-not-yet', detail: { failure: 'unknown-key' } }), t)).toBe(
      'New key not known yet: The cloud does not know this key',
    );
    expect(eventWords(line({ what: 'attention', detail: { reason: 'orphan-key' } }), t)).toBe(
      'Stopped for a decision: A key was created, and its secret was lost',
    );
    expect(
      eventWords(line({ what: 'decided', publicId: 'AKIA1', detail: { choice: 'delete-disabled' } }), t),
    ).toBe('Decision taken: Delete AKIA1');
    expect(eventWords(line({ what: 'decided', detail: { choice: 'enable-old' } }), t)).toBe(
      'Decision taken: Enable the old key again',
    );
  });

  it('keeps quiet about details that it does not know', () => {
    expect(eventWords(line({ what: 'sealed', detail: { anything: 'at all', choice: 'fly' } }), t)).toBe(
      'New secret sealed',
    );
  });
});

describe('the receipt as text', () => {
  const made = rotationAt({ n: 1, key, phase: 'done', now: NOW, startedAgoMs: 9 * DAY });
  const text = receiptText({ ...made, by: 'li@atlas' }, t, format);

  it('names who, when, both keys, how long and how often proven', () => {
    expect(text).toContain('Receipt of terraform');
    expect(text).toContain(`Old key: ${made.rotation.oldPublicId}`);
    expect(text).toContain(`New key: ${made.rotation.newPublicId}`);
    expect(text).toContain('Result: Finished');
    expect(text).toContain('Took: 8 days');
    expect(text).toContain('By: li@atlas');
    expect(text).toContain('Proofs of the new key: 3');
  });

  it('tells each line at its instant, the same in every time zone', () => {
    const lines = text.split('\n').filter((one) => /^\d{4}-/.test(one));
    expect(lines).toHaveLength(made.events.length);
    expect(lines[0]).toBe(`${new Date(made.rotation.startedAt).toISOString()}  Started`);
    expect(lines.at(-2)).toContain(`Old key deleted  ${made.rotation.oldPublicId}`);
  });

  it('says why it ended early', () => {
    const early = rotationAt({
      n: 2,
      key,
      phase: 'aborted-safe',
      now: NOW,
      until: 'stored',
      view: {
        reason: 'never-proven',
        leaves: 'old',
        left: [
          { publicId: key.publicId, part: 'old', status: 'enabled', held: true },
          { publicId: 'AKIANEW', part: 'new', status: 'deleted', held: false },
        ],
      },
    });
    const ended = receiptText({ ...early, by: null }, t, format);
    expect(ended).toContain('Ended early (The new key never worked)');
    expect(ended).toContain(
      `What remains: Old key ${key.publicId}: enabled at the cloud, secret in the vault, in use here; ` +
        'New key AKIANEW: not there any more at the cloud, secret not in the vault',
    );
  });
});
