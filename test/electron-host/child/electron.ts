/** What `import … from 'electron'` finds in the main process: the part that Keyturn uses. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ClipboardItem, clipboard } from './clipboard.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { Notification } from './notification.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { nativeTheme, powerMonitor, shell, systemPreferences } from './system.ts';
export { nativeImage, Tray } from './tray.ts';
