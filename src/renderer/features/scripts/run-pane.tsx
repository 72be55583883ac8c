import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../shared/model/cloud.ts';
import { CopyPublic } from '../../actions/copy-public.tsx';
import { useLive, useStores } from '../../stores/react.ts';
import { CodeBlock, ManagedNote, Switch } from '../../ui/index.ts';
import type { PaneProps } from './pane-props.ts';
import styles from './scripts.module.css';
import { Names, SetField } from './set-field.tsx';

/** The platforms whose SDKs ask an address for the key again. */
const RENEWING: readonly CloudId[] = ['aws', 'aliyun'];

/** One command that starts a program with the key; nothing is written anywhere. */
export function RunPane({ detail, sets }: PaneProps) {
  const { t } = useTranslation();
  const { policy } = useStores();
  const forbidden = useLive(policy, ({ value }) => value.rules.forbidReveal);
  const [set, setSet] = useState<string | null>(null);
  const [renews, setRenews] = useState(false);
  const canRenew = RENEWING.includes(detail.cloud);
  const line = [
    'keyturn exec',
    detail.id,
    ...(set === null ? [] : [`--set ${set}`]),
    ...(canRenew && renews ? ['--endpoint'] : []),
    '--',
    t('scripts.run.yours'),
  ].join(' ');
  return (
    <div className={styles.pane}>
      <p className={styles.safe}>
        <ShieldCheck size={16} aria-hidden />
        <span>{t('scripts.run.lead')}</span>
      </p>
      {forbidden && <ManagedNote>{t('policy.rule.forbidReveal')}</ManagedNote>}
      <CodeBlock
        label={t('scripts.run.label')}
        hint={t(canRenew && renews ? 'scripts.run.where' : 'scripts.run.hint')}
        text={line}
        actions={<CopyPublic label={t('scripts.name.run')} text={line} />}
      />
      <SetField withAll sets={sets} value={set} onChange={setSet} />
      {canRenew && (
        <Switch
          label={t('scripts.run.renews')}
          hint={t('scripts.run.renewsHint')}
          checked={renews}
          onChange={setRenews}
        />
      )}
      <Names sets={set === null ? sets : sets.filter(({ id }) => id === set)} />
    </div>
  );
}
