import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { NativeImage, Tray as RealTray } from 'electron';
import { offer } from './controls.ts';
import { carried } from './dbus/carried.ts';
import type { StatusItem } from './dbus/status-item.ts';
import { visible } from './link.ts';
import type { Menu } from './menu.ts';

class HostImage implements Pick<NativeImage, 'isEmpty' | 'setTemplateImage'> {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  template = false;
  isEmpty = () => !existsSync(this.path);
  setTemplateImage(option: boolean): void {
    this.template = option;
  }
}

export const nativeImage = {
  createFromPath: (path: string): HostImage => new HostImage(path),
};

// What speaks D-Bus is loaded where it is asked for alone: it would count in the app's memory.
const createStatusItem = carried ? (await import('./dbus/status-item.ts')).createStatusItem : null;

let shown: Tray | null = null;

export class Tray extends EventEmitter implements Pick<RealTray, 'setToolTip' | 'destroy' | 'isDestroyed'> {
  #image: HostImage;
  #tooltip = '';
  menu: Menu | null = null;
  /** The same on the session's bus. */
  readonly #item: StatusItem | null;

  constructor(image: HostImage) {
    super();
    // A person at the windows would look for the icon in vain: nothing draws it.
    if (visible || process.env.ELECTRON_HOST_TRAY === 'missing') throw new Error('There is no tray here');
    this.#image = image;
    this.#item =
      createStatusItem?.({
        activated: () => this.emit('click', {}),
        pressed: (item) => this.menu?.click((each) => each === item),
      }) ?? null;
    this.#item?.setImage(image.path);
    shown = this;
  }

  setImage(image: HostImage): void {
    this.#image = image;
    this.#item?.setImage(image.path);
  }

  setToolTip(text: string): void {
    this.#tooltip = text;
    this.#item?.setToolTip(text);
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
    this.#item?.setMenu(menu?.template ?? []);
  }

  isDestroyed = () => shown !== this;

  destroy(): void {
    shown = null;
    this.#item?.destroy();
  }

  facts = () => ({
    tooltip: this.#tooltip,
    image: this.#image.isEmpty() ? '' : basename(this.#image.path),
    imageSet: basename(dirname(this.#image.path)),
    template: this.#image.template,
    items: this.menu?.facts() ?? [],
  });
}

offer('tray.state', () => shown?.facts() ?? null);
offer('tray.groups', () => shown?.menu?.groups() ?? []);
offer('tray.click', (id) => {
  if (shown === null) throw new Error('There is no tray icon');
  if (id === null) shown.emit('click', {});
  else if (shown.menu?.click((item) => item.id === id) !== true)
    throw new Error(`No enabled tray item ${id}`);
});
