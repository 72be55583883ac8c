import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../shared/ipc/envelope.ts';
import { toShownError } from '../lib/wire-error.ts';
import { useStores } from '../stores/react.ts';
import { Button, showToast, WireErrorNotice } from '../ui/index.ts';

/** Opens the recovery kit with the code that is on the screen, in a window of its own. */
export function KitButton({ withList = false }: { readonly withList?: boolean }) {
  const { t } = useTranslation();
  const { client } = useStores();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const open = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await client.call('kit.printFresh', { withList });
      showToast({ title: t('kit.opened') });
    } catch (thrown) {
      setError(toShownError(thrown));
    }
    setBusy(false);
  };
  return (
    <>
      {error !== null && <WireErrorNotice error={error} />}
      <Button icon={Printer} busy={busy} onClick={() => void open()}>
        {t('kit.button')}
      </Button>
    </>
  );
}
