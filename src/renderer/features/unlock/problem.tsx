import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Stage, WireErrorNotice } from '../../ui/index.ts';

/** What a backup in the vault's place is a way out of. */
const RESTORABLE: ReadonlySet<string> = new Set(['vault-damaged', 'vault-mismatch']);

/** A vault that cannot be used as it is: what is wrong, the way out, and another try. Nothing is changed here. */
export function Problem() {
  const { t } = useTranslation();
  const { session, restore } = useStores();
  const status = useLive(session, (state) => state.status);
  const error = useLive(session, (state) => state.error);
  const [busy, setBusy] = useState(false);
  const code = status?.problem ?? error?.code ?? 'internal';

  const retry = async (): Promise<void> => {
    setBusy(true);
    await session.refresh();
    setBusy(false);
  };

  return (
    <Stage title={t('unlock.problem.title')} foot={<span data-selectable>{status?.folder}</span>}>
      <WireErrorNotice
        error={{ code, params: error?.params ?? {} }}
        actions={
          <>
            <Button onClick={() => void retry()} busy={busy}>
              {t('common.retry')}
            </Button>
            {RESTORABLE.has(code) && (
              <Button onClick={() => restore.begin()}>{t('restore.entryUnlock')}</Button>
            )}
          </>
        }
      />
    </Stage>
  );
}
