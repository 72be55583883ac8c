import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { FormDialog } from '../../ui/index.ts';
import { AboutFields, NO_ABOUT } from './about-fields.tsx';
import { type ByHand, ByHandFields } from './by-hand-fields.tsx';
import { useAdded } from './use-added.ts';

export interface AddWayProps {
  readonly detail: CredentialDetail;
  readonly ways: ReactNode;
}

/** A place that Keyturn cannot reach: a rotation puts it on a checklist. */
export function AddByHand({ detail, ways }: AddWayProps) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const added = useAdded();
  const { busy, error, run } = useTold();
  const [place, setPlace] = useState<ByHand>({ what: 'jenkins', name: '', owner: '' });
  const [about, setAbout] = useState(NO_ABOUT);
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (place.name.trim() === '') return;
    void run(async () =>
      added(await client.call('consumers.addByHand', { credential: detail.id, place, ...about })),
    );
  };
  return (
    <FormDialog
      title={t('places.dialog.add', { label: detail.label })}
      description={t('places.dialog.how.by-hand')}
      confirm={t('places.add')}
      above={ways}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <ByHandFields value={place} tried={tried} onChange={setPlace} />
      <AboutFields about={about} onChange={setAbout} />
    </FormDialog>
  );
}
