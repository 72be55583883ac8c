import { expect, it } from 'vitest';
import { readKeys } from '../../../../src/main/formats/detect.ts';
import { findMistakes } from '../../../../src/shared/mistakes/index.ts';
import { readCorpus } from '../../../vectors/detection/corpus.ts';

it('finds nothing wrong with the sound keys of the corpus', () => {
  const alarms = readCorpus().flatMap(({ name, text }) =>
    readKeys(text).keys.flatMap((key) => {
      const secrets = Object.entries(key.secrets).map(([field, secret]) => [field, secret.reveal()] as const);
      const found = findMistakes(key.cloud, null, { ...key.fields, ...Object.fromEntries(secrets) });
      return found.map(({ kind, fields }) => `${name}: ${kind} ${fields.join(' ')}`);
    }),
  );
  expect(alarms).toEqual([]);
});
