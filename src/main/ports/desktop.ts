/** What the desktop around the window offers. */
export interface Desktop {
  /** Whether an icon of ours can be seen in a tray. */
  tray(): Promise<boolean>;
  /** Whether there is a service that shows notifications. */
  notifications(): Promise<boolean>;
}

/** Where there is no desktop, such as on a command line. */
export const NO_DESKTOP: Desktop = { tray: async () => false, notifications: async () => false };

/** Whether something is there; `unknown` where nobody could be asked. */
export type Found = 'present' | 'absent' | 'unknown';

/** The parts of a desktop session that show what the app hands them, and may be missing, end or come later. */
export interface SessionParts {
  /** What shows icons in a tray. Never throws. */
  trayHost(): Promise<Found>;
  /** What shows notifications. Never throws. */
  notifications(): Promise<Found>;
}

/** Where the system itself has both. */
export const ALL_PARTS: SessionParts = {
  trayHost: async () => 'present',
  notifications: async () => 'present',
};
