import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppSession } from '../../src/main/electron/session-policy.ts';

type Handler = (...args: never[]) => unknown;
type Given = (...args: unknown[]) => unknown;

const made = vi.hoisted(() => ({ calls: [] as { name: string; args: readonly unknown[] }[] }));
vi.mock('electron', () => {
  const note =
    (name: string) =>
    (...args: readonly unknown[]): void => {
      made.calls.push({ name, args });
    };
  const own = {
    setPermissionRequestHandler: note('request'),
    setPermissionCheckHandler: note('check'),
    setDevicePermissionHandler: note('device'),
    setDisplayMediaRequestHandler: note('displayMedia'),
    setSpellCheckerEnabled: note('spellChecker'),
    webRequest: { onBeforeRequest: note('beforeRequest') },
    on: note('on'),
  };
  return {
    session: {
      fromPartition: (...args: readonly unknown[]) => {
        note('partition')(...args);
        return own;
      },
    },
  };
});

beforeEach(() => {
  made.calls.length = 0;
  createAppSession();
});

const given = (name: string): readonly unknown[] => made.calls.find((call) => call.name === name)?.args ?? [];
const handler = (name: string): Given => given(name)[0] as Handler as Given;

describe('the session of the interface', () => {
  it('is in memory, without cache', () => {
    const [name, options] = given('partition');
    expect(name).toEqual(expect.not.stringMatching(/^persist:/));
    expect(options).toEqual({ cache: false });
  });

  it('fetches no dictionary', () => expect(given('spellChecker')).toEqual([false]));

  it.each(['media', 'geolocation', 'clipboard-read', 'openExternal', 'no-such-permission'])(
    'grants %s to nobody',
    (permission) => {
      const answers: unknown[] = [];
      handler('request')(null, permission, (granted: unknown) => answers.push(granted));
      answers.push(handler('check')(null, permission, 'app://keyturn', {}));
      expect(answers).toEqual([false, false]);
    },
  );

  it('gives no device, and no screen or window to record', () => {
    expect(handler('device')({ deviceType: 'usb', origin: 'app://keyturn', device: {} })).toBe(false);
    const streams = vi.fn();
    handler('displayMedia')({}, streams);
    expect(streams).toHaveBeenCalledExactlyOnceWith(null);
  });

  it.each([
    ['app://keyturn/index.html', false],
    ['https://example.com/', true],
    ['wss://example.com/', true],
    ['http://127.0.0.1/', true],
    ['file:///etc/passwd', true],
    ['app://other/', true],
    ['blob:app://keyturn/1', true],
  ])('asks nobody for %s unless it is the interface', (url, cancel) => {
    const answer = vi.fn();
    handler('beforeRequest')({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  });

  it('saves no download', () => {
    const [, onDownload] = made.calls.find(({ name, args }) => name === 'on' && args[0] === 'will-download')
      ?.args ?? [null, null];
    const event = { preventDefault: vi.fn() };
    (onDownload as Given | null)?.(event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});
