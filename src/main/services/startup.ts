import type { StartupState } from '../../shared/model/shell.ts';
import type { Startup } from '../ports/startup.ts';

/** Whether Keyturn starts with the person's session; kept by the system alone. */
export interface StartupSetting {
  get(): Promise<StartupState>;
  /** What holds afterwards. Throws as the port does. */
  set(enabled: boolean): Promise<StartupState>;
}

export function createStartupSetting(startup: Startup): StartupSetting {
  const get = async (): Promise<StartupState> => {
    const supported = startup.supported();
    if (!supported) return { supported, enabled: false, awaitsApproval: false };
    return { supported, enabled: await startup.enabled(), awaitsApproval: await startup.awaitsApproval() };
  };
  return {
    get,
    async set(enabled) {
      if (startup.supported()) await startup.set(enabled);
      return get();
    },
  };
}
