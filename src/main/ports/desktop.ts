/** What the desktop around the window offers. */
export interface Desktop {
  /** Whether an icon of ours stands in a tray. */
  tray(): boolean;
  /** Whether there is a service that shows notifications. */
  notifications(): boolean;
}

/** Where there is no desktop, such as on a command line. */
export const NO_DESKTOP: Desktop = { tray: () => false, notifications: () => false };
