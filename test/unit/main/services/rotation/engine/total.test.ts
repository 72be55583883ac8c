import { describe, expect, it } from 'vitest';
import { effectOf } from '../../../../../../src/main/services/rotation/engine/index.ts';
import type { Effect, Phase, Undoing } from '../../../../../../src/main/services/rotation/engine/types.ts';
import {
  at,
  failed,
  failure,
  gate,
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

const due = { from: at(-100_000), afterMs: 60_000 };
const over = soaking({ since: at(-100_000), until: due, nextLook: due });

const undoing = (step: Undoing['step'], provenAt: Undoing['provenAt'] = null): Undoing => ({
  kind: 'undoing',
  step,
  publicId: step === 'enable-old' ? OLD : NEW,
  leadsTo: step === 'enable-old' ? 'soaking' : 'aborted-safe',
  reason: 'stopped-by-person',
  provenAt,
  sent: false,
  places: 'untouched',
  from: over,
});

const PHASES: readonly Phase[] = [
  { kind: 'preflight' },
  { kind: 'slots' },
  { kind: 'blocked-slots', slots: [slot(OLD), slot('X', 'disabled')] },
  { kind: 'intent' },
  { kind: 'creating' },
  { kind: 'sealed' },
  { kind: 'stored' },
  { kind: 'proving', good: 0, tries: 0, since: at(0), next: { from: at(0), afterMs: 0 } },
  { kind: 'distributing' },
  { kind: 'promoted' },
  over,
  { kind: 'disabling', soak: over },
  { kind: 'disabled' },
  { kind: 'cooling', until: due },
  { kind: 'deleting', until: due },
  { kind: 'retired', since: at(0) },
  { kind: 'reconcile', from: { kind: 'creating' }, since: at(0), undo: false },
  { kind: 'reconcile', from: over, since: at(0), undo: false },
  { kind: 'reconcile', from: { kind: 'deleting', until: due }, since: at(0), undo: false },
  undoing('enable-old'),
  undoing('delete-candidate'),
  undoing('delete-candidate', at(0)),
  { ...undoing('delete-candidate', at(0)), places: 'due' },
  { ...undoing('delete-candidate', at(0)), places: 'back' },
  { kind: 'attention', reason: 'orphan-key', from: { kind: 'creating' }, slots: [slot(OLD), slot('X')] },
  { kind: 'attention', reason: 'foreign-change', from: over, slots: [slot(OLD), slot(NEW)] },
  { kind: 'done' },
  { kind: 'aborted-safe', reason: 'denied', leaves: 'old', keys: [] },
];

const both = [slot(OLD), slot(NEW)];
const oldDisabled = [slot(OLD, 'disabled'), slot(NEW)];
const refused = { kind: 'refused', failure: failure('denied-but-valid') } as const;
const unclear = { kind: 'unclear', failure: failure('network') } as const;

const EVENTS: readonly Told[] = [
  { kind: 'proved-old', proof: proven, provenAt: at(0) },
  { kind: 'proved-old', proof: failed('network'), provenAt: at(0) },
  { kind: 'proved-new', proof: proven },
  { kind: 'proved-new', proof: notYet() },
  { kind: 'proved-new', proof: failed('denied-but-valid') },
  { kind: 'listed', slots: [] },
  { kind: 'listed', slots: [slot(OLD)] },
  { kind: 'listed', slots: both },
  { kind: 'listed', slots: oldDisabled },
  { kind: 'listed', slots: [slot(NEW)] },
  { kind: 'list-failed', failure: failure('network') },
  { kind: 'list-failed', failure: failure('denied-but-valid') },
  { kind: 'inbox-ready' },
  { kind: 'created', publicId: NEW },
  { kind: 'create-ended', change: refused },
  { kind: 'create-ended', change: unclear },
  { kind: 'create-ended', change: { kind: 'limit-reached' } },
  { kind: 'inbox-read', publicId: NEW },
  { kind: 'inbox-read', publicId: null },
  { kind: 'stored', credentialId: rotation({ kind: 'slots' }).credentialId },
  { kind: 'stored-checked', matches: true },
  { kind: 'stored-checked', matches: false },
  { kind: 'distributed' },
  { kind: 'distribution-open' },
  { kind: 'places-checked' },
  { kind: 'places-open' },
  { kind: 'handed-back' },
  { kind: 'hand-back-open' },
  { kind: 'promoted' },
  { kind: 'demoted' },
  { kind: 'last-used', lastUsed: null },
  { kind: 'disable-ended', change: { kind: 'done' } },
  { kind: 'disable-ended', change: unclear },
  { kind: 'enable-ended', change: { kind: 'done' } },
  { kind: 'enable-ended', change: { kind: 'no-such-key' } },
  { kind: 'delete-ended', publicId: OLD, change: { kind: 'done' } },
  { kind: 'delete-ended', publicId: NEW, change: { kind: 'done' } },
  { kind: 'delete-ended', publicId: 'X', change: { kind: 'done' } },
  gate(both, 0),
  gate(oldDisabled, 0),
  gate(null, 0, failed('network')),
  { kind: 'tick' },
  { kind: 'resumed' },
  { kind: 'chosen', choice: { kind: 'retry' } },
  { kind: 'chosen', choice: { kind: 'stop' } },
  { kind: 'chosen', choice: { kind: 'delete-orphan', publicId: 'X' } },
  { kind: 'chosen', choice: { kind: 'delete-disabled', publicId: 'X' } },
  { kind: 'chosen', choice: { kind: 'promote-held', publicId: 'X' } },
  { kind: 'undo-asked' },
];

/** The only steps that may change anything at the cloud for good. */
const ALLOWED: Readonly<Partial<Record<Effect['kind'], readonly string[]>>> = {
  create: ['intent/inbox-ready'],
  disable: ['soaking/gate'],
  delete: ['cooling/gate', 'undoing/listed', 'undoing/handed-back'],
};

describe.each(PHASES.map((phase) => [phase.kind, phase] as const))('a rotation in %s', (_name, phase) => {
  it.each(EVENTS.map((event) => [event.kind, event] as const))('takes %s', (kind, event) => {
    const before = rotation(phase);
    const step = tell(before, event);
    expect(ALLOWED[step.effect.kind] ?? [`${phase.kind}/${kind}`]).toContain(`${phase.kind}/${kind}`);
    if (step.rotation.phase.kind === phase.kind) expect(step.notes.length).toBeLessThanOrEqual(2);
    // What is journalled is enough to go on from.
    expect(JSON.parse(JSON.stringify(step.rotation))).toEqual(step.rotation);
    expect(tell(before, event)).toEqual(step);
  });

  it('does nothing of itself that cannot be taken back', () => {
    expect(['create', 'disable', 'delete']).not.toContain(effectOf(rotation(phase)).kind);
  });
});

it.each(['done', 'aborted-safe'] as const)('stays %s whatever comes', (kind) => {
  const before = rotation(kind === 'done' ? { kind } : { kind, reason: 'denied', leaves: 'old', keys: [] });
  for (const event of EVENTS) {
    expect(tell(before, event)).toEqual({ rotation: before, effect: { kind: 'finish' }, notes: [] });
  }
});
