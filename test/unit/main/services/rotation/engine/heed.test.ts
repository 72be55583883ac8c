import { describe, expect, it } from 'vitest';
import { heed } from '../../../../../../src/main/services/rotation/engine/heed.ts';
import { transition } from '../../../../../../src/main/services/rotation/engine/index.ts';
import type { Event, Phase, Rotation } from '../../../../../../src/main/services/rotation/engine/types.ts';
import type { Undo } from '../../../../../../src/main/services/rotation/engine/undo.ts';
import {
  at,
  candidate,
  failure,
  gate,
  NEW,
  OLD,
  proven,
  rotation,
  slot,
  soaking,
  type Told,
} from './fixture.ts';

const due = { from: at(-100_000), afterMs: 60_000 };
const over = soaking({ since: at(-100_000), until: due, nextLook: { from: at(0), afterMs: 6_000 } });
const both = [slot(OLD), slot(NEW)];
const passing = { kind: 'refused', failure: failure('throttled') } as const;

const told = (before: Rotation, event: Told, wish: Undo | null, ms = 0) =>
  heed(transition, before, { ...event, at: at(ms) } as Event, wish);

describe('a wish to turn back', () => {
  it('takes the go-ahead away from a disabling that nothing else stands in the way of', () => {
    const before = rotation(over);
    expect(told(before, gate(both, 0), null).step.effect.kind).toBe('disable');
    const { step, wish } = told(before, gate(both, 0), 'abandon');
    expect(step.rotation.phase).toMatchObject({
      kind: 'undoing',
      places: 'untouched',
      step: 'delete-candidate',
      publicId: NEW,
    });
    expect(step.notes.map(({ what }) => what)).toEqual(['decided']);
    expect(wish).toBeNull();
  });

  it('takes it away from a deletion', () => {
    const before = rotation({ kind: 'cooling', until: due });
    const disabled = [slot(OLD, 'disabled'), slot(NEW)];
    expect(told(before, gate(disabled, 0), null).step.effect.kind).toBe('delete');
    const { step } = told(before, gate(disabled, 0), 'enable-old');
    expect(step.effect).toEqual({ kind: 'enable', publicId: OLD });
  });

  it('takes it away from a creation', () => {
    const { step, wish } = told(rotation({ kind: 'intent' }), { kind: 'inbox-ready' }, 'abandon');
    expect([step.rotation.phase.kind, wish]).toEqual(['aborted-safe', null]);
  });

  it('loses nothing of what was just learnt', () => {
    const creating = rotation({ kind: 'creating' });
    const made = told(creating, { kind: 'created', publicId: NEW }, 'abandon').step.rotation;
    expect(made).toMatchObject({
      phase: { kind: 'undoing', places: 'untouched', publicId: NEW },
      candidate: { publicId: NEW },
    });
    const { credentialId } = candidate;
    const sealed = rotation({ kind: 'sealed' }, { candidate: { ...candidate, credentialId: null } });
    const kept = told(sealed, { kind: 'stored', credentialId }, 'abandon').step.rotation;
    expect(kept).toMatchObject({ phase: { kind: 'undoing' }, candidate: { credentialId } });
  });

  it('that came while the old key was being disabled enables it, then takes the new one away', () => {
    const policy = { proofs: 1, proofSpacingMs: 0, soakMs: 0, cooldownMs: 0 };
    const before = rotation({ kind: 'disabling', soak: over }, { policy });
    const enabling = told(before, { kind: 'disable-ended', change: { kind: 'done' } }, 'abandon');
    expect(enabling.step.effect).toEqual({ kind: 'enable', publicId: OLD });
    expect(enabling.wish).toBe('abandon');
    const ended: Told = { kind: 'enable-ended', change: { kind: 'done' } };
    const back = told(enabling.step.rotation, ended, enabling.wish);
    expect(back.step.rotation.phase).toMatchObject({
      kind: 'undoing',
      places: 'untouched',
      step: 'delete-candidate',
    });
    expect(back.wish).toBeNull();
  });

  it('for an old key that could not be disabled begins the soak anew', () => {
    const before = rotation({ kind: 'disabling', soak: over });
    const { step, wish } = told(before, { kind: 'disable-ended', change: passing }, 'enable-old');
    expect(step.rotation.phase).toMatchObject({ kind: 'soaking', until: { from: at(0) } });
    expect([step.effect.kind, wish]).toEqual(['wait', null]);
  });

  it('waits for the answer to a deletion that is under way', () => {
    const before = rotation({ kind: 'deleting', until: due });
    const refused = told(before, { kind: 'delete-ended', publicId: OLD, change: passing }, 'enable-old');
    expect(refused.step.effect).toEqual({ kind: 'enable', publicId: OLD });
    const done = told(
      before,
      { kind: 'delete-ended', publicId: OLD, change: { kind: 'done' } },
      'enable-old',
    );
    expect(done.step.rotation.phase.kind).toBe('retired');
  });

  it.each(['abandon', 'enable-old'] as const)('to %s that failed leaves it to a person', (wish) => {
    const undoing: Phase = {
      ...{
        kind: 'undoing',
        places: 'untouched',
        step: 'enable-old',
        publicId: OLD,
        leadsTo: 'soaking',
        sent: false,
      },
      ...{ reason: 'stopped-by-person', provenAt: null, from: { kind: 'disabled' } },
    };
    const gone: Told = { kind: 'enable-ended', change: { kind: 'no-such-key' } };
    const after = told(rotation(undoing), gone, wish);
    expect([after.step.rotation.phase.kind, after.wish]).toEqual(['attention', null]);
  });

  it.each([
    ['clear-slot', true, 'unknown'],
    ['clear-slot', false, 'disabled'],
    ['delete-orphan', true, 'unknown'],
    ['delete-orphan', false, 'enabled'],
  ] as const)('in the middle of a %s (sent: %s) names the key that was given up', (step, sent, status) => {
    const undoing: Phase = {
      ...{
        kind: 'undoing',
        places: 'untouched',
        step,
        publicId: 'X',
        leadsTo: 'slots',
        provenAt: null,
        sent,
      },
      ...{ reason: 'too-many-keys', from: { kind: 'slots' } },
    };
    const ended = told(rotation(undoing, { candidate: null }), { kind: 'resumed' }, 'abandon');
    expect(ended.step.rotation.phase).toMatchObject({
      kind: 'aborted-safe',
      keys: [
        { publicId: OLD, status: 'enabled' },
        { publicId: 'X', part: 'other', status },
      ],
    });
  });

  it('after an unclear answer to a deletion says that it does not know', () => {
    const undoing: Phase = {
      ...{
        kind: 'undoing',
        places: 'untouched',
        step: 'clear-slot',
        publicId: 'X',
        leadsTo: 'slots',
        provenAt: null,
        sent: true,
      },
      ...{ reason: 'too-many-keys', from: { kind: 'slots' } },
    };
    const unclear = { kind: 'unclear', failure: failure('network') } as const;
    const before = rotation(undoing, { candidate: null });
    const ended = told(before, { kind: 'delete-ended', publicId: 'X', change: unclear }, 'abandon');
    expect(ended.step.rotation.phase).toMatchObject({
      keys: [{ publicId: OLD }, { publicId: 'X', status: 'unknown' }],
    });
  });

  it('is no more once the rotation has ended', () => {
    const { step, wish } = told(
      rotation({ kind: 'preflight' }),
      { kind: 'proved-old', proof: { kind: 'failed', failure: failure('unknown-key') }, provenAt: at(0) },
      'abandon',
    );
    expect([step.rotation.phase.kind, wish]).toEqual(['aborted-safe', null]);
  });

  it('changes nothing where there is none', () => {
    const before = rotation(over);
    const event: Event = { kind: 'proved-old', proof: proven, provenAt: at(0), at: at(0) };
    expect(heed(transition, before, event, null).step).toEqual(transition(before, event));
  });
});
