import { describe, expect, it } from 'vitest';
import { byFile } from '../../../../../src/renderer/features/plaintext/by-file.ts';
import { problemError } from '../../../../../src/renderer/lib/place-problem.ts';

it('places of one file stand together, in the order in which the files come', () => {
  const places = ['/a', '/b', '/a'].map((path, n) => ({ path, n }));
  const files = [...byFile(places, ({ path }) => path)];
  expect(files.map(([path, those]) => [path, those.map(({ n }) => n)])).toEqual([
    ['/a', [0, 2]],
    ['/b', [1]],
  ]);
});

describe('why something was left', () => {
  it('is told in the words of its error', () => {
    expect(problemError({ code: 'file-changed', params: {} })).toEqual({ code: 'file-changed', params: {} });
    const params = { name: 'kubectl', code: 3 };
    expect(problemError({ code: 'command-failed', params })).toEqual({ code: 'command-failed', params });
  });

  it('has words even where this version does not know it, without its values', () => {
    expect(problemError({ code: 'of-tomorrow', params: { x: 1 } })).toEqual({ code: 'internal', params: {} });
  });
});
