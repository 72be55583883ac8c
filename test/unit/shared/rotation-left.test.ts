import { describe, expect, it } from 'vitest';
import { createWords } from '../../../src/cli/words.ts';
import { leftKey, type RotationChoice, type RotationView } from '../../../src/shared/model/rotation.ts';
import { choiceEffect, leftLines } from '../../../src/shared/rotation-left.ts';
import { NEW_ID, OLD_ID, sampleRotation } from '../../support/cli/sample-rotation.ts';

const en = createWords('en').t;
const zh = createWords('zh-CN').t;
const key = (part: 'old' | 'new' | 'other', publicId: string, held = true) =>
  ({ publicId, part, status: 'enabled', held }) as const;
const waiting = (over: Partial<RotationView> = {}) =>
  sampleRotation({
    phase: 'attention',
    leaves: 'both',
    left: [key('old', OLD_ID), key('new', NEW_ID)],
    ...over,
  });
const stop = { kind: 'stop' } as const;

describe('what remains', () => {
  it.each([
    ['old', OLD_ID],
    ['both', OLD_ID],
    ['new', NEW_ID],
  ] as const)('names the key in use of %s', (leaves, inUse) => {
    const lines = leftLines(waiting({ leaves }), en).filter((line) => line.endsWith('in use here'));
    expect(lines).toEqual([expect.stringContaining(inUse)]);
  });

  it('has words for every state and part in both languages', () => {
    const { part, status } = leftKey.unwrap().shape;
    const left = part.options.flatMap((one) =>
      status.options.map((state) => ({ publicId: `${one} ${state}`, part: one, status: state, held: false })),
    );
    for (const say of [en, zh]) {
      const lines = leftLines({ leaves: 'both', left }, say);
      expect(new Set(lines).size).toBe(left.length);
      expect(lines.join('\n')).not.toMatch(/rotation\.left|\{\{/);
    }
  });
});

describe('a choice', () => {
  it('to stop says whether a secret is put into the vault first', () => {
    const unsaved = waiting({ newCredentialId: null });
    expect(choiceEffect(unsaved, stop, en)).toContain(
      `Puts the secret of the new key ${NEW_ID} into the vault`,
    );
    expect(choiceEffect(waiting(), stop, en)).not.toContain('into the vault');
    const lost = waiting({ newCredentialId: null, left: [key('old', OLD_ID), key('new', NEW_ID, false)] });
    expect(choiceEffect(lost, stop, en)).not.toContain('into the vault');
  });

  it.each(['promote-held', 'delete-disabled', 'delete-orphan'] as const)('of %s names both keys', (kind) => {
    const choice: RotationChoice = { kind, publicId: 'AKIAOTHER' };
    for (const say of [en, zh]) {
      expect(choiceEffect(waiting(), choice, say)).toContain('AKIAOTHER');
      expect(choiceEffect(waiting(), choice, say)).toContain(OLD_ID);
    }
  });
});
