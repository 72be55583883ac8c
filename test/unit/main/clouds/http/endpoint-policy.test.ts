import { describe, expect, it } from 'vitest';
import {
  checkEndpoint,
  checkHops,
  checkProxy,
  isLoopback,
  shownHost,
} from '../../../../../src/main/clouds/http/endpoint-policy.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';

const codeOf = (run: () => void): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof KeyturnError) return error.code;
    throw error;
  }
};
const endpoint = (address: string, plainHttp = false) =>
  codeOf(() => checkEndpoint(new URL(address), plainHttp));

describe('checkEndpoint', () => {
  it('lets https pass anywhere', () => {
    expect(endpoint('https://sts.amazonaws.com')).toBeNull();
    expect(endpoint('https://10.0.0.7:8443')).toBeNull();
  });

  it('lets plain http pass on loopback alone', () => {
    for (const host of ['127.0.0.1:80', '127.9.8.7:4566', 'localhost:4566', 'LOCALHOST', '[::1]:4566']) {
      expect(endpoint(`http://${host}`), host).toBeNull();
    }
    for (const host of [
      'sts.amazonaws.com',
      '10.0.0.7',
      '192.168.1.1',
      '0.0.0.0',
      '127.0.0.1.example.com',
      '127.example.com',
      'localhost.example.com',
      '[::2]',
      '[::ffff:10.0.0.7]',
    ]) {
      expect(endpoint(`http://${host}`), host).toBe('insecure-endpoint');
    }
  });

  it('sees through other spellings of an address', () => {
    expect(endpoint('http://2130706433')).toBeNull();
    expect(endpoint('http://0x0a.0.0.7')).toBe('insecure-endpoint');
  });

  it('does not let plain http to "loopback" leave by a proxy elsewhere', () => {
    const by = (address: string, proxy: string, plainHttp = false) =>
      codeOf(() => checkHops(new URL(address), [null, { url: proxy, signIn: null }], plainHttp));
    expect(by('http://127.0.0.1:4566', 'http://proxy.example:3128')).toBe('insecure-endpoint');
    expect(by('http://127.0.0.1:4566', 'http://127.0.0.1:3128')).toBeNull();
    expect(by('http://10.0.0.7', 'http://proxy.example:3128', true)).toBeNull();
    expect(by('https://10.0.0.7', 'http://proxy.example:3128')).toBeNull();
  });

  it('lets plain http pass where a person agreed, and nothing else', () => {
    expect(endpoint('http://10.0.0.7:8080', true)).toBeNull();
    expect(endpoint('ftp://10.0.0.7', true)).toBe('insecure-endpoint');
    expect(endpoint('http://me:pw@10.0.0.7', true)).toBe('invalid-input');
  });

  it('refuses other schemes and addresses with a password in them', () => {
    expect(endpoint('ftp://127.0.0.1')).toBe('insecure-endpoint');
    expect(endpoint('file:///etc/passwd')).toBe('insecure-endpoint');
    expect(endpoint('https://user:pass@sts.amazonaws.com')).toBe('invalid-input');
  });
});

describe('checkProxy', () => {
  it('takes http and https addresses without credentials', () => {
    const proxy = (address: string) => codeOf(() => void checkProxy(address));
    expect(proxy('http://proxy.example:3128')).toBeNull();
    expect(proxy('https://proxy.example')).toBeNull();
    expect(proxy('socks5://proxy.example:1080')).toBeNull();
    for (const wrong of ['http://me:pw@proxy.example', 'socks4://proxy.example', 'proxy.example:3128', '']) {
      expect(proxy(wrong), wrong).toBe('invalid-input');
    }
  });
});

describe('shownHost', () => {
  it('tells the port unless it is 443', () => {
    expect(shownHost(new URL('https://sts.amazonaws.com/'))).toBe('sts.amazonaws.com');
    expect(shownHost(new URL('https://sts.example:8443'))).toBe('sts.example:8443');
    expect(shownHost(new URL('http://localhost'))).toBe('localhost:80');
    expect(shownHost(new URL('http://[::1]:4566'))).toBe('[::1]:4566');
  });
});

describe('isLoopback', () => {
  it('wants the whole name', () => {
    expect(isLoopback('localhost')).toBe(true);
    expect(isLoopback('notlocalhost')).toBe(false);
    expect(isLoopback('')).toBe(false);
  });
});
