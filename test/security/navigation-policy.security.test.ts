import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { installNavigationPolicy } from '../../src/main/electron/navigation-policy.ts';

const electron = vi.hoisted(() => ({ created: [] as ((event: object, contents: object) => void)[] }));
vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: (event: object, contents: object) => void) => {
      if (name === 'web-contents-created') electron.created.push(listener);
    },
  },
}));

class Contents extends EventEmitter {
  open: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: Contents['open']): void {
    this.open = handler;
  }
}

/** Contents that exist after the policy was installed. */
function contents(): Contents {
  electron.created.length = 0;
  installNavigationPolicy();
  const made = new Contents();
  for (const listener of electron.created) listener({}, made);
  return made;
}

function prevents(made: Contents, name: string, url: string): boolean {
  const event = { url, preventDefault: vi.fn() };
  made.emit(name, event, url);
  return event.preventDefault.mock.calls.length > 0;
}

describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (name) => {
  it.each([
    'https://example.com/',
    'http://keyturn/index.html',
    'file:///etc/passwd',
    'data:text/html,x',
    'about:blank',
    'javascript:void 0',
    'app://other/index.html',
    'app://keyturn@example.com/',
    'not an address',
  ])('does not go to %s', (url) => expect(prevents(contents(), name, url)).toBe(true));

  it('goes on within the interface', () => {
    expect(prevents(contents(), name, 'app://keyturn/index.html?x#y')).toBe(false);
  });
});

describe('a page', () => {
  it.each(['https://example.com/', 'app://keyturn/index.html', 'about:blank'])(
    'opens no window, for %s neither',
    (url) => expect(contents().open({ url })).toEqual({ action: 'deny' }),
  );

  it('attaches no webview', () => {
    expect(prevents(contents(), 'will-attach-webview', 'app://keyturn/index.html')).toBe(true);
  });
});
