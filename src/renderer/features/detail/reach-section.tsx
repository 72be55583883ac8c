import { Cable, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale, siteOf } from '../../../shared/catalogue/index.ts';
import type { Account } from '../../../shared/model/account.ts';
import { useReach } from '../../actions/use-reach.ts';
import { useStores } from '../../stores/react.ts';
import { Fact, Facts, Fingerprint, IconButton, Section, Tag } from '../../ui/index.ts';
import styles from './detail.module.css';

const isPlain = (address: string): boolean => address.startsWith('http:');

/** The site, the addresses and the way there; the account's, not the key's. */
export function ReachSection({ account }: { readonly account: Account }) {
  const { t, i18n } = useTranslation();
  const { dialogs } = useStores();
  const test = useReach();
  const site = siteOf(account.cloud, account.site);
  const addresses = catalogue[account.cloud].endpoints.flatMap(({ name, label }) => {
    const own = account.endpoints[name];
    const address = own ?? site.endpoints[name];
    return address === undefined ? [] : [{ name, label, address, own: own !== undefined }];
  });
  return (
    <Section
      title={t('vault.reach.title')}
      aside={
        <>
          <IconButton size="s" icon={Cable} label={t('network.account.test')} onClick={() => test(account)} />
          <IconButton
            size="s"
            icon={Pencil}
            label={t('vault.menu.account')}
            onClick={() => dialogs.open({ kind: 'account', id: account.id })}
          />
        </>
      }
    >
      <Facts>
        <Fact name={t('vault.reach.site')}>{inLocale(site.label, i18n.language)}</Fact>
        {addresses.map(({ name, label, address, own }) => (
          <Fact key={name} name={inLocale(label, i18n.language)}>
            <code className={styles.long}>{address}</code>
            {own && <span className={styles.quiet}> {t('vault.reach.own')}</span>}
            {isPlain(address) && (
              <>
                {' '}
                <Tag tone="due">{t('network.account.plainMark')}</Tag>
              </>
            )}
          </Fact>
        ))}
        {account.proxy !== null && (
          <Fact name={t('vault.reach.proxy')}>
            {account.proxy === 'direct' ? (
              t('network.account.direct')
            ) : (
              <code className={styles.long}>{account.proxy}</code>
            )}
            {account.proxyUser !== null && <span className={styles.quiet}> {account.proxyUser}</span>}
          </Fact>
        )}
        {account.pins.map(({ host, fingerprint }) => (
          <Fact key={host} name={t('network.account.pins')}>
            {host}
            <Fingerprint value={fingerprint} />
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
