export { findChromium } from './driver/find-chromium.ts';
export { type Act, type Host, type HostOptions, startHost } from './driver/start-host.ts';
export type { MenuItemFacts, NotificationFacts } from './shared/controls.ts';
