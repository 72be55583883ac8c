import { CircleCheck, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VerifySummary } from '../../../shared/model/verification.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Page, WireErrorNotice } from '../../ui/index.ts';
import { VerifyGroup } from './group.tsx';
import { Progress } from './progress.tsx';
import styles from './verification.module.css';

/** How verifying many keys goes, and what the last run found, by what there is to do. */
export function VerificationPage() {
  const { t } = useTranslation();
  const { verifyRuns, places } = useStores();
  const { running, last, error } = useLive(verifyRuns, (state) => state);
  const all = (): void => void verifyRuns.start({ kind: 'view', view: { kind: 'all' } });
  return (
    <Page
      title={t('verifyAll.title')}
      backLabel={t('verifyAll.close')}
      onBack={() => void places.keys({ kind: 'all' })}
    >
      {error !== null && <WireErrorNotice error={error} />}
      {running !== null && <Progress {...running} />}
      {running === null && last === null && (
        <div className={styles.empty}>
          <p>{t('verifyAll.none')}</p>
          <p className={styles.quiet}>{t('verifyAll.noneHint')}</p>
          <div>
            <Button look="primary" icon={ShieldCheck} onClick={all}>
              {t('verifyAll.start')}
            </Button>
          </div>
        </div>
      )}
      {running === null && last !== null && <Lead last={last} onAgain={all} />}
      {last?.groups.map((group) => (
        <VerifyGroup key={group.todo} {...group} idle={running === null} />
      ))}
    </Page>
  );
}

function Lead({ last, onAgain }: { readonly last: VerifySummary; readonly onAgain: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { total, proven, failed, how, by, endedAt } = last;
  const unasked = total - proven - failed;
  const well = failed === 0 && unasked <= 0;
  return (
    <div className={styles.lead}>
      <div className={styles.said}>
        <p className={styles.verdict} role="status">
          {well && <CircleCheck size={18} aria-hidden />}
          {well ? t('verifyAll.allProven', { count: proven }) : t('verifyAll.counts', { proven, total })}
        </p>
        <p className={styles.quiet}>
          {[
            t(`verifyAll.ended.${how}`, { when: format.relative(endedAt, now) }),
            ...(by === 'schedule' ? [t('verifyAll.bySchedule')] : []),
            ...(unasked > 0 ? [t('verifyAll.unasked', { count: unasked })] : []),
          ].join(i18n.language === 'zh-CN' ? '' : ' ')}
        </p>
      </div>
      <Button icon={ShieldCheck} onClick={onAgain}>
        {t('verifyAll.again')}
      </Button>
    </div>
  );
}
