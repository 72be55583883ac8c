import { describe, expect, it } from 'vitest';
import { fileKinds } from '../../../../../../src/main/formats/files/index.ts';
import { howOf, isLeak } from '../../../../../../src/main/services/rotation/places/kinds.ts';
import type { Place } from '../../../../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../../../../src/shared/model/ids.ts';
import { placeName } from '../../../../../../src/shared/place-name.ts';
import {
  byHandPlace,
  commandPlace,
  consumerOf,
  DEVICE,
  filePlace,
} from '../../../../../support/rotation/fake-places.ts';

const KEY = 'aaaa000000000001' as CredentialId;
const ENVIRONMENT: Place = {
  ...{ kind: 'environment', device: DEVICE, deviceName: 'here' },
  variables: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
};
const how = (place: Place, device = DEVICE) => howOf(consumerOf(1, KEY, place), device);

describe('what a rotation does about a place', () => {
  it.each([
    ['rewrites a file', filePlace('/a'), 'rewrite'],
    ['leaves a file that asks Keyturn', filePlace('/a', { holds: 'command' }), 'follows'],
    ['runs a command', commandPlace('push'), 'run'],
    ['asks for what is by hand', byHandPlace('job'), 'by-hand'],
    ['asks for the environment', ENVIRONMENT, 'by-hand'],
  ] as const)('%s', (_name, place, expected) => {
    expect(how(place)).toBe(expected);
  });

  it('asks for what is on another computer, but for what follows by itself', () => {
    expect(how(filePlace('/a'), 'other')).toBe('by-hand');
    expect(how(commandPlace('push'), 'other')).toBe('by-hand');
    expect(how(filePlace('/a', { holds: 'command' }), 'other')).toBe('follows');
  });

  it('goes by what each kind of file is', () => {
    for (const { id, role, write } of fileKinds) {
      const place = filePlace('/a', { file: id });
      expect([id, isLeak(consumerOf(1, KEY, place))]).toEqual([id, role === 'leak']);
      const expected = role === 'leak' ? 'leak' : write === null ? 'by-hand' : 'rewrite';
      expect([id, how(place)]).toEqual([id, expected]);
    }
  });
});

it('names a place as its person knows it', () => {
  expect(placeName(filePlace('/a'))).toBe('/a (default)');
  expect(placeName(filePlace('/a', { entry: '' }))).toBe('/a');
  expect(placeName(ENVIRONMENT)).toBe('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY');
  expect(placeName(byHandPlace('job'))).toBe('job');
});
