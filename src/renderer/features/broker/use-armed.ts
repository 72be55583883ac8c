import { useEffect, useState } from 'react';

/** Long enough that a press which was meant for what lay there before is over. */
const ARMS_AFTER_MS = 600;

/** Whether a question that came up by itself has been in sight long enough to be answered. */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setArmed(true), ARMS_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return armed;
}
