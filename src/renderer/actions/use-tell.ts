import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toWireError } from '../lib/wire-error.ts';
import { showToast } from '../ui/index.ts';

/** Tells in a toast why something that a person asked for did not happen. */
export function useTell(): (thrown: unknown) => void {
  const { t } = useTranslation();
  return useCallback(
    (thrown) => {
      const { code, params } = toWireError(thrown);
      const values = { seconds: 1, min: 0, ...params };
      showToast({
        title: t(`error.${code}.title`, values),
        // Which rule it is says more than whom to ask.
        detail: t(`error.${code}.${code.startsWith('policy-') ? 'meaning' : 'action'}`, values),
        tone: 'error',
      });
    },
    [t],
  );
}
