import { expect, it } from 'vitest';
import { readProxy } from '../../../../src/renderer/lib/proxy-address.ts';

it.each([
  ['http://proxy.example.com:3128', 'http://proxy.example.com:3128'],
  [' proxy.example.com:3128/ ', 'http://proxy.example.com:3128'],
  ['https://proxy.example.com', 'https://proxy.example.com'],
  ['SOCKS5://10.0.0.1:1080', 'socks5://10.0.0.1:1080'],
  ['socks5h://10.0.0.1:1080', 'socks5://10.0.0.1:1080'],
  ['socks://10.0.0.1:1080', 'socks5://10.0.0.1:1080'],
  ['proxy．example．com：3128', 'http://proxy.example.com:3128'],
])('takes %s', (text, url) => {
  expect(readProxy(text)).toEqual({ kind: 'fine', url });
});

it.each([
  ['', 'form'],
  ['socks4://10.0.0.1:1080', 'form'],
  ['ftp://proxy.example.com', 'form'],
  ['http://proxy.example.com/proxy.pac', 'form'],
  ['a proxy', 'form'],
  ['http://proxy:99999', 'form'],
  ['http://li:secret@proxy.example.com:3128', 'sign-in'],
  ['li@proxy.example.com', 'sign-in'],
])('refuses %s', (text, problem) => {
  expect(readProxy(text)).toEqual({ kind: 'bad', problem });
});
