import { describe, expect, it } from 'vitest';
import type { Rotation, Station } from '../../../../../../src/main/services/rotation/engine/types.ts';
import type { SlotKey } from '../../../../../../src/shared/model/rotation.ts';
import { at, failure, NEW, OLD, rotation, slot, soaking, tell } from './fixture.ts';

const unclear = { kind: 'unclear', failure: failure('network') } as const;
const due = { from: at(-100_000), afterMs: 60_000 };
const soak = soaking({ since: at(-100_000), until: due, nextLook: due });
const both = [slot(OLD), slot(NEW)];
const oldDisabled = [slot(OLD, 'disabled'), slot(NEW)];

const found = (from: Station, slots: readonly SlotKey[], ms: number, before?: Partial<Rotation>) => {
  const doubted = tell(rotation(from, before), { kind: 'resumed' });
  expect(doubted.rotation.phase.kind).toBe('reconcile');
  const step = tell(doubted.rotation, { kind: 'listed', slots }, ms);
  const { phase } = step.rotation;
  return ['reason' in phase ? `${phase.kind}: ${phase.reason}` : phase.kind, step.effect.kind];
};

describe('found while creating', () => {
  const begin = tell(rotation({ kind: 'creating' }), { kind: 'resumed' });

  it('looks into the inbox first, and goes on with what lies there', () => {
    expect(begin.effect).toEqual({ kind: 'read-inbox' });
    const step = tell(begin.rotation, { kind: 'inbox-read', publicId: NEW });
    expect([step.rotation.phase.kind, step.effect.kind]).toEqual(['sealed', 'store']);
  });

  it('lists when the inbox is empty, and creates again only once the request cannot arrive any more', () => {
    const empty = tell(begin.rotation, { kind: 'inbox-read', publicId: null });
    expect(empty.effect).toEqual({ kind: 'list' });
    const early = tell(empty.rotation, { kind: 'listed', slots: [slot(OLD)] }, 14_999);
    expect([early.rotation.phase.kind, early.effect.kind]).toEqual(['reconcile', 'wait']);
    const late = tell(empty.rotation, { kind: 'listed', slots: [slot(OLD)] }, 15_000);
    expect([late.rotation.phase.kind, late.effect.kind]).toEqual(['slots', 'list']);
  });

  it('asks about one new key, and about several', () => {
    const one = tell(begin.rotation, { kind: 'listed', slots: [slot(OLD), slot('X')] });
    expect(one.rotation.phase).toMatchObject({ kind: 'attention', reason: 'orphan-key' });
    const two = tell(begin.rotation, { kind: 'listed', slots: [slot(OLD), slot('X'), slot('Y')] });
    expect(two.rotation.phase).toMatchObject({ kind: 'attention', reason: 'foreign-change' });
  });

  it('builds nothing on an answer that names a key of before', () => {
    const step = tell(rotation({ kind: 'creating' }), { kind: 'created', publicId: OLD });
    expect(step.rotation).toMatchObject({
      candidate: null,
      phase: { kind: 'attention', reason: 'unexpected' },
    });
  });

  it('doubts a refusal for lack of room, since a request can be delivered twice', () => {
    const step = tell(rotation({ kind: 'creating' }), {
      kind: 'create-ended',
      change: { kind: 'limit-reached' },
    });
    expect([step.rotation.phase.kind, step.effect.kind]).toEqual(['reconcile', 'read-inbox']);
  });
});

describe('found in the middle', () => {
  it.each([
    ['stored', { kind: 'stored' }, both, 0, ['stored', 'check-stored']],
    ['stored, not listed so far', { kind: 'stored' }, [slot(OLD)], 299_999, ['reconcile', 'wait']],
    ['stored, gone', { kind: 'stored' }, [slot(OLD)], 300_000, ['undoing: candidate-gone', 'prove-old']],
    ['soaking', soak, both, 0, ['soaking', 'look-at-last-use']],
    ['soaking, old disabled just now', soak, oldDisabled, 0, ['reconcile', 'wait']],
    ['soaking, old disabled', soak, oldDisabled, 15_000, ['attention: foreign-change', 'ask-person']],
    ['disabling, done', { kind: 'disabling', soak }, oldDisabled, 0, ['disabled', 'prove-new']],
    ['disabling, not done so far', { kind: 'disabling', soak }, both, 14_999, ['reconcile', 'wait']],
    ['disabling, not done', { kind: 'disabling', soak }, both, 15_000, ['soaking', 'look-at-last-use']],
    ['disabled, enabled by somebody', { kind: 'disabled' }, both, 15_000, ['soaking', 'wait']],
    ['cooling', { kind: 'cooling', until: due }, oldDisabled, 0, ['cooling', 'check-places']],
    [
      'cooling, new key gone',
      { kind: 'cooling', until: due },
      [slot(OLD, 'disabled')],
      0,
      ['undoing: stopped-by-person', 'enable'],
    ],
    ['deleting, done', { kind: 'deleting', until: due }, [slot(NEW)], 0, ['retired', 'list']],
    [
      'deleting, not done so far',
      { kind: 'deleting', until: due },
      oldDisabled,
      14_999,
      ['reconcile', 'wait'],
    ],
    [
      'deleting, not done',
      { kind: 'deleting', until: due },
      oldDisabled,
      15_000,
      ['cooling', 'check-places'],
    ],
  ] as const)('%s', (_name, from, slots, ms, expected) => {
    expect(found(from, slots, ms)).toEqual(expected);
  });

  it('keeps the deadline of a soak over any number of interruptions', () => {
    const until = { from: at(0), afterMs: 60_000 };
    let current = rotation(soaking({ until }));
    for (const ms of [1_000, 2_000, 3_000]) {
      current = tell(current, { kind: 'resumed' }, ms).rotation;
      current = tell(current, { kind: 'listed', slots: both }, ms).rotation;
    }
    expect(current.phase).toMatchObject({ kind: 'soaking', until });
  });

  it('stores what lies in the inbox before it asks the cloud', () => {
    expect(tell(rotation({ kind: 'sealed' }), { kind: 'resumed' }).effect).toEqual({ kind: 'store' });
  });
});

it('leaves a doubt behind a change that nobody answered', () => {
  const step = tell(rotation({ kind: 'disabling', soak }), { kind: 'disable-ended', change: unclear }, 5);
  expect(step.rotation).toMatchObject({
    phase: { kind: 'reconcile' },
    doubt: { from: at(5), afterMs: 15_000 },
  });
});
