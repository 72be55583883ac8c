import { X } from 'lucide-react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { Fingerprint, IconButton } from '../../ui/index.ts';
import { type AccountHolder, draftOf } from './account-values.ts';
import styles from './endpoint-field.module.css';

/** The certificates that were taken for addresses of the account, each with a way to forget it. */
export function PinList({ cloud }: { readonly cloud: CloudId }) {
  const { t } = useTranslation();
  const { watch, setValue } = useFormContext<AccountHolder>();
  const account = watch('account');
  // Those of addresses that are no longer there go with the form.
  const { pins } = draftOf(account, cloud);
  if (pins.length === 0) return null;
  return (
    <div className={styles.pins}>
      <h3 className={styles.pinsTitle}>{t('network.account.pins')}</h3>
      <ul>
        {pins.map(({ host, fingerprint }) => (
          <li key={host} className={styles.pin}>
            <div className={styles.pinWords}>
              <div>{host}</div>
              <Fingerprint value={fingerprint} />
            </div>
            <IconButton
              size="s"
              icon={X}
              label={t('network.account.unpin', { host })}
              onClick={() =>
                setValue(
                  'account.pins',
                  account.pins.filter((pin) => pin.host !== host),
                )
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
