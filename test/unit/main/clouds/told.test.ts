import { describe, expect, it } from 'vitest';
import { told } from '../../../../src/main/clouds/told.ts';

describe('told', () => {
  it('keeps what an answer held, as text that the model takes', () => {
    expect(told({ id: 7, name: 'a', none: null, missing: undefined, empty: '' })).toEqual({
      id: '7',
      name: 'a',
    });
    expect(told({ long: 'x'.repeat(600) }).long).toHaveLength(500);
  });
});
