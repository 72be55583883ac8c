/** An event whose default can be prevented, with what Electron puts on it. */
export type HostEvent<T extends object> = T & { preventDefault(): void; readonly defaultPrevented: boolean };

/** Makes an event object as Electron's emitters pass it first. */
export function hostEvent<T extends object>(facts: T): HostEvent<T> {
  let prevented = false;
  return Object.defineProperties({ ...facts } as HostEvent<T>, {
    preventDefault: {
      value: () => {
        prevented = true;
      },
    },
    defaultPrevented: { get: () => prevented },
  });
}
