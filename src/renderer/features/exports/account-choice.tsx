import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { Checkbox, CloudTile, TextInput } from '../../ui/index.ts';
import styles from './exports.module.css';

/** From so many on they can be searched. */
const SEARCHED_FROM = 9;
/** As many are drawn; the rest is reached by searching. */
const DRAWN = 200;

export interface AccountChoiceProps {
  readonly all: readonly Account[];
  readonly chosen: ReadonlySet<AccountId>;
  readonly onChange: (chosen: ReadonlySet<AccountId>) => void;
}

/** Which accounts, with a way to take all of those in sight. */
export function AccountChoice({ all, chosen, onChange }: AccountChoiceProps) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState('');
  const nameOf = ({ cloud }: Account): string => inLocale(catalogue[cloud].name, i18n.language);
  const words = typed.trim().toLowerCase();
  const fitting = all.filter((one) =>
    `${one.label} ${nameOf(one)} ${one.environment ?? ''}`.toLowerCase().includes(words),
  );
  const taken = fitting.filter(({ id }) => chosen.has(id)).length;
  const drawn = fitting.slice(0, DRAWN);

  const take = (accounts: readonly Account[], wanted: boolean): void => {
    const next = new Set(chosen);
    for (const { id } of accounts) {
      if (wanted) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };

  return (
    <fieldset className={styles.accounts}>
      <legend className={styles.legend}>{t('exports.accounts')}</legend>
      {all.length >= SEARCHED_FROM && (
        <TextInput
          icon={Search}
          aria-label={t('exports.find')}
          placeholder={t('exports.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {fitting.length > 0 && (
        <div className={styles.all}>
          <Checkbox
            label={t('exports.all', { count: fitting.length })}
            checked={taken === fitting.length}
            mixed={taken > 0 && taken < fitting.length}
            onChange={() => take(fitting, taken < fitting.length)}
          />
        </div>
      )}
      {fitting.length === 0 && (
        <p className={styles.quiet}>{t(all.length === 0 ? 'exports.noAccounts' : 'exports.nothing')}</p>
      )}
      <ul className={styles.list}>
        {drawn.map((account) => {
          const { monogram, hue } = catalogue[account.cloud];
          return (
            <li key={account.id} className={styles.account}>
              <Checkbox
                label={
                  account.environment === null || account.environment === ''
                    ? account.label
                    : `${account.label} · ${account.environment}`
                }
                checked={chosen.has(account.id)}
                onChange={(wanted) => take([account], wanted)}
              />
              <CloudTile monogram={monogram} hue={hue} label={nameOf(account)} />
            </li>
          );
        })}
      </ul>
      {fitting.length > DRAWN && (
        <p className={styles.quiet}>{t('exports.more', { count: fitting.length - DRAWN })}</p>
      )}
    </fieldset>
  );
}
