import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx|html)$/.test(path))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(SRC, path), 'utf8') }));

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');

/** The files whose code holds a match. */
const holding = (pattern: RegExp) =>
  files
    .filter(({ text }) => pattern.test(withoutComments(text)))
    .map(({ path }) => path)
    .sort();

describe('no other file', () => {
  it.each([
    ['listens to messages of pages', /\bipcMain\b/, ['main/electron/ipc-transport.ts']],
    ['sends messages to main', /\bipcRenderer\b/, ['preload/index.ts']],
    ['shows the page something of the preload', /\bcontextBridge\b/, ['preload/index.ts']],
    ['reaches the preload’s object from the page', /\bwindow\.keyturn\b/, ['renderer/bridge/client.ts']],
    ['opens pages outside of the app', /\bopenExternal\(/, ['main/electron/external-links.ts']],
    [
      'makes windows of each kind',
      /\bnew BrowserWindow\b/,
      ['main/electron/print-window.ts', 'main/electron/window.ts'],
    ],
    ['touches the clipboard', /\bclipboard\b[^;]*\bfrom 'electron'/, ['main/electron/clipboard.ts']],
    [
      'sets what keeps windows out of screenshots',
      /\.setContentProtection\(/,
      ['main/electron/content-protection.ts'],
    ],
    ['makes the session', /\bfromPartition\b/, ['main/electron/session-policy.ts']],
  ])('%s', (_what, pattern, allowed) => {
    expect(holding(pattern)).toEqual(allowed);
  });
});

describe('no file', () => {
  it.each([
    ['loads a page from the disk', /\bloadFile\(|['"`]file:\/\//],
    [
      'turns a protection of a window off',
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/,
    ],
    [
      'switches certificate checks off',
      /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|setCertificateVerifyProc/,
    ],
    ['runs text as code', /\beval\(|\bnew Function\(|executeJavaScript\(/],
    ['writes markup from text', /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/],
    ['reports crashes to anybody', /\bcrashReporter\b/],
    [
      'opens developer tools or a debugger',
      /openDevTools|inspectElement|\.debugger\b|\bnode:inspector\b|appendSwitch|appendArgument/,
    ],
    ['records the screen', /\bdesktopCapturer\b|getDisplayMedia|getUserMedia|capturePage\(/],
    ['takes keys while another program is in front', /\bglobalShortcut\b/],
    [
      'keeps anything in the browser’s own stores',
      /\b(localStorage|sessionStorage|indexedDB|serviceWorker)\b|document\.cookie|\bcaches\./,
    ],
    ['opens a way into the app for links of other programs', /setAsDefaultProtocolClient/],
  ])('%s', (_what, pattern) => {
    expect(holding(pattern)).toEqual([]);
  });

  it('names a plain http or ws address, but for one example and this computer’s own', () => {
    const addresses = files.flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/['"`](?:http|ws):\/\/[^'"`\s]+/g)].map(
        ([address]) => `${path} ${address.slice(1)}`,
      ),
    );
    expect(addresses.toSorted()).toEqual([
      // Where a program asks whose parent listens there, on loopback alone.
      expect.stringMatching(/^cli\/exec\/endpoint\.ts http:\/\/127\.0\.0\.1:/),
      // What to type into the field for a management node of ZStack, whose own port speaks http.
      'shared/catalogue/zstack.ts http://10.0.0.10:8080',
    ]);
  });
});
