import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { BarTheme } from './bar-theme.ts';
import type { TrayDeed, TrayLine, TrayView } from './tray-model.ts';

export interface AppTray {
  show(view: TrayView): void;
  destroy(): void;
}

export interface TrayMake {
  /** Holds a folder of images for each kind of bar. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly bar: BarTheme;
  /** A press on the icon itself, but on macOS. */
  readonly open: () => void;
  readonly act: (deed: TrayDeed) => void;
}

/** The folder of the images that fit a bar. macOS colours the shape alone by itself; the states differ in shape too. */
export function imageSet(platform: NodeJS.Platform, dark: boolean): string {
  if (platform === 'darwin') return 'template';
  return `${platform === 'win32' ? 'windows' : 'linux'}-${dark ? 'dark' : 'light'}`;
}

/** An icon in the system's tray. Null where the desktop has none; the app then does without. */
export function createAppTray({ folder, platform, bar, open, act }: TrayMake): AppTray | null {
  const image = (name: TrayView['image']): NativeImage => {
    const made = nativeImage.createFromPath(join(folder, imageSet(platform, bar.dark()), `${name}.png`));
    if (platform === 'darwin') made.setTemplateImage(true);
    return made;
  };
  const tray = tryTray(image('calm'));
  if (tray === null) return null;
  let shown: TrayView['image'] = 'calm';
  // On macOS a press opens the menu; elsewhere only the other button does.
  if (platform !== 'darwin') tray.on('click', open);
  bar.onChange(() => {
    if (!tray.isDestroyed()) tray.setImage(image(shown));
  });

  const item = ({ id, text, deed }: TrayLine): MenuItemConstructorOptions => ({
    id,
    label: text,
    enabled: deed !== null,
    ...(deed === null ? {} : { click: () => act(deed) }),
  });
  return {
    show(view) {
      shown = view.image;
      tray.setImage(image(shown));
      tray.setToolTip(view.tooltip);
      const items = view.groups.flatMap((group, place) => [
        ...(place === 0 ? [] : [{ type: 'separator' as const }]),
        ...group.map(item),
      ]);
      tray.setContextMenu(Menu.buildFromTemplate(items));
    },
    destroy: () => tray.destroy(),
  };
}

function tryTray(image: NativeImage): Tray | null {
  try {
    return new Tray(image);
  } catch {
    return null;
  }
}
