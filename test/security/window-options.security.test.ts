import type { Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { printWindowOptions } from '../../src/main/electron/print-window.ts';
import { surfaceColour, windowOptions } from '../../src/main/electron/window-options.ts';

vi.mock('electron', () => ({}));

const session = {} as Session;
const make = (devTools: boolean) =>
  windowOptions({ preload: '/p', session, dark: true, devTools, title: 'Keyturn', icon: '/i' });

describe('a window', () => {
  it('states every protection, also where it is the default', () => {
    expect(make(false).webPreferences).toEqual({
      preload: '/p',
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      disableBlinkFeatures: 'Auxclick',
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });

  it('is hidden until it has painted, on the colour of its theme', () => {
    expect(make(true)).toMatchObject({ show: false, backgroundColor: surfaceColour(true) });
    expect(surfaceColour(true)).not.toBe(surfaceColour(false));
  });
});

it('the window of a printed page runs no script, and has no preload and no developer tools', () => {
  expect(printWindowOptions({ session, icon: '/i', title: 'Recovery kit' }).webPreferences).toEqual({
    session,
    javascript: false,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    disableBlinkFeatures: 'Auxclick',
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  });
});
