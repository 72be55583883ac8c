import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverId } from '../../../shared/model/hand-over.ts';
import { useTell } from '../../actions/use-tell.ts';
import { useStores } from '../../stores/react.ts';
import { announce, ConfirmDialog, IconButton } from '../../ui/index.ts';

export interface ForgetButtonProps {
  readonly id: HandOverId;
  readonly name: string;
  /** It is a request that still holds: what is sealed for it could not be opened any more. */
  readonly holds?: boolean;
}

/** Takes an entry off the list. */
export function ForgetButton({ id, name, holds = false }: ForgetButtonProps) {
  const { t } = useTranslation();
  const { client, handOvers } = useStores();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const forget = async (): Promise<void> => {
    setAsking(false);
    try {
      await client.call('handOver.forget', { ids: [id] });
      announce(t('handOver.forgotten', { name }));
      await handOvers.refresh();
    } catch (thrown) {
      tell(thrown);
    }
  };
  return (
    <>
      <IconButton
        size="s"
        icon={Trash2}
        label={t('handOver.forget', { name })}
        onClick={() => (holds ? setAsking(true) : void forget())}
      />
      <ConfirmDialog
        open={asking}
        danger
        title={t('handOver.withdraw.title')}
        confirm={t('handOver.withdraw.confirm')}
        onConfirm={() => void forget()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('handOver.withdraw.detail')}</p>
      </ConfirmDialog>
    </>
  );
}
