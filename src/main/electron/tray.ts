import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Translate } from './texts.ts';
import { type TrayLine, type TrayState, trayView } from './tray-view.ts';

export interface AppTray {
  update(state: TrayState, texts: Translate): void;
  destroy(): void;
}

export interface TrayActions {
  readonly open: () => void;
  /** Opens the window on the keys that are due, or on the rotations. */
  readonly openAt: (place: TrayLine['opens']) => void;
  readonly lock: () => void;
  readonly quit: () => void;
}

/**
 * An icon in the system's tray that says what is due. Null where the desktop has no tray; the app then does without.
 * `folder` holds the images.
 */
export function createAppTray(
  folder: string,
  platform: NodeJS.Platform,
  actions: TrayActions,
): AppTray | null {
  const image = (name: string) => {
    const made = nativeImage.createFromPath(join(folder, `${name}.png`));
    // macOS draws the shape alone in the colour of its menu bar; the states differ in shape too.
    if (platform === 'darwin') made.setTemplateImage(true);
    return made;
  };
  const tray = tryTray(image('calm'));
  if (tray === null) return null;
  tray.on('click', actions.open);
  return {
    update(state, t) {
      const view = trayView(state, t);
      tray.setImage(image(view.image));
      tray.setToolTip(view.tooltip);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          ...view.lines.map(({ text, opens }) => ({
            label: text,
            click: () => actions.openAt(opens),
            enabled: state.kind === 'open',
          })),
          ...(view.lines.length > 0 ? [{ type: 'separator' as const }] : []),
          { id: 'open', label: t('shell.tray.open'), click: actions.open },
          { id: 'lock', label: t('shell.menu.lock'), click: actions.lock, enabled: state.kind === 'open' },
          { type: 'separator' },
          { id: 'quit', label: t('shell.quit'), click: actions.quit },
        ]),
      );
    },
    destroy: () => tray.destroy(),
  };
}

function tryTray(image: Electron.NativeImage): Tray | null {
  try {
    return new Tray(image);
  } catch {
    return null;
  }
}
