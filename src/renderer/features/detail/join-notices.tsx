import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { JoinDifference, JoinOffer } from '../../../shared/model/join.ts';
import { useJoin } from '../../actions/use-join.ts';
import { Banner, Button } from '../../ui/index.ts';
import styles from './detail.module.css';
import { useJoinOffers } from './use-join-offers.ts';

/** Where other accounts stand for the same user, offers to join them. */
export function JoinNotices({ detail }: { readonly detail: CredentialDetail }) {
  const offers = useJoinOffers(detail);
  return offers.map((offer) => (
    <JoinNotice key={`${offer.from.id} ${offer.into.id}`} offer={offer} shown={detail} />
  ));
}

interface JoinNoticeProps {
  readonly offer: JoinOffer;
  readonly shown: CredentialDetail;
}

function JoinNotice({ offer, shown }: JoinNoticeProps) {
  const { t } = useTranslation();
  const join = useJoin();
  const [busy, setBusy] = useState(false);
  const { from, into, differences, obstacle } = offer;
  const other = from.id === shown.accountId ? into : from;
  return (
    <div className={styles.rounded}>
      <Banner
        action={
          obstacle === null && (
            <Button
              size="s"
              busy={busy}
              onClick={() => {
                setBusy(true);
                void join(offer).finally(() => setBusy(false));
              }}
            >
              {t('join.join')}
            </Button>
          )
        }
      >
        <p>
          {t('join.same', { account: other.label })}{' '}
          {obstacle === null && t('join.result', { account: into.label })}
          {obstacle === 'rotating' && t('join.rotating')}
        </p>
        {(obstacle === 'reached-differently' || obstacle === 'too-much-text') && (
          <p>
            {t(`error.${obstacle}.meaning`)} {t(`error.${obstacle}.action`)}
          </p>
        )}
        {obstacle === null && differences.map((one) => <Difference key={one.field} difference={one} />)}
      </Banner>
    </div>
  );
}

function Difference({ difference: { field, kept, dropped } }: { readonly difference: JoinDifference }) {
  const { t } = useTranslation();
  const shown = (value: JoinDifference['kept']): string => {
    if (typeof value === 'number') return t('join.days', { count: value });
    return value ?? t(field === 'periodDays' ? 'join.default' : 'join.nothing');
  };
  return <p>{t(`join.difference.${field}`, { kept: shown(kept), dropped: shown(dropped) })}</p>;
}
