import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ageShare, dueAt, dueState } from '../../../shared/due.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { nextWord } from '../../../shared/stages.ts';
import { dueSentence, expirySentence } from '../../lib/format.ts';
import { leadTimesWords } from '../../lib/lead-times.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useStores } from '../../stores/react.ts';
import { AgeBar, Fact, Facts, IconButton, Section, When } from '../../ui/index.ts';
import styles from './detail.module.css';

/** When the key is due, by which rule, and the dates that the cloud reports. */
export function ScheduleSection({
  detail,
  now,
}: {
  readonly detail: CredentialDetail;
  readonly now: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dialogs } = useStores();
  const at = dueAt(detail);
  const due = dueState(detail, detail.leadTimes, now);
  const { lastUsed } = detail;
  // A key that is not in use, or lies in the bin, is told about by nobody.
  const told = detail.removedAt === null && detail.state === 'active';
  const next = told ? nextWord(detail, detail.leadTimes, now) : null;
  const policy =
    detail.ownPeriodDays !== null ? 'own' : detail.account.periodDays !== null ? 'account' : 'default';

  return (
    <Section title={t('vault.schedule.title')}>
      <Facts>
        <Fact name={t('vault.schedule.due')}>
          <span className={styles.dueLine}>
            {at === null ? (
              dueSentence(due, t)
            ) : (
              <When text={format.day(at, now)} exact={`${format.instant(at)} · ${dueSentence(due, t)}`} />
            )}
            <AgeBar share={ageShare(detail, now)} status={due.kind} />
          </span>
        </Fact>
        <Fact name={t('vault.schedule.period')}>
          {t('vault.schedule.days', { count: detail.periodDays })}
          <span className={styles.quiet}> {t(`vault.schedule.from.${policy}`)}</span>
        </Fact>
        <Fact name={t('leadTimes.name')}>
          <span className={styles.editable}>
            <span>
              {leadTimesWords(detail.leadTimes, t)}
              <span className={styles.quiet}>
                {' '}
                {t(`vault.schedule.from.${detail.ownLeadTimes === null ? 'default' : 'own'}`)}
              </span>
            </span>
            {detail.removedAt === null && (
              <IconButton
                size="s"
                icon={Pencil}
                label={t('leadTimes.change')}
                onClick={() => dialogs.open({ kind: 'lead-times', id: detail.id })}
              />
            )}
          </span>
        </Fact>
        {next !== null && (
          <Fact name={t('leadTimes.next')}>
            <When text={format.day(next, now)} exact={format.instant(next)} />
          </Fact>
        )}
        <Fact name={t('vault.schedule.created')}>
          {detail.createdAt === null ? (
            <span className={styles.quiet}>{t('vault.schedule.unknown')}</span>
          ) : (
            <When text={format.day(detail.createdAt, now)} exact={format.instant(detail.createdAt)} />
          )}
        </Fact>
        {detail.expiresAt !== null && (
          <Fact name={t('vault.schedule.expires')}>
            <When
              text={expirySentence(detail.expiresAt, now, format, t)}
              exact={format.instant(detail.expiresAt)}
            />
          </Fact>
        )}
        <Fact name={t('vault.schedule.used')}>
          {lastUsed === null ? (
            <span className={styles.quiet}>{t('vault.schedule.unknown')}</span>
          ) : lastUsed.kind === 'never' ? (
            t('vault.schedule.never')
          ) : (
            <>
              <When text={format.relative(lastUsed.at, now)} exact={format.instant(lastUsed.at)} />
              <span className={styles.quiet}>
                {' '}
                {[lastUsed.service, lastUsed.region].filter((part) => part !== null).join(' · ')}
              </span>
            </>
          )}
        </Fact>
        <Fact name={t('vault.schedule.added')}>
          <When text={format.day(detail.addedAt, now)} exact={format.instant(detail.addedAt)} />
        </Fact>
      </Facts>
    </Section>
  );
}
