import { Menu } from 'electron';
import { type MenuActions, type MenuState, menuTemplate } from './menu-template.ts';
import type { Translate } from './texts.ts';

/** Replaces the application menu. */
export function setApplicationMenu(state: MenuState, texts: Translate, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, texts, actions)));
}
