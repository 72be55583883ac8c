import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { NativeImage, Tray as RealTray } from 'electron';
import { offer } from './controls.ts';
import type { Menu } from './menu.ts';

class HostImage implements Pick<NativeImage, 'isEmpty' | 'setTemplateImage'> {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  isEmpty = () => !existsSync(this.path);
  setTemplateImage = () => undefined;
}

export const nativeImage = {
  createFromPath: (path: string): HostImage => new HostImage(path),
};

let shown: Tray | null = null;

export class Tray extends EventEmitter implements Pick<RealTray, 'setToolTip' | 'destroy'> {
  #image: HostImage;
  #tooltip = '';
  menu: Menu | null = null;

  constructor(image: HostImage) {
    super();
    this.#image = image;
    shown = this;
  }

  setImage(image: HostImage): void {
    this.#image = image;
  }

  setToolTip(text: string): void {
    this.#tooltip = text;
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }

  destroy(): void {
    shown = null;
  }

  facts = () => ({
    tooltip: this.#tooltip,
    image: this.#image.isEmpty() ? '' : basename(this.#image.path),
    items: this.menu?.facts() ?? [],
  });
}

offer('tray.state', () => shown?.facts() ?? null);
offer('tray.click', (id) => {
  if (shown === null) throw new Error('There is no tray icon');
  if (id === null) shown.emit('click', {});
  else if (shown.menu?.click((item) => item.id === id) !== true)
    throw new Error(`No enabled tray item ${id}`);
});
