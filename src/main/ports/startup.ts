/** The person's session starting Keyturn by itself, without a window. */
export interface Startup {
  /** False where the system has no way to do it. */
  supported(): boolean;
  /** Never throws: what cannot be read is off. */
  enabled(): Promise<boolean>;
  /** It was asked for, and the system waits for the person to allow it in its own settings. Never throws. */
  awaitsApproval(): Promise<boolean>;
  /**
   * Throws `folder-not-writable`, `disk-full`, and `startup-not-ours` where something else stands in the place of our
   * entry.
   */
  set(enabled: boolean): Promise<void>;
  /** Names the program where it lies now, where the system does not, if the entry is ours. Never throws. */
  repair(): Promise<void>;
}

/** Where there is no session to start with, such as on a command line. */
export const NO_STARTUP: Startup = {
  supported: () => false,
  enabled: async () => false,
  awaitsApproval: async () => false,
  set: async () => undefined,
  repair: async () => undefined,
};
