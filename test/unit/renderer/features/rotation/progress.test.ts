import { describe, expect, it } from 'vitest';
import { progressOf, STEPS, stepOf } from '../../../../../src/renderer/features/rotation/progress.ts';
import {
  DEFAULT_ROTATION_POLICY,
  ROTATION_PHASES,
  type RotationEvent,
  type RotationPhase,
} from '../../../../../src/shared/model/rotation.ts';
import { accountOf, keyOf } from '../../../../support/fake/keys.ts';
import { rotationAt } from '../../../../support/fake/rotations.ts';

const NOW = Date.UTC(2026, 10, 21);
const key = keyOf({ n: 1, label: 'terraform', account: accountOf(1), ageDays: 100 }, NOW);
const at = (phase: RotationPhase, more: Partial<RotationEvent>[] = [], until?: RotationEvent['what']) => {
  const made = rotationAt({ n: 1, key, phase, now: NOW, more, ...(until === undefined ? {} : { until }) });
  return progressOf(made.rotation, made.events);
};
const states = (progress: ReturnType<typeof progressOf>) => progress.steps.map(({ state }) => state);

describe('where a rotation stands', () => {
  it('knows the step of every phase of the way', () => {
    const beside: RotationPhase[] = ['done', 'reconcile', 'undoing', 'attention', 'aborted-safe'];
    for (const phase of ROTATION_PHASES) {
      expect({ phase, known: stepOf(phase) !== null }).toEqual({ phase, known: !beside.includes(phase) });
    }
  });

  it('has done what lies before the present step, with its time, and nothing after it', () => {
    const { steps } = at('soaking');
    expect(steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'present',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(steps.slice(0, 4).every(({ doneAt }) => doneAt !== null && doneAt < NOW)).toBe(true);
    expect(steps.slice(4).every(({ doneAt }) => doneAt === null)).toBe(true);
  });

  it('goes on one step after the other on a good day', () => {
    const way = [
      ...(['creating', 'proving', 'distributing', 'promoted'] as const),
      ...(['soaking', 'disabled', 'cooling', 'deleting'] as const),
    ];
    const present = way.map((phase) => states(at(phase)).indexOf('present'));
    expect(present).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('has done everything at the end', () => {
    expect(states(at('done'))).toEqual(STEPS.map(() => 'done'));
    expect(at('done').oldKey).toBe('deleted');
  });

  it('stops in sight where it waits for a person, wherever that is', () => {
    expect(states(at('blocked-slots'))[0]).toBe('stopped');
    expect(states(at('attention', [], 'create-sent'))[0]).toBe('stopped');
    expect(states(at('attention', [], 'promoted')).indexOf('stopped')).toBe(4);
    expect(states(at('attention', [], 'old-disabled')).indexOf('stopped')).toBe(6);
    const { rotation, events } = rotationAt({ n: 1, key, phase: 'distributing', now: NOW });
    const places = { total: 2, open: 1 };
    expect(states(progressOf({ ...rotation, places }, events))[2]).toBe('stopped');
  });

  it('leaves out what was never reached when it ended early', () => {
    expect(states(at('aborted-safe', [], 'stored'))).toEqual([
      'done',
      'stopped',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  it('shows the present step although the lines are not here yet', () => {
    const { rotation } = rotationAt({ n: 1, key, phase: 'cooling', now: NOW });
    expect(states(progressOf(rotation, [])).indexOf('present')).toBe(6);
  });
});

describe('what the lines tell', () => {
  const bad = { what: 'new-not-yet', phase: 'proving' } as const;
  const good = { what: 'new-proven', phase: 'proving' } as const;

  it('counts good proofs in a row', () => {
    expect(at('proving', [good, good]).proofs).toBe(2);
    expect(at('proving', [good, good, bad]).proofs).toBe(0);
    expect(at('proving', [good, bad, good]).proofs).toBe(1);
    expect(at('proving', Array(9).fill(good)).proofs).toBe(DEFAULT_ROTATION_POLICY.proofs);
  });

  it('says where the old key was used when the time begins anew', () => {
    const { restarted } = at('soaking', [
      { what: 'old-used', detail: { service: 's3', region: 'eu-central-1' } },
      { what: 'soak-restarted', at: NOW - 5 },
    ]);
    expect(restarted).toEqual({ at: NOW - 5, why: 'used', where: 's3 · eu-central-1' });
  });

  it('invents no place where the cloud told none', () => {
    const { restarted } = at('soaking', [
      { what: 'old-used', detail: { service: '', region: '' } },
      { what: 'soak-restarted' },
    ]);
    expect(restarted?.where).toBeNull();
  });

  it('goes back to both keys when the old one is enabled again', () => {
    const back = at('soaking', [{ what: 'old-enabled' }, { what: 'soak-restarted' }], 'old-disabled');
    expect(states(back).indexOf('present')).toBe(4);
    expect(back.steps[5]?.doneAt).toBeNull();
    expect(back.oldKey).toBe('enabled');
    expect(back.restarted?.why).toBe('enabled');
  });

  it('takes the deletion of the new key on the way back for no step forward', () => {
    const back = at(
      'aborted-safe',
      [
        { what: 'delete-sent', phase: 'undoing' },
        { what: 'candidate-deleted', phase: 'undoing' },
      ],
      'stored',
    );
    expect(states(back).indexOf('stopped')).toBe(1);
    expect(back.oldKey).toBe('enabled');
  });

  it('forgets an earlier try when the keys are listed anew', () => {
    const again = at(
      'creating',
      [{ what: 'candidate-deleted', phase: 'undoing' }, { what: 'slots-listed' }],
      'stored',
    );
    expect(states(again)[0]).toBe('present');
    expect(again.steps[0]?.doneAt).toBeNull();
  });

  it('knows that a key that was there takes the new key’s part', () => {
    expect(at('proving').held).toBe(false);
    expect(at('proving', [{ what: 'decided', detail: { choice: 'promote-held' } }]).held).toBe(true);
  });
});
