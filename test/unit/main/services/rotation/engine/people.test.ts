import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../../../../src/main/services/rotation/engine/index.ts';
import type { Phase } from '../../../../../../src/main/services/rotation/engine/types.ts';
import { undoOf } from '../../../../../../src/main/services/rotation/engine/undo.ts';
import {
  at,
  candidate,
  failed,
  failure,
  NEW,
  notYet,
  OLD,
  proven,
  rotation,
  slot,
  soaking,
  type Told,
  tell,
} from './fixture.ts';

const both = [slot(OLD), slot(NEW)];

const LEFT_OLD = [{ publicId: OLD, part: 'old', status: 'enabled' }];
const provenOld: Told = { kind: 'proved-old', proof: proven, provenAt: at(0) };

describe('an undo', () => {
  it.each(['preflight', 'slots', 'intent'] as const)('before anything was made ends %s', (kind) => {
    const step = tell(rotation({ kind }), { kind: 'undo-asked' });
    expect(step.rotation.phase).toEqual({
      kind: 'aborted-safe',
      reason: 'stopped-by-person',
      leaves: 'old',
      keys: LEFT_OLD,
    });
  });

  it('of a soak proves the old key, lists, gives it its place back, and deletes the new one', () => {
    let step = tell(rotation(soaking()), { kind: 'undo-asked' });
    expect(step.effect).toEqual({ kind: 'prove-old' });
    step = tell(step.rotation, provenOld);
    expect(step.effect).toEqual({ kind: 'list' });
    step = tell(step.rotation, { kind: 'listed', slots: both });
    expect(step.effect).toEqual({ kind: 'demote' });
    step = tell(step.rotation, { kind: 'demoted' });
    expect(step.effect).toEqual({ kind: 'hand-back' });
    step = tell(step.rotation, { kind: 'handed-back' });
    expect(step.effect).toEqual({ kind: 'delete', publicId: NEW, provenAt: at(0) });
    step = tell(step.rotation, { kind: 'delete-ended', publicId: NEW, change: { kind: 'done' } });
    expect(step.rotation.phase).toEqual({
      kind: 'aborted-safe',
      reason: 'stopped-by-person',
      leaves: 'old',
      keys: [...LEFT_OLD, { publicId: NEW, part: 'new', status: 'deleted' }],
    });
  });

  it('deletes a new key that the list does not show: lists come late', () => {
    const steps: readonly Told[] = [
      { kind: 'undo-asked' },
      provenOld,
      { kind: 'listed', slots: both },
      { kind: 'demoted' },
      { kind: 'handed-back' },
      {
        kind: 'delete-ended',
        publicId: NEW,
        change: { kind: 'refused', failure: failure('throttled') },
      },
      { kind: 'tick' },
      provenOld,
    ];
    const again = steps.reduce((before, event) => tell(before, event).rotation, rotation(soaking()));
    const step = tell(again, { kind: 'listed', slots: [slot(OLD)] });
    expect(step.effect).toEqual({ kind: 'delete', publicId: NEW, provenAt: at(0) });
    const ended = tell(step.rotation, {
      kind: 'delete-ended',
      publicId: NEW,
      change: { kind: 'no-such-key' },
    });
    expect(ended.rotation.phase).toMatchObject({ kind: 'aborted-safe', leaves: 'old' });
  });

  it('keeps the new key when the old one does not prove any more', () => {
    const undoing = tell(rotation(soaking()), { kind: 'undo-asked' }).rotation;
    const step = tell(undoing, { kind: 'proved-old', proof: notYet('disabled'), provenAt: at(0) });
    expect(step.rotation.phase).toMatchObject({ kind: 'attention', reason: 'old-not-proven' });
  });

  it('never deletes a key that was there before', () => {
    const begin = rotation(soaking(), { candidate: { ...candidate, ours: false } });
    const undoing = tell(begin, { kind: 'undo-asked' }).rotation;
    const demoting = tell(tell(undoing, provenOld).rotation, { kind: 'listed', slots: both });
    expect(demoting.effect).toEqual({ kind: 'demote' });
    const demoted = tell(demoting.rotation, { kind: 'demoted' });
    expect(demoted.effect).toEqual({ kind: 'hand-back' });
    expect(tell(demoted.rotation, { kind: 'handed-back' }).rotation.phase.kind).toBe('aborted-safe');
  });

  it.each([{ kind: 'disabled' }, { kind: 'cooling', until: { from: at(0), afterMs: 9 } }] satisfies Phase[])(
    'of $kind enables the old key and soaks anew, even where the policy wants no soak',
    (phase) => {
      const policy = { proofs: 1, proofSpacingMs: 0, soakMs: 0, cooldownMs: 0 };
      const undoing = tell(rotation(phase, { policy }), { kind: 'undo-asked' });
      expect(undoing.effect).toEqual({ kind: 'enable', publicId: OLD });
      const step = tell(undoing.rotation, { kind: 'enable-ended', change: { kind: 'done' } });
      expect(step.rotation.phase).toMatchObject({ kind: 'soaking', until: { afterMs: 60_000 } });
      expect(step.effect.kind).toBe('wait');
    },
  );

  it('comes too late for a deletion', () => {
    const deleting = rotation({ kind: 'deleting', until: { from: at(0), afterMs: 0 } });
    expect(undoOf(deleting)).toBeNull();
    expect(tell(deleting, { kind: 'undo-asked' }).rotation.phase.kind).toBe('deleting');
  });
});

describe('two keys already', () => {
  const blocked = rotation(
    {
      kind: 'blocked-slots',
      slots: [slot(OLD), slot('H', 'active', true), slot('D', 'disabled'), slot('U')],
    },
    { beforeIds: [OLD, 'H', 'D', 'U'] },
  );

  it('offers what the facts allow, and nothing on a stranger', () => {
    expect(choicesOf(blocked)).toEqual([
      { kind: 'promote-held', publicId: 'H' },
      { kind: 'delete-disabled', publicId: 'D' },
      { kind: 'retry' },
      { kind: 'stop' },
    ]);
    for (const publicId of [OLD, 'U', 'H']) {
      const step = tell(blocked, { kind: 'chosen', choice: { kind: 'delete-disabled', publicId } });
      expect(step.rotation).toEqual(blocked);
    }
  });

  it('promotes the held one, which was not made here', () => {
    const step = tell(blocked, { kind: 'chosen', choice: { kind: 'promote-held', publicId: 'H' } });
    expect(step.rotation).toMatchObject({
      phase: { kind: 'stored' },
      candidate: { publicId: 'H', ours: false },
      beforeIds: [OLD, 'D', 'U'],
    });
  });

  it('deletes a disabled one only on the strength of the old key, and only while it is disabled', () => {
    const choice = { kind: 'chosen', choice: { kind: 'delete-disabled', publicId: 'D' } } as const;
    const proving = tell(tell(blocked, choice).rotation, provenOld);
    const slots = [slot(OLD), slot('H', 'active', true), slot('U')];
    const gone = tell(proving.rotation, { kind: 'listed', slots: [...slots, slot('D', 'disabled')] });
    expect(gone.effect).toEqual({ kind: 'delete', publicId: 'D', provenAt: at(0) });
    const enabled = tell(proving.rotation, { kind: 'listed', slots: [...slots, slot('D')] });
    expect([enabled.rotation.phase.kind, enabled.effect.kind]).toEqual(['slots', 'list']);
  });
});

describe('attention', () => {
  const attention = (over: Partial<Extract<Phase, { kind: 'attention' }>>) =>
    rotation({ kind: 'attention', reason: 'foreign-change', from: soaking(), slots: both, ...over });
  const retry: Told = { kind: 'chosen', choice: { kind: 'retry' } };

  it('takes the keys that a person saw for given', () => {
    const step = tell(attention({ slots: [...both, slot('X')] }), retry);
    expect(step.rotation).toMatchObject({ phase: { kind: 'reconcile' }, beforeIds: [OLD, 'X'] });
  });

  it('goes on where somebody else took a step', () => {
    const disabled = tell(attention({ slots: [slot(OLD, 'disabled'), slot(NEW)] }), retry);
    expect(disabled.rotation.phase).toMatchObject({ kind: 'reconcile', from: { kind: 'disabled' } });
    const deleted = tell(attention({ slots: [slot(NEW)] }), retry);
    expect(deleted.rotation.phase.kind).toBe('retired');
  });

  it('stops with the key in use that is in use', () => {
    const stop: Told = { kind: 'chosen', choice: { kind: 'stop' } };
    expect(tell(attention({}), stop).rotation.phase).toMatchObject({ kind: 'aborted-safe', leaves: 'new' });
    const early = attention({ from: { kind: 'stored' } });
    expect(tell(early, stop).rotation.phase).toMatchObject({ kind: 'aborted-safe', leaves: 'both' });
  });

  it('deletes an orphan that a person named, and begins again', () => {
    const orphan = rotation(
      { kind: 'attention', reason: 'orphan-key', from: { kind: 'creating' }, slots: [slot(OLD), slot('X')] },
      { candidate: null },
    );
    expect(choicesOf(orphan)[0]).toEqual({ kind: 'delete-orphan', publicId: 'X' });
    const chosen = tell(orphan, { kind: 'chosen', choice: { kind: 'delete-orphan', publicId: 'X' } });
    const sent = tell(tell(chosen.rotation, provenOld).rotation, {
      kind: 'listed',
      slots: [slot(OLD), slot('X')],
    });
    expect(sent.effect).toEqual({ kind: 'delete', publicId: 'X', provenAt: at(0) });
    const step = tell(sent.rotation, { kind: 'delete-ended', publicId: 'X', change: { kind: 'done' } });
    expect(step.rotation).toMatchObject({ phase: { kind: 'slots' }, candidate: null, beforeIds: [] });
  });
});

describe('a new key that never proves', () => {
  const since = { from: at(-120_000), afterMs: 0 };
  const proving = rotation({ kind: 'proving', good: 0, tries: 7, since: at(-120_000), next: since });

  it('is taken away again', () => {
    const step = tell(proving, { kind: 'proved-new', proof: notYet() });
    expect(step.rotation.phase).toMatchObject({ kind: 'undoing', reason: 'never-proven', publicId: NEW });
  });

  it('is not given up for want of a network', () => {
    const step = tell(proving, { kind: 'proved-new', proof: failed('network') });
    expect(step.rotation.phase).toMatchObject({ kind: 'proving', since: at(0) });
  });
});

it('loses its count of good proofs by one bad one', () => {
  const begin = rotation({
    kind: 'proving',
    good: 1,
    tries: 0,
    since: at(0),
    next: { from: at(0), afterMs: 0 },
  });
  const step = tell(begin, { kind: 'proved-new', proof: notYet() });
  expect(step.rotation.phase).toMatchObject({ kind: 'proving', good: 0, tries: 1 });
  expect(step.effect).toEqual({ kind: 'wait', until: { from: at(0), afterMs: 1_000 } });
});

it('restarts the soak when the old key was used since the promotion', () => {
  const used = { kind: 'used', at: at(5).local, service: 's3', region: 'eu-1' } as const;
  const step = tell(rotation(soaking()), { kind: 'last-used', lastUsed: used }, 30_000);
  expect(step.rotation.phase).toMatchObject({ until: { from: at(30_000) }, seen: used });
  expect(step.notes).toMatchObject([
    { what: 'old-used', detail: { service: 's3', region: 'eu-1' } },
    { what: 'soak-restarted' },
  ]);
  const again = tell(step.rotation, { kind: 'last-used', lastUsed: used }, 40_000);
  expect(again.rotation.phase).toMatchObject({ until: { from: at(30_000) } });
});

describe('stopping with a new key whose secret is not in the vault yet', () => {
  const unsaved = { ...candidate, credentialId: null };
  const from = { kind: 'sealed' } as const;
  const waiting = rotation(
    { kind: 'attention', reason: 'denied', from, slots: [] },
    { candidate: unsaved, failure: failure('denied-but-valid') },
  );
  const stop: Told = { kind: 'chosen', choice: { kind: 'stop' } };

  it('stores it before it ends, and only then', () => {
    const storing = tell(waiting, stop);
    expect(storing.effect).toEqual({ kind: 'store' });
    expect(storing.rotation).toEqual(waiting);
    const { credentialId } = candidate;
    const { rotation: ended, notes } = tell(storing.rotation, { kind: 'stored', credentialId });
    expect(ended).toMatchObject({ phase: { kind: 'aborted-safe', leaves: 'both' }, candidate });
    expect(notes.map(({ what }) => what)).toEqual(['stored', 'aborted']);
  });

  it('ends without it where the inbox holds nothing that can be read', () => {
    const step = tell(tell(waiting, stop).rotation, { kind: 'inbox-read', publicId: null });
    expect(step.rotation).toMatchObject({ phase: { kind: 'aborted-safe' }, candidate: unsaved });
  });

  it('asks for nothing twice where it is stored', () => {
    const kept = { ...waiting, candidate };
    expect(tell(kept, stop).rotation.phase.kind).toBe('aborted-safe');
    expect(tell(kept, { kind: 'stored', credentialId: candidate.credentialId }).rotation).toEqual(kept);
  });
});
