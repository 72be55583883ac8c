import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { BackupError, Button, ErrorNotice, Stage } from '../../ui/index.ts';
import styles from './restore.module.css';

export interface StepFrameProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  readonly children?: ReactNode;
  /** The buttons that go on. */
  readonly actions?: ReactNode;
}

/** One screen of a restore: title, task, what was refused, the way back and the way on. */
export function StepFrame({ title, lead, wide = false, children, actions }: StepFrameProps) {
  const { t } = useTranslation();
  const { restore, session } = useStores();
  const { error, busy, steps } = useLive(restore, (state) => state);
  const folder = useLive(session, ({ status }) => status?.folder);
  const first = steps.length <= 1;
  return (
    <Stage title={title} lead={lead} wide={wide} foot={<span data-selectable>{folder}</span>}>
      <div className={styles.content}>
        {children}
        {error !== null && <Refused error={error} />}
        <div className={styles.actions}>
          <Button onClick={first ? restore.end : restore.back} disabled={busy}>
            {t(first ? 'common.cancel' : 'common.back')}
          </Button>
          <span className={styles.on}>{actions}</span>
        </div>
      </div>
    </Stage>
  );
}

function Refused({ error }: { readonly error: WireError }) {
  const { t } = useTranslation();
  // The screen counts the seconds.
  if (error.code === 'too-many-attempts') return null;
  if (error.code !== 'ticket-expired') return <BackupError error={error} />;
  return (
    <ErrorNotice
      title={t('restore.expired.title')}
      meaning={t('restore.expired.meaning')}
      remedy={t('restore.expired.action')}
    />
  );
}
