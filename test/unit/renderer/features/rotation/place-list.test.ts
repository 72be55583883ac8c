import { describe, expect, it } from 'vitest';
import {
  deliveryWords,
  inTurn,
  showsPlaces,
} from '../../../../../src/renderer/features/rotation/place-list.ts';
import { statusWords } from '../../../../../src/renderer/features/rotation/status.tsx';
import { createSpeech } from '../../../../../src/renderer/lib/i18n.ts';
import { waitsForWord } from '../../../../../src/shared/delivery-waits.ts';
import type { RotationView } from '../../../../../src/shared/model/rotation.ts';
import { accountOf, keyOf } from '../../../../support/fake/keys.ts';
import { waitingForPlaces } from '../../../../support/fake/rotations.ts';
import { fiveDeliveries } from '../../../../support/fake/used-places.ts';

const NOW = Date.UTC(2026, 10, 21);
const { t } = (await createSpeech('en')).i18n;
const key = keyOf({ n: 3, label: 'terraform', account: accountOf(1), ageDays: 80 }, NOW);
const { rotation, deliveries = [] } = waitingForPlaces(key, NOW);
const at = (over: Partial<RotationView>): RotationView => ({ ...rotation, ...over });

describe('the places of a rotation', () => {
  it('puts those first that wait for a person, and those last that are done with', () => {
    expect(inTurn(deliveries).map((one) => deliveryWords(one, t))).toEqual([
      'failed',
      'to be done by hand',
      'waits for its turn',
      'done',
      'done',
    ]);
    expect(deliveries.filter(waitsForWord)).toHaveLength(rotation.places.open);
  });

  it('does not wait for a by-hand place before its turn', () => {
    const [first] = fiveDeliveries(key.id, NOW);
    if (first === undefined) throw new Error('There are five');
    expect(waitsForWord({ ...first, state: 'waiting', byHand: true, at: null })).toBe(false);
    expect(waitsForWord({ ...first, state: 'waiting', byHand: false, at: NOW })).toBe(false);
  });

  it.each<[string, Partial<RotationView>, boolean]>([
    ['while they are served', {}, true],
    ['on the way back', { phase: 'undoing', places: { total: 5, open: 0 } }, true],
    ['where one waits in another phase', { phase: 'disabling' }, true],
    [
      'where they hold it up',
      { phase: 'attention', reason: 'places-open', places: { total: 5, open: 0 } },
      true,
    ],
    ['while both keys work', { phase: 'soaking', places: { total: 5, open: 0 } }, false],
    ['where there are none', { places: { total: 0, open: 0 } }, false],
    ['once it ended', { phase: 'done', endedAt: NOW }, false],
  ])('are in sight %s: %#', (_, over, shown) => {
    expect(showsPlaces(at(over))).toBe(shown);
  });

  it('are what the rotation is said to wait for', () => {
    expect(statusWords(rotation, t)).toBe('Waits for 2 places');
    expect(statusWords(at({ places: { total: 5, open: 1 } }), t)).toBe('Waits for 1 place');
    expect(statusWords(at({ places: { total: 5, open: 0 } }), t)).toContain('Step 3');
  });
});
