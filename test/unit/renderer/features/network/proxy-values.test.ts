import { describe, expect, it } from 'vitest';
import {
  keepsPassword,
  type ProxyValues,
  readProxyValues,
  rulesOf,
  valuesOf,
} from '../../../../../src/renderer/features/network/proxy-values.ts';
import type { NetworkSettings } from '../../../../../src/shared/model/network.ts';

const BLANK: ProxyValues = { kind: 'system', script: '', address: '', user: '', bypass: '' };
const FIXED: NetworkSettings = {
  proxy: { kind: 'fixed', url: 'http://proxy.example.com:3128', user: 'li', hasPassword: true },
  bypass: ['<local>', '10.0.0.0/8'],
  authorities: [],
};

describe('the form of the way out', () => {
  it('comes back as it went in', () => {
    const { proxy, bypass } = FIXED;
    expect(readProxyValues(valuesOf(FIXED))).toEqual({
      choices: { proxy: { kind: 'fixed', url: 'http://proxy.example.com:3128', user: 'li' }, bypass },
    });
    expect(proxy.kind).toBe('fixed');
    const pac = { kind: 'pac', url: 'file:///etc/proxy.pac' } as const;
    expect(readProxyValues(valuesOf({ ...FIXED, proxy: pac }))).toEqual({ choices: { proxy: pac, bypass } });
  });

  it('takes nothing from fields that are out of sight', () => {
    const values = { ...BLANK, kind: 'direct', address: 'nonsense of before', user: 'li' } as const;
    expect(readProxyValues(values)).toEqual({ choices: { proxy: { kind: 'direct' }, bypass: [] } });
  });

  it('says which field is wrong, and which line', () => {
    expect(readProxyValues({ ...BLANK, kind: 'pac', script: 'proxy.pac' })).toEqual({
      problems: { script: 'form' },
    });
    expect(
      readProxyValues({ ...BLANK, kind: 'fixed', address: 'http://li:x@proxy', bypass: 'a\n\nb c' }),
    ).toEqual({ problems: { address: 'sign-in', bypass: { line: 2, text: 'b c' } } });
    expect(readProxyValues({ ...BLANK, bypass: '<local>\n<other>' })).toEqual({
      problems: { bypass: { line: 2, text: '<other>' } },
    });
  });

  it('parts rules as people write them', () => {
    expect(rulesOf(' *.a.com, b.com；10.0.0.0/8\n\n<local>、c ')).toEqual([
      ...['*.a.com', 'b.com', '10.0.0.0/8', '<local>', 'c'],
    ]);
  });

  it('keeps a password for the same proxy and user alone', () => {
    const same = valuesOf(FIXED);
    expect(keepsPassword(FIXED, same)).toBe(true);
    expect(keepsPassword(FIXED, { ...same, address: 'proxy.example.com:3128/' })).toBe(true);
    expect(keepsPassword(FIXED, { ...same, address: 'http://other.example.com:3128' })).toBe(false);
    expect(keepsPassword(FIXED, { ...same, user: 'wang' })).toBe(false);
    expect(keepsPassword(FIXED, { ...same, kind: 'system' })).toBe(false);
    const none = {
      ...FIXED,
      proxy: { kind: 'fixed', url: 'http://proxy', user: null, hasPassword: false },
    } as const;
    expect(keepsPassword(none, valuesOf(none))).toBe(false);
  });
});
