import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { Announcer } from './announcer.tsx';
import { ToastRegion } from './toast.tsx';

/** What every window needs once: no injected style elements, shared tooltip timing, toasts, announcements. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <ToastRegion>
          {children}
          <Announcer />
        </ToastRegion>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
