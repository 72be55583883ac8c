import { createTexts } from '../../src/main/electron/texts.ts';
import type { Locale } from '../../src/shared/model/settings.ts';
import type { NotificationFacts } from '../../test/electron-host/index.ts';
import { bridge, eventually } from './page.ts';
import type { TrayLook } from './sheet.ts';
import type { Stage } from './story.ts';

/** The tray in this language under one kind of bar, once the app has put it there. */
async function trayUnder({ app }: Stage, locale: Locale, bar: 'light' | 'dark'): Promise<TrayLook> {
  const open = createTexts(locale)('shell.tray.open');
  await app.host('theme.setSystemDark', bar === 'dark');
  await app.host('theme.setBarDark', bar === 'dark');
  return eventually(`The tray never came to a ${bar} bar in ${locale}`, async () => {
    const state = await app.host('tray.state');
    const fits = state?.items.some(({ label }) => label === open) === true;
    // macOS colours one and the same image by itself.
    if (state === null || !fits || !(state.template || state.imageSet.endsWith(bar))) return null;
    const image = `assets/tray/${state.imageSet}/${state.image.replace(/\.png$/, '')}`;
    return { bar, image, tooltip: state.tooltip, groups: await app.host('tray.groups') };
  });
}

/** The icon, its tooltip and its menu, under a light bar and a dark one. */
export async function shootTray(stage: Stage, name: string): Promise<void> {
  const { app, camera, sheets } = stage;
  await camera.shootOutside(name, async (path, locale) => {
    // The app's own theme hides that of the desktop.
    await bridge(app.page, 'preferences.set', { theme: 'system' });
    const looks = [await trayUnder(stage, locale, 'light'), await trayUnder(stage, locale, 'dark')];
    await app.host('theme.setSystemDark', false);
    await bridge(app.page, 'preferences.set', { theme: 'light' });
    await sheets.tray(path, locale, looks);
  });
}

/** The notification that `come` brings about, in each language. The app is in the background meanwhile. */
export async function shootNotification(
  stage: Stage,
  name: string,
  come: (locale: Locale) => Promise<unknown>,
): Promise<void> {
  const { app, camera, sheets } = stage;
  await app.host('windows.blur');
  await camera.shootOutside(name, async (path, locale) => {
    const before = (await app.host('notifications.list')).length;
    await come(locale);
    const shown = await eventually<NotificationFacts>('Nothing was told', async () => {
      const all = await app.host('notifications.list');
      return all.length > before ? (all.at(-1) ?? null) : null;
    });
    await sheets.notification(path, locale, shown);
  });
}
