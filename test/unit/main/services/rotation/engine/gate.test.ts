import { describe, expect, it } from 'vitest';
import type { Phase } from '../../../../../../src/main/services/rotation/engine/types.ts';
import {
  at,
  failed,
  gate,
  NEW,
  notYet,
  OLD,
  proven,
  provenAs,
  rotation,
  slot,
  soaking,
  type Told,
  tell,
} from './fixture.ts';

const due = { from: at(-100_000), afterMs: 60_000 };
const soak = soaking({ since: at(-100_000), until: due, nextLook: { from: at(0), afterMs: 6_000 } });
const both = [slot(OLD), slot(NEW)];
const oldDisabled = [slot(OLD, 'disabled'), slot(NEW)];

/** What the gate of a state answers: the state that follows, its reason, and what is done. */
function at0(phase: Phase, event: Told, over: Parameters<typeof rotation>[1] = {}) {
  const { rotation: next, effect } = tell(rotation(phase, over), event);
  return [next.phase.kind, 'reason' in next.phase ? next.phase.reason : null, effect.kind];
}

describe('before disabling', () => {
  it.each([
    ['a proof and both keys as expected', gate(both, 0), ['disabling', null, 'disable']],
    ['a proof that is 60 s old', gate(both, 0, proven, -60_000), ['disabling', null, 'disable']],
    ['a proof that is older', gate(both, 0, proven, -60_001), ['soaking', null, 'wait']],
    ['a proof from after the list', gate(both, 0, proven, 1), ['soaking', null, 'wait']],
    ['no list', gate(null, 0), ['soaking', null, 'wait']],
    ['no network', gate(null, 0, failed('network')), ['soaking', null, 'wait']],
    ['a new key that is not listed so far', gate([slot(OLD)], 0), ['soaking', null, 'wait']],
    ['a new key that does not prove', gate(both, 0, notYet()), ['attention', 'unexpected', 'ask-person']],
    ['another principal', gate(both, 0, provenAs('x')), ['attention', 'other-identity', 'ask-person']],
    [
      'a new key that somebody disabled',
      gate([slot(OLD), slot(NEW, 'disabled')], 0),
      ['attention', 'foreign-change', 'ask-person'],
    ],
    [
      'an old key that somebody disabled',
      gate(oldDisabled, 0),
      ['attention', 'foreign-change', 'ask-person'],
    ],
    ['an old key that somebody deleted', gate([slot(NEW)], 0), ['attention', 'foreign-change', 'ask-person']],
    ['a stranger', gate([...both, slot('X')], 0), ['attention', 'foreign-change', 'ask-person']],
  ] as const)('%s', (_name, event, expected) => {
    expect(at0(soak, event)).toEqual(expected);
  });

  it('looks at the last use once more when the computer slept since', () => {
    const slept = soaking({
      since: at(-100_000),
      until: due,
      nextLook: { from: at(-60_001), afterMs: 6_000 },
    });
    expect(at0(slept, gate(both, 0))).toEqual(['soaking', null, 'look-at-last-use']);
  });

  it('waits while a change of ours can still arrive', () => {
    const doubt = { from: at(-14_999), afterMs: 15_000 };
    expect(at0(soak, gate(both, 0), { doubt })).toEqual(['soaking', null, 'wait']);
    expect(at0(soak, gate(both, 1), { doubt })).toEqual(['soaking', null, 'wait']);
    expect(tell(rotation(soak, { doubt }), gate(both, 1), 1).effect.kind).toBe('disable');
  });

  it('misses a key that was there before', () => {
    expect(at0(soak, gate(both, 0), { beforeIds: [OLD, 'X'] })).toEqual([
      'attention',
      'foreign-change',
      'ask-person',
    ]);
  });

  it('is not hurried by a clock that was set forward', () => {
    const long = { from: at(0), afterMs: 60_000 };
    const before = rotation(soaking({ until: long, nextLook: long }));
    const later = { local: at(100_000).local, cloud: at(1_000).cloud };
    const step = tell(before, { ...gate(both, 0), provenAt: later } as Told);
    expect(step.rotation.phase.kind).toBe('soaking');
  });
});

describe('before deleting', () => {
  const cooling = { kind: 'cooling', until: due } as const;
  it.each([
    ['a proof and the old key disabled', gate(oldDisabled, 0), ['deleting', null, 'delete']],
    ['an old key that expired', gate([slot(OLD, 'expired'), slot(NEW)], 0), ['deleting', null, 'delete']],
    ['an old key that somebody enabled', gate(both, 0), ['soaking', null, 'wait']],
    [
      'a new key that does not prove',
      gate(oldDisabled, 0, notYet()),
      ['undoing', 'stopped-by-person', 'enable'],
    ],
    [
      'a new key that somebody disabled',
      gate([slot(OLD, 'disabled'), slot(NEW, 'disabled')], 0),
      ['undoing', 'stopped-by-person', 'enable'],
    ],
    ['no network', gate(null, 0, failed('network')), ['cooling', null, 'wait']],
    ['a stranger', gate([...oldDisabled, slot('X')], 0), ['attention', 'foreign-change', 'ask-person']],
    ['an old key that somebody deleted', gate([slot(NEW)], 0), ['attention', 'foreign-change', 'ask-person']],
  ] as const)('%s', (_name, event, expected) => {
    expect(at0(cooling, event)).toEqual(expected);
  });

  it('waits out the cool-down by the slower clock', () => {
    const until = { from: at(0), afterMs: 60_000 };
    const step = tell(rotation({ kind: 'cooling', until }), gate(oldDisabled, 0));
    expect(step.effect).toEqual({ kind: 'wait', until: { from: at(0), afterMs: 60_000 } });
  });

  it('takes an enabled old key for no objection right after the disabling', () => {
    const until = { from: at(-1_000), afterMs: 0 };
    expect(at0({ kind: 'cooling', until }, gate(both, 0))).toEqual(['cooling', null, 'wait']);
  });
});
