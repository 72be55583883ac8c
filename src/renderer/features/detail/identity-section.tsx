import { useTranslation } from 'react-i18next';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Fact, Facts, Section, When } from '../../ui/index.ts';
import styles from './detail.module.css';

/** What the cloud answered to "who is this key?", and when. */
export function IdentitySection({
  detail,
  now,
}: {
  readonly detail: CredentialDetail;
  readonly now: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { identity } = detail;
  return (
    <Section title={t('vault.identity.title')}>
      {identity === null ? (
        <p className={styles.quiet}>{t('vault.identity.none')}</p>
      ) : (
        <Facts>
          <Fact name={t('vault.identity.principal')}>
            {identity.principal}
            <span className={styles.quiet}> {t(`vault.identity.kind.${identity.principalKind}`)}</span>
          </Fact>
          <Fact name={t('vault.identity.account')}>
            <code>{identity.accountId}</code>
          </Fact>
          {identity.arn !== null && (
            <Fact name="ARN">
              <code className={styles.long}>{identity.arn}</code>
            </Fact>
          )}
          <Fact name={t('vault.identity.asked')}>
            <When text={format.relative(identity.at, now)} exact={format.instant(identity.at)} />
          </Fact>
        </Facts>
      )}
    </Section>
  );
}
