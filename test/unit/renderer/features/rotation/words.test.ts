import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../../../src/renderer/features/rotation/moments.ts';
import { progressOf } from '../../../../../src/renderer/features/rotation/progress.ts';
import {
  phaseSentence,
  stepTitle,
  undoSentence,
} from '../../../../../src/renderer/features/rotation/words.ts';
import { createFormatter } from '../../../../../src/renderer/lib/format.ts';
import { createSpeech } from '../../../../../src/renderer/lib/i18n.ts';
import { shortTime } from '../../../../../src/renderer/lib/short-time.ts';
import { DEFAULT_ROTATION_POLICY, ROTATION_PHASES } from '../../../../../src/shared/model/rotation.ts';
import { accountOf, keyOf } from '../../../../support/fake/keys.ts';
import { planOf, type RotationDraft, rotationAt } from '../../../../support/fake/rotations.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 4);
const key = keyOf({ n: 1, label: 'terraform', account: accountOf(1), ageDays: 100 }, NOW);
const wordsIn = async (locale: 'en' | 'zh-CN') => {
  const { t } = (await createSpeech(locale)).i18n;
  return { t, format: createFormatter(locale, t, 'UTC'), now: NOW };
};
const en = await wordsIn('en');
const zh = await wordsIn('zh-CN');
const made = (draft: Partial<RotationDraft> & Pick<RotationDraft, 'phase'>) => {
  const { rotation, events } = rotationAt({ n: 1, key, now: NOW, ...draft });
  return { rotation, progress: progressOf(rotation, events) };
};

describe('the steps by name', () => {
  it('say how long they wait, and when they do not', () => {
    expect(stepTitle('soak', DEFAULT_ROTATION_POLICY, en)).toBe('Keep the old key enabled for 24 hours');
    expect(stepTitle('cool', DEFAULT_ROTATION_POLICY, zh)).toBe('保持禁用 7天');
    expect(stepTitle('soak', { soakMs: 0, cooldownMs: 0 }, en)).toBe('Keep the old key no longer');
    expect(stepTitle('delete', DEFAULT_ROTATION_POLICY, en)).toBe('Delete the old key');
  });
});

describe('what goes on', () => {
  it('has a sentence in every phase and both languages, with nothing left to fill in', () => {
    for (const phase of ROTATION_PHASES) {
      const { rotation, progress } = made({ phase });
      for (const words of [en, zh]) {
        const sentence = phaseSentence(rotation, progress, words);
        expect(sentence).not.toMatch(/rotation\.|\{\{/);
        expect(sentence.length).toBeGreaterThan(4);
      }
    }
  });

  it('names the end of a wait until it has come', () => {
    const soaking = made({ phase: 'soaking', startedAgoMs: 5 * HOUR });
    expect(phaseSentence(soaking.rotation, soaking.progress, en)).toContain('21 November 2026 at 23:00');
    const over = made({ phase: 'soaking', view: { notBefore: NOW - 1 } });
    expect(phaseSentence(over.rotation, over.progress, en)).toMatch(/^The time is over/);
  });

  it('counts the proofs', () => {
    const proving = made({ phase: 'proving', more: [{ what: 'new-proven' }] });
    expect(phaseSentence(proving.rotation, proving.progress, en)).toContain('1 proof of 3 so far');
    expect(phaseSentence(proving.rotation, proving.progress, zh)).toContain('已验证 1/3 次');
  });
});

describe('what can be taken back', () => {
  it('is said with its end while a wait runs', () => {
    const soaking = made({ phase: 'soaking', startedAgoMs: 5 * HOUR });
    expect(undoSentence(soaking.rotation, soaking.progress, en)).toMatch(/^Until 21 November 2026 at 23:00/);
    const cooling = made({ phase: 'cooling' });
    expect(undoSentence(cooling.rotation, cooling.progress, en)).toMatch(
      /the old key can be enabled again\.$/,
    );
  });

  it('never says that a key which was there before is deleted', () => {
    const held = made({ phase: 'soaking', more: [{ what: 'decided', detail: { choice: 'promote-held' } }] });
    expect(undoSentence(held.rotation, held.progress, en)).toContain('both stay');
  });

  it('is nothing once the old key is being deleted', () => {
    const deleting = made({ phase: 'deleting' });
    expect(undoSentence(deleting.rotation, deleting.progress, en)).toBe('Cannot be taken back.');
  });
});

describe('times at the right edge', () => {
  it('are of the clock today, and dates before', () => {
    expect(shortTime(NOW - HOUR, en)).toBe('03:00');
    expect(shortTime(NOW - 30 * HOUR, en)).toBe('19 November');
  });
});

describe('when somebody has to be there', () => {
  it('is at the start and after each long wait', () => {
    const moments = momentsOf(planOf(key).steps);
    expect(moments.map(({ steps }) => steps)).toEqual([
      ['create', 'prove', 'distribute', 'switch'],
      ['disable'],
      ['delete'],
    ]);
    expect(moments[0]?.afterMs).toBe(0);
    expect(moments[1]?.afterMs).toBeGreaterThanOrEqual(24 * HOUR);
    expect(moments[2]?.afterMs).toBeGreaterThanOrEqual((24 + 7 * 24) * HOUR);
  });

  it('is once where nothing waits', () => {
    const moments = momentsOf(planOf(key, { ...DEFAULT_ROTATION_POLICY, soakMs: 0, cooldownMs: 5000 }).steps);
    expect(moments).toHaveLength(1);
    expect(moments[0]?.steps).toHaveLength(8);
  });
});
