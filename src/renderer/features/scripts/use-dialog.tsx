import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Dialog, SegmentedControl, Spinner, WireErrorNotice } from '../../ui/index.ts';
import { CodePane } from './code-pane.tsx';
import type { PaneProps } from './pane-props.ts';
import { RunPane } from './run-pane.tsx';
import styles from './scripts.module.css';
import { ShellPane } from './shell-pane.tsx';

// The safest way comes first.
const WAYS = ['run', 'shell', 'code'] as const;
type Way = (typeof WAYS)[number];

/** How a program gets the key: started with it, by lines for a shell, or with code that reads the variables. */
export function UseDialog({ id }: { readonly id: CredentialId }) {
  const detail = useDialogKey(id);
  return detail === null ? null : <Use key={id} detail={detail} />;
}

function Use({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const close = useRef<HTMLButtonElement>(null);
  const [way, setWay] = useState<Way>('run');
  const { value: sets, error } = useAnswer(detail.id, () =>
    client.call('scripts.options', { credential: detail.id }),
  );
  return (
    <Dialog
      open
      size="l"
      initialFocus={close}
      onClose={dialogs.close}
      title={t('scripts.title', { label: detail.label })}
      actions={
        <Button ref={close} onClick={dialogs.close}>
          {t('common.close')}
        </Button>
      }
    >
      <div className={styles.ways}>
        <SegmentedControl
          aria-label={t('scripts.ways')}
          segments={WAYS.map((value) => ({ value, label: t(`scripts.way.${value}`) }))}
          value={way}
          onChange={setWay}
        />
      </div>
      {error !== null && <WireErrorNotice error={error} />}
      {sets === null && error === null && <Spinner label={t('scripts.loading')} />}
      {sets !== null && <Pane way={way} detail={detail} sets={sets} />}
    </Dialog>
  );
}

function Pane({ way, ...props }: PaneProps & { readonly way: Way }) {
  const { t } = useTranslation();
  if (props.sets.length === 0) return <p className={styles.quiet}>{t('scripts.noSets')}</p>;
  if (way === 'run') return <RunPane {...props} />;
  return way === 'shell' ? <ShellPane {...props} /> : <CodePane {...props} />;
}
