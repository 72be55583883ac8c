import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';

/** What is wrong with this session or this vault and should not be put off. */
export function SessionBanners() {
  const { t } = useTranslation();
  const { session, dialogs, policy } = useStores();
  const policyBroken = useLive(policy, (state) => state.value.state === 'broken');
  const status = useLive(session, (state) => state.status);
  const [auditSeen, setAuditSeen] = useState(false);
  if (status === null) return null;
  return (
    <>
      {status.openedByRecovery && (
        <Banner
          tone="warning"
          action={
            <Button size="s" onClick={() => dialogs.open({ kind: 'change-password' })}>
              {t('settings.password.change')}
            </Button>
          }
        >
          {t('settings.banner.recovered')}
        </Banner>
      )}
      {!status.recoveryConfirmed && !status.openedByRecovery && (
        <Banner
          tone="warning"
          action={
            <Button size="s" onClick={() => dialogs.open({ kind: 'renew-recovery' })}>
              {t('settings.recovery.make')}
            </Button>
          }
        >
          {t('settings.banner.unconfirmed')}
        </Banner>
      )}
      {policyBroken && (
        <Banner
          tone="warning"
          action={
            <Button size="s" onClick={() => dialogs.open({ kind: 'settings', section: 'managed' })}>
              {t('policy.details')}
            </Button>
          }
        >
          {t('policy.banner')}
        </Banner>
      )}
      {status.auditBroken && !auditSeen && (
        <Banner tone="warning" onDismiss={() => setAuditSeen(true)}>
          {t('settings.banner.audit')}
        </Banner>
      )}
    </>
  );
}
