import { expect, it } from 'vitest';
import { leftKeys } from '../../../../../../src/main/services/rotation/engine/left.ts';
import type { Phase } from '../../../../../../src/main/services/rotation/engine/types.ts';
import { at, candidate, failure, NEW, OLD, rotation, slot, soaking } from './fixture.ts';

const due = { from: at(0), afterMs: 9 };
const words = (...args: Parameters<typeof leftKeys>) =>
  leftKeys(...args).map(({ publicId, part, status }) => `${part} ${publicId} ${status}`);
const attention = (over: Partial<Extract<Phase, { kind: 'attention' }>>): Phase => ({
  ...{ kind: 'attention', reason: 'foreign-change', from: soaking(), slots: [], ...over },
});

it.each([
  [{ kind: 'sealed' }, 'enabled'],
  [soaking(), 'enabled'],
  [{ kind: 'disabling', soak: soaking() }, 'unknown'],
  [{ kind: 'cooling', until: due }, 'disabled'],
  [{ kind: 'deleting', until: due }, 'unknown'],
  [{ kind: 'retired', since: at(0) }, 'deleted'],
] as const)('takes the old key as the rotation left it: $0.kind', (from, status) => {
  expect(words(rotation(attention({ from })))).toEqual([`old ${OLD} ${status}`, `new ${NEW} enabled`]);
});

it('believes the list that a person sees, and names a key that turned up', () => {
  const slots = [slot(OLD, 'disabled'), slot(NEW), slot('X'), slot('B')];
  expect(words(rotation(attention({ slots }), { beforeIds: [OLD, 'B'] }))).toEqual([
    `old ${OLD} disabled`,
    `new ${NEW} enabled`,
    'other X enabled',
  ]);
  expect(words(rotation(attention({ slots: [slot(NEW)] })))).toEqual([
    `old ${OLD} deleted`,
    `new ${NEW} enabled`,
  ]);
});

it('says that it does not know where the cloud refused, and of an old key that did not prove', () => {
  const refused = attention({ reason: 'denied', from: { kind: 'stored' } });
  const failed = { failure: failure('denied-but-valid') };
  expect(words(rotation(refused, failed))).toEqual([`old ${OLD} enabled`, `new ${NEW} unknown`]);
  expect(words(rotation({ kind: 'preflight' }), 'old-not-proven')).toEqual([`old ${OLD} unknown`]);
});

it('tells a key that was taken away from one that was there before', () => {
  const undoing: Phase = {
    ...{ kind: 'undoing', step: 'delete-candidate', publicId: NEW, leadsTo: 'aborted-safe' },
    ...{ reason: 'stopped-by-person', provenAt: null, sent: false, places: 'untouched', from: soaking() },
  };
  expect(words(rotation(undoing))[1]).toBe(`new ${NEW} deleted`);
  const held = { candidate: { ...candidate, ours: false } };
  expect(words(rotation(undoing, held))[1]).toBe(`new ${NEW} enabled`);
});

it.each([
  ['clear-slot', false, 'disabled'],
  ['clear-slot', true, 'unknown'],
  ['delete-orphan', false, 'enabled'],
] as const)('names the key of a %s that was sent: %s', (step, sent, status) => {
  const undoing: Phase = {
    ...{ kind: 'undoing', places: 'untouched', step, publicId: 'X', leadsTo: 'slots', provenAt: null, sent },
    ...{ reason: 'too-many-keys', from: { kind: 'slots' } },
  };
  expect(words(rotation(undoing, { candidate: null }))).toEqual([`old ${OLD} enabled`, `other X ${status}`]);
});
