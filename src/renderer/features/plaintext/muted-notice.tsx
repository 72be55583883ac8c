import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, ErrorNotice, WireErrorNotice } from '../../ui/index.ts';

/** Says beforehand that no command could answer a tool, and what helps: the keychain, where this computer has one. */
export function MutedNotice({ muted: { code, params } }: { readonly muted: WireError }) {
  const { t } = useTranslation();
  const { session } = useStores();
  const keychain = useLive(session, ({ status }) => status?.keychain);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<WireError | null>(null);
  const none = code === 'keychain-off' && keychain === 'unavailable';
  const switchOn = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      await session.setKeychain(true);
    } catch (thrown) {
      setRefused(toShownError(thrown));
    }
    setBusy(false);
  };
  return (
    <>
      <ErrorNotice
        tone="warning"
        title={t('plaintext.scrub.muted')}
        meaning={t(`error.${code}.meaning`, params)}
        remedy={t(none ? 'plaintext.scrub.noKeychain' : `error.${code}.action`, params)}
        {...(code === 'keychain-off' && !none
          ? {
              actions: (
                <Button size="s" icon={KeyRound} busy={busy} onClick={() => void switchOn()}>
                  {t('plaintext.scrub.keychainOn')}
                </Button>
              ),
            }
          : {})}
      />
      {refused !== null && <WireErrorNotice error={refused} />}
    </>
  );
}
