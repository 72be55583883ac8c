import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { failureWords } from '../../../shared/failure-words.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { LOOK_UP_USERS, type LookUpHelpers, type LookUpOutcome } from '../../../shared/model/verification.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { Banner, Button, Dialog, ErrorNotice, Field, Select, WireErrorNotice } from '../../ui/index.ts';
import styles from './verification.module.css';

/** Asks with another key of the same platform whether one is disabled or gone. */
export function LookUpDialog({ id }: { readonly id: CredentialId }) {
  const detail = useDialogKey(id);
  return detail === null ? null : <LookUp key={id} detail={detail} />;
}

function LookUp({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const [helpers, setHelpers] = useState<LookUpHelpers['keys'] | null>(null);
  const [by, setBy] = useState<CredentialId | null>(null);
  const [outcome, setOutcome] = useState<LookUpOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef(false);
  const [error, setError] = useState<WireError | null>(null);
  const { id, label, cloud } = detail;
  useEffect(() => {
    let wanted = true;
    client.call('verification.helpers', { id }).then(
      ({ keys }) => {
        if (!wanted) return;
        setHelpers(keys);
        setBy(keys[0]?.key.id ?? null);
      },
      (thrown: unknown) => wanted && setError(toShownError(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [client, id]);

  // Closing the dialog ends what it asked: a search among many users takes minutes.
  useEffect(
    () => () => {
      if (asking.current) client.call('verification.stopLookUp', {}).catch(() => undefined);
    },
    [client],
  );

  const ask = async (): Promise<void> => {
    if (by === null) return;
    setBusy(true);
    asking.current = true;
    setError(null);
    setOutcome(null);
    try {
      setOutcome(await client.call('verification.lookUp', { id, with: by }));
    } catch (thrown) {
      setError(toShownError(thrown));
    }
    asking.current = false;
    setBusy(false);
  };

  return (
    <Dialog
      open
      onClose={dialogs.close}
      title={t('lookUp.title')}
      description={t('lookUp.lead', { label })}
      actions={
        <>
          <Button onClick={dialogs.close}>{t('lookUp.close')}</Button>
          {by !== null && (
            <Button look="primary" busy={busy} onClick={() => void ask()}>
              {t(busy ? 'lookUp.asking' : 'lookUp.ask')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.answer}>
        {helpers?.length === 0 && <p>{t('lookUp.none')}</p>}
        {helpers !== null && helpers.length > 0 && (
          <Field label={t('lookUp.with')}>
            <Select
              value={by}
              options={helpers.map(({ key, sameAccount }) => ({
                value: key.id,
                label: key.label,
                hint: [
                  sameAccount ? `${key.accountLabel} (${t('lookUp.same')})` : key.accountLabel,
                  maskPublicId(key.publicId),
                ].join(' · '),
              }))}
              onChange={(next) => {
                setBy(next);
                setOutcome(null);
              }}
            />
          </Field>
        )}
        {outcome?.kind === 'seen' && (
          <div className={styles.rounded}>
            <Banner tone={outcome.state === 'active' ? 'info' : 'warning'}>
              {t(`lookUp.seen.${outcome.state}`, { users: LOOK_UP_USERS })}
            </Banner>
          </div>
        )}
        {outcome?.kind === 'refused' && <Refused outcome={outcome} label={label} cloud={cloud} />}
        {error !== null && <WireErrorNotice error={error} />}
      </div>
    </Dialog>
  );
}

interface RefusedProps extends Pick<CredentialDetail, 'label' | 'cloud'> {
  readonly outcome: Extract<LookUpOutcome, { kind: 'refused' }>;
}

function Refused({ outcome: { failure }, label, cloud }: RefusedProps) {
  const { t } = useTranslation();
  const { rights } = catalogue[cloud];
  const right = rights === null ? '' : t('lookUp.right', { right: rights.list });
  const words = failureWords(failure);
  const denied = failure.kind === 'denied-but-valid';
  return (
    <ErrorNotice
      tone="warning"
      title={denied ? t('lookUp.refused') : t(words.title)}
      meaning={denied ? t('lookUp.denied', { label, right }) : t(words.meaning)}
    />
  );
}
