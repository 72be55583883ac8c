import { describe, expect, it } from 'vitest';
import { bypassedBy } from '../../../../../../src/main/clouds/http/proxies/bypass.ts';
import {
  hopsOfAnswer,
  serverOf,
  shownScript,
} from '../../../../../../src/main/clouds/http/proxies/servers.ts';

describe('rules for going straight', () => {
  it.each([
    ['https://api.corp.example', 'api.corp.example', true],
    ['https://API.corp.example.', 'api.CORP.example', true],
    ['https://api.corp.example', 'corp.example', false],
    ['https://api.corp.example', '*.corp.example', true],
    ['https://corp.example', '*.corp.example', false],
    ['https://api.corp.example', '.corp.example', true],
    ['https://evilcorp.example', '.corp.example', false],
    ['https://api.corp.example', '*', true],
    ['https://192.168.7.9', '192.168.*', true],
    ['https://abc', 'ab*bc', false],
    ['https://10.20.30.40:8443', '10.0.0.0/8', true],
    ['https://11.0.0.1', '10.0.0.0/8', false],
    ['https://10.20.30.40', '10/8', true],
    ['https://169.254.7.9', '169.254/16', true],
    ['https://169.255.7.9', '169.254/16', false],
    ['https://192.168.7.9', '192.168/16', true],
    ['https://192.168.7.9', '192.168.', true],
    ['https://192.169.7.9', '192.168.', false],
    ['https://192.168.example', '192.168.', false],
    ['https://api.example', '*.example:443', true],
    ['https://api.example:8443', '*.example:443', false],
    ['https://ten.example', '10.0.0.0/8', false],
    ['https://[fd00::7]', 'fd00::/8', true],
    ['https://[fd00::7]', 'fd00::7', true],
    ['https://[::1]', '10.0.0.0/8', false],
    ['https://intranet', '<local>', true],
    ['https://intranet.example', '<local>', false],
    ['https://api.example:8443', 'api.example:8443', true],
    ['https://api.example', 'api.example:443', true],
    ['https://api.example', 'api.example:8443', false],
    ['http://[fd00::7]:8080', '[fd00::7]:8080', true],
    ['https://api.example', 'https://api.example', true],
    ['https://api.example', '10.0.0.0/99', false],
    ['https://api.example', '', false],
  ])('%s by %s: %s', (address, rule, expected) => {
    expect(bypassedBy(new URL(address), [rule]) !== null).toBe(expected);
  });

  it('tells which rule it was', () => {
    expect(bypassedBy(new URL('https://a.example'), ['b.example', '*.example', 'a.example'])).toBe(
      '*.example',
    );
  });
});

describe('the address of a proxy', () => {
  it('gives up user and password, so that they are in no address', () => {
    expect(serverOf('http://li%40corp:p%3Aw@proxy.example:3128/')).toEqual({
      url: 'http://proxy.example:3128',
      signIn: { user: 'li@corp', password: 'p:w' },
    });
  });

  it('has a scheme and a port of its own where none is written', () => {
    expect(serverOf('proxy.example:3128')?.url).toBe('http://proxy.example:3128');
    expect(serverOf('http://proxy.example')?.url).toBe('http://proxy.example:80');
    expect(serverOf('socks5h://proxy.example')?.url).toBe('socks5://proxy.example:1080');
    expect(serverOf('https://[fd00::1]')?.url).toBe('https://[fd00::1]:443');
  });

  it('has no password where none is written, and an empty one where that is', () => {
    expect(serverOf('http://li@proxy.example:1')?.signIn).toBeNull();
    expect(serverOf('http://li:@proxy.example:1')?.signIn).toEqual({ user: 'li', password: '' });
  });

  it('is none for what nobody here speaks', () => {
    for (const text of ['socks4://proxy:1080', 'ftp://proxy', 'http://', ':::']) {
      expect(serverOf(text), text).toBeNull();
    }
  });
});

describe('the place of a script', () => {
  it.each([
    ['https://li:pw@wpad.example:8443/a/proxy.pac?token=t#x', 'https://wpad.example:8443/a/proxy.pac'],
    ['file:///etc/proxy.pac', 'file:///etc/proxy.pac'],
    ['data:,function(){ "secret" }', 'data:'],
    ['nonsense', ''],
  ])('%s is shown as %s', (script, shown) => {
    expect(shownScript(script)).toBe(shown);
  });
});

describe('the answer of a script', () => {
  it('is a list in order', () => {
    expect(hopsOfAnswer('PROXY a:8080; SOCKS5 b; HTTPS c:8443 ;DIRECT')).toEqual([
      { url: 'http://a:8080', signIn: null },
      { url: 'socks5://b:1080', signIn: null },
      { url: 'https://c:8443', signIn: null },
      null,
    ]);
  });

  it('is straight where it is empty, and nothing where nothing in it is usable', () => {
    expect(hopsOfAnswer('')).toEqual([null]);
    expect(hopsOfAnswer('SOCKS4 a:1080')).toBeNull();
    expect(hopsOfAnswer('nonsense')).toBeNull();
  });
});
