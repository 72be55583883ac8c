import type { OpenedKey } from './parts.ts';

/** The keys that are open for a call right now, so that a lock can zero them all. */
export function createOpenKeys() {
  const open = new Set<OpenedKey>();
  return {
    /** The same key, known here until it is destroyed. */
    add(key: OpenedKey): OpenedKey {
      const tracked: OpenedKey = {
        key: key.key,
        destroy() {
          open.delete(tracked);
          key.destroy();
        },
      };
      open.add(tracked);
      return tracked;
    },
    destroyAll(): void {
      for (const key of [...open]) key.destroy();
    },
  };
}
