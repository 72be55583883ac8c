import { describe, expect, it } from 'vitest';
import { shortPath, splitPath } from '../../../../src/renderer/lib/short-path.ts';

describe('the home folder', () => {
  it('is a tilde, in paths that lie in it alone', () => {
    expect(shortPath('/home/li/.aws/credentials', '/home/li')).toBe('~/.aws/credentials');
    expect(shortPath('/home/lin/.aws/credentials', '/home/li')).toBe('/home/lin/.aws/credentials');
    expect(shortPath('C:\\Users\\li\\.aws\\config', 'C:\\Users\\li')).toBe('~\\.aws\\config');
    expect(shortPath('/home/li', '/home/li')).toBe('~');
    expect(shortPath('/home/li/x', null)).toBe('/home/li/x');
  });
});

it('a path keeps its name apart from its folders', () => {
  expect(splitPath('~/.aws/credentials')).toEqual({ folder: '~/.aws', name: '/credentials' });
  expect(splitPath('~\\.aws\\config')).toEqual({ folder: '~\\.aws', name: '\\config' });
  expect(splitPath('.env')).toEqual({ folder: '', name: '.env' });
});
