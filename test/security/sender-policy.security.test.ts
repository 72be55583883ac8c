import { describe, expect, it } from 'vitest';
import { isTrustedSender } from '../../src/main/electron/sender-policy.ts';

const known = new Set([3]);
const frame = { url: 'app://keyturn/index.html', isMainFrame: true };

describe('who may call', () => {
  it('is the main frame of a window of ours that shows the interface', () => {
    expect(isTrustedSender({ webContentsId: 3, frame }, known)).toBe(true);
  });

  it.each([
    ['a frame that is gone', { webContentsId: 3, frame: null }],
    ['a frame inside of the page', { webContentsId: 3, frame: { ...frame, isMainFrame: false } }],
    ['another site', { webContentsId: 3, frame: { ...frame, url: 'https://keyturn/index.html' } }],
    ['another host of the scheme', { webContentsId: 3, frame: { ...frame, url: 'app://evil/index.html' } }],
    ['an empty page', { webContentsId: 3, frame: { ...frame, url: 'about:blank' } }],
    ['a frame without a URL', { webContentsId: 3, frame: { ...frame, url: '' } }],
    ['contents that are not ours', { webContentsId: 4, frame }],
  ])('is not %s', (_who, sender) => {
    expect(isTrustedSender(sender, known)).toBe(false);
  });

  it('is nobody once the window is gone', () => {
    expect(isTrustedSender({ webContentsId: 3, frame }, new Set())).toBe(false);
  });
});
