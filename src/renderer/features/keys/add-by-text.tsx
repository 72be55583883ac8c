import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../ui/index.ts';
import { AddWays } from './add-ways.tsx';
import { ChooseFile } from './choose-file.tsx';
import { PasteText } from './paste-text.tsx';

interface AddByTextProps {
  readonly way: 'file' | 'paste';
  readonly onClose: () => void;
}

/** Brings in whatever a file or a text holds. */
export function AddByText({ way, onClose }: AddByTextProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const form = useId();
  return (
    <Dialog
      open
      sticky
      size="l"
      onClose={onClose}
      title={t('add.title')}
      aside={<AddWays way={way} disabled={busy} />}
      actions={
        way === 'file' ? undefined : (
          <>
            <Button onClick={onClose} disabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button look="primary" type="submit" form={form} busy={busy}>
              {t('add.find')}
            </Button>
          </>
        )
      }
    >
      {way === 'file' ? <ChooseFile /> : <PasteText id={form} onBusy={setBusy} />}
    </Dialog>
  );
}
