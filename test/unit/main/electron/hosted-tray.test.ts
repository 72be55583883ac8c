import { expect, it } from 'vitest';
import { hostTray } from '../../../../src/main/electron/hosted-tray.ts';
import type { TrayView } from '../../../../src/main/electron/tray-model.ts';
import type { Found } from '../../../../src/main/ports/desktop.ts';

const CALM: TrayView = { image: 'calm', tooltip: 'Nothing due', groups: [] };

/** A desktop that answers each look in turn, its last answer again and again. */
function desktop(before: Found, ...answers: readonly Found[]) {
  const icons: { views: TrayView[]; gone: boolean }[] = [];
  const left = [...answers];
  let waited = 0;
  const tray = hostTray(
    () => {
      const icon = { views: [] as TrayView[], gone: false };
      icons.push(icon);
      return {
        show: (view) => void icon.views.push(view),
        destroy: () => {
          icon.gone = true;
        },
      };
    },
    {
      before: Promise.resolve(before),
      parts: { trayHost: async () => (left.length > 1 ? left.shift() : left[0]) ?? before },
      wait: async (ms) => {
        waited += ms;
      },
    },
  );
  return { tray, icons, waited: () => waited };
}

it.each(['present', 'unknown'] as const)('is seen at once where a tray is %s', async (found) => {
  const { tray, icons, waited } = desktop(found);
  expect(await tray.appears()).toBe(true);
  expect([icons.length, waited()]).toEqual([1, 0]);
});

it('makes its icon anew for a tray that came later, with what it showed', async () => {
  const { tray, icons, waited } = desktop('absent', 'absent', 'absent', 'present');
  tray.show(CALM);
  expect(await tray.appears()).toBe(true);
  expect(waited()).toBe(1500);
  expect(icons).toEqual([
    { views: [CALM], gone: true },
    { views: [CALM], gone: false },
  ]);
  await tray.look();
  expect(icons).toHaveLength(2);
});

it('gives up where no tray comes', async () => {
  const { tray, icons, waited } = desktop('absent');
  expect(await tray.appears()).toBe(false);
  expect(waited()).toBe(10_000);
  expect([tray.seen(), icons.length]).toEqual([false, 1]);
});

it('leaves an icon alone that was made for a tray: Electron takes it to the next one itself', async () => {
  const { tray, icons } = desktop('present', 'absent', 'present');
  expect(await tray.look()).toBe(false);
  expect(tray.seen()).toBe(false);
  expect(await tray.look()).toBe(true);
  expect(icons).toHaveLength(1);
});

it('is not seen where no icon can be made', async () => {
  const none = hostTray(() => null, {
    before: Promise.resolve('present'),
    parts: { trayHost: async () => 'present' },
  });
  expect(await none.look()).toBe(false);
  expect(await none.appears()).toBe(false);
});
