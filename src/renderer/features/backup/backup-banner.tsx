import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Warns of a vault without a backup, or with an old one, once a day and with one way out. */
export function BackupBanner() {
  const { t } = useTranslation();
  const { backups, places } = useStores();
  const format = useFormat();
  const now = useNow();
  const status = useLive(backups, (state) => state.status);
  const targets = useLive(backups, (state) => state.targets?.filter(({ here }) => here).length ?? 0);
  const here = useLive(places, (state) => state.place === 'backup');
  if (status === null || status.warning === 'none' || status.dismissed || here) return null;
  return (
    <Banner
      tone="warning"
      onDismiss={() => void backups.dismissWarning().catch(() => undefined)}
      action={
        <Button size="s" onClick={places.backup}>
          {t(targets === 0 ? 'backup.banner.setUp' : 'backup.banner.open')}
        </Button>
      }
    >
      {status.warning === 'never' || status.lastGood === null
        ? t('backup.banner.never')
        : t('backup.banner.old', { when: format.relative(status.lastGood, now) })}
    </Banner>
  );
}
