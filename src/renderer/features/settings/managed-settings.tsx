import { HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { rulesInForce } from '../../../shared/policy-rules.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, ErrorNotice, Fact, Facts, ManagedNote } from '../../ui/index.ts';
import { Group } from './group.tsx';
import styles from './settings.module.css';

/** The rules that whoever manages this computer set, where there are any. */
export function ManagedSettings() {
  const { t } = useTranslation();
  const { policy } = useStores();
  const { state, source, rules, problem, detail } = useLive(policy, (held) => held.value);
  if (state === 'none') return null;
  return (
    <Group title={t('policy.title')}>
      {problem === null ? (
        <p>{t('policy.state.managed')}</p>
      ) : (
        <ErrorNotice
          tone="warning"
          title={t('policy.state.broken')}
          meaning={t(`policy.problem.${problem}`, { detail: detail ?? '' })}
          remedy={t('policy.mend')}
        />
      )}
      <ul className={styles.rules}>
        {rulesInForce(rules).map(({ rule, key, params }) => (
          <li key={rule}>
            <ManagedNote>{t(key, params)}</ManagedNote>
          </li>
        ))}
      </ul>
      <Facts>
        {rules.allowedHosts !== null && (
          <Fact name={t('policy.hosts')}>
            <code className={styles.hosts} data-selectable>
              {rules.allowedHosts.join('\n')}
            </code>
          </Fact>
        )}
        <Fact name={t('policy.file')}>
          <code className={styles.path} data-selectable>
            {source}
          </code>
        </Fact>
      </Facts>
    </Group>
  );
}

/** The way to the page that says where everything lies. */
export function WhereaboutsButton() {
  const { t } = useTranslation();
  const { dialogs, places } = useStores();
  return (
    <Button
      icon={HardDrive}
      onClick={() => {
        dialogs.close();
        places.whereabouts();
      }}
    >
      {t('whereabouts.title')}
    </Button>
  );
}
