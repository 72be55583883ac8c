import { useTranslation } from 'react-i18next';
import { identityParts } from '../../../shared/identity-words.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Fact, Facts, Section, When } from '../../ui/index.ts';
import styles from './detail.module.css';

/** What the platform answered to "who is this key?", in its own words, and when. */
export function IdentitySection({
  detail,
  now,
}: {
  readonly detail: CredentialDetail;
  readonly now: number;
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { identity, cloud } = detail;
  const parts = identity === null ? [] : identityParts(cloud, identity, i18n.language);
  return (
    <Section title={t('vault.identity.title')}>
      {identity === null ? (
        <p className={styles.quiet}>{t('vault.identity.none')}</p>
      ) : (
        <>
          {parts.length === 0 && <p className={styles.quiet}>{t('vault.identity.untold')}</p>}
          <Facts>
            {parts.map(({ part, label, value }) => (
              <Fact key={part} name={label}>
                {part === 'principal' ? value : <code className={styles.long}>{value}</code>}
                {part === 'principal' && identity.principalKind !== 'other' && (
                  <span className={styles.quiet}> {t(`vault.identity.kind.${identity.principalKind}`)}</span>
                )}
              </Fact>
            ))}
            <Fact name={t('vault.identity.asked')}>
              <When text={format.relative(identity.at, now)} exact={format.instant(identity.at)} />
            </Fact>
          </Facts>
        </>
      )}
    </Section>
  );
}
