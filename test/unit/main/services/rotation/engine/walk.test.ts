import { expect, it } from 'vitest';
import type { Rotation, Step } from '../../../../../../src/main/services/rotation/engine/types.ts';
import { at, candidate, gate, NEW, OLD, proven, rotation, slot, type Told, tell } from './fixture.ts';

/** Plays a good day: an event, the state that it leads to, and what is to be done there. */
function walk(begin: Rotation, days: readonly (readonly [Told, number, string, string])[]): Step {
  let step: Step = { rotation: begin, effect: { kind: 'prove-old' }, notes: [] };
  for (const [event, ms, phase, effect] of days) {
    step = tell(step.rotation, event, ms);
    expect([step.rotation.phase.kind, step.effect.kind]).toEqual([phase, effect]);
  }
  return step;
}

const both = [slot(OLD), slot(NEW)];
const oldDisabled = [slot(OLD, 'disabled'), slot(NEW)];

it('walks from the first proof to the receipt', () => {
  const begin = rotation({ kind: 'preflight' }, { identity: null, beforeIds: [] });
  const end = walk(begin, [
    [{ kind: 'resumed' }, 0, 'preflight', 'prove-old'],
    [{ kind: 'proved-old', proof: proven, provenAt: at(0) }, 0, 'slots', 'list'],
    [{ kind: 'listed', slots: [slot(OLD)] }, 0, 'intent', 'prepare-inbox'],
    [{ kind: 'inbox-ready' }, 0, 'creating', 'create'],
    [{ kind: 'created', publicId: NEW }, 0, 'sealed', 'store'],
    [{ kind: 'stored', credentialId: candidate.credentialId }, 0, 'stored', 'check-stored'],
    [{ kind: 'stored-checked', matches: true }, 0, 'proving', 'prove-new'],
    [{ kind: 'proved-new', proof: proven }, 0, 'proving', 'wait'],
    [{ kind: 'tick' }, 1_000, 'proving', 'prove-new'],
    [{ kind: 'proved-new', proof: proven }, 1_000, 'distributing', 'distribute'],
    [{ kind: 'distributed' }, 1_000, 'promoted', 'promote'],
    [{ kind: 'promoted' }, 1_000, 'soaking', 'look-at-last-use'],
    [{ kind: 'last-used', lastUsed: { kind: 'never' } }, 1_000, 'soaking', 'wait'],
    [{ kind: 'tick' }, 61_000, 'soaking', 'look-at-last-use'],
    [{ kind: 'last-used', lastUsed: { kind: 'never' } }, 61_000, 'soaking', 'check-places'],
    [{ kind: 'places-checked' }, 61_000, 'soaking', 'look-at-last-use'],
    [{ kind: 'last-used', lastUsed: { kind: 'never' } }, 61_000, 'soaking', 'gate'],
    [gate(both, 61_000), 61_000, 'disabling', 'disable'],
    [{ kind: 'disable-ended', change: { kind: 'done' } }, 61_000, 'disabled', 'prove-new'],
    [{ kind: 'proved-new', proof: proven }, 61_000, 'cooling', 'wait'],
    [{ kind: 'tick' }, 121_000, 'cooling', 'check-places'],
    [{ kind: 'places-checked' }, 121_000, 'cooling', 'gate'],
    [gate(oldDisabled, 121_000), 121_000, 'deleting', 'delete'],
    [{ kind: 'delete-ended', publicId: OLD, change: { kind: 'done' } }, 121_000, 'retired', 'list'],
    [{ kind: 'listed', slots: [slot(NEW)] }, 121_000, 'done', 'finish'],
  ]);
  expect(end.rotation).toMatchObject({ endedAt: at(121_000).local, beforeIds: [OLD], doubt: null });
});

it('names the journalled key in both destructive calls', () => {
  const due = { from: at(0), afterMs: 0 };
  const soak = {
    kind: 'soaking',
    since: at(0),
    until: due,
    seen: null,
    nextLook: due,
    checked: at(0),
  } as const;
  expect(tell(rotation(soak), gate(both, 5), 5).effect).toEqual({
    kind: 'disable',
    publicId: OLD,
    provenAt: at(5),
  });
  const cooling = rotation({ kind: 'cooling', until: due });
  expect(tell(cooling, gate(oldDisabled, 5), 5).effect).toEqual({
    kind: 'delete',
    publicId: OLD,
    provenAt: at(5),
  });
});

it('looks at the places once more and goes to the gate where the policy wants no soak', () => {
  const policy = { proofs: 1, proofSpacingMs: 0, soakMs: 0, cooldownMs: 0 };
  const step = tell(rotation({ kind: 'promoted' }, { policy }), { kind: 'promoted' });
  expect(step.effect).toEqual({ kind: 'check-places' });
  expect(tell(step.rotation, { kind: 'places-checked' }).effect).toEqual({ kind: 'gate' });
});

it('never soaks for less than the cloud is late with its last use', () => {
  const limits = { lastUsedLagMs: 3_600_000, maxKeys: 2, settleMs: 15_000 };
  const step = tell(rotation({ kind: 'promoted' }, { limits }), { kind: 'promoted' });
  expect(step.rotation.phase).toMatchObject({ until: { afterMs: 3_600_000 } });
});
