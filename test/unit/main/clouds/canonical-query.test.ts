import { describe, expect, it } from 'vitest';
import { canonicalQuery, encode } from '../../../../src/main/clouds/canonical-query.ts';

describe('canonicalQuery', () => {
  it('sorts by name and encodes what RFC 3986 does not leave alone', () => {
    expect(canonicalQuery({ b: "a b*c~d/e!'()", a: '中', B: '' })).toBe(
      'B=&a=%E4%B8%AD&b=a%20b%2Ac~d%2Fe%21%27%28%29',
    );
    expect(encode('-_.~aZ09')).toBe('-_.~aZ09');
  });
});
