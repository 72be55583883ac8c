import { useTranslation } from 'react-i18next';
import { maskPublicId } from '../../../shared/mask.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import { GoneDialog } from '../../actions/gone-dialog.tsx';
import { useNow } from '../../lib/use-now.ts';
import type { DeletingChoice } from '../../stores/dialogs.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import styles from './rotation.module.css';
import { SlotsTable } from './slots-table.tsx';

export interface DeleteDialogProps {
  readonly id: RotationId;
  readonly choice: DeletingChoice;
}

/** Asks before a key that is in the way of a rotation is deleted at the cloud, with its facts in sight. */
export function DeleteDialog({ id, choice }: DeleteDialogProps) {
  const { t } = useTranslation();
  const { rotations, dialogs } = useStores();
  const now = useNow();
  const rotation = useLive(rotations, ({ all }) => all?.find((one) => one.id === id));
  if (rotation === undefined) return <GoneDialog />;
  const key = rotation.slots.find(({ publicId }) => publicId === choice.publicId);
  const masked = maskPublicId(choice.publicId);
  return (
    <ConfirmDialog
      open
      danger
      title={t('rotation.delete.title', { id: masked })}
      confirm={t('rotation.delete.confirm', { id: masked })}
      onConfirm={() => {
        dialogs.close();
        void rotations.decide(id, choice);
      }}
      onCancel={dialogs.close}
    >
      <div className={styles.question}>
        <code>{choice.publicId}</code>
        <p>
          {t(choice.kind === 'delete-orphan' ? 'rotation.delete.orphan' : 'rotation.delete.disabled')}{' '}
          {key !== undefined &&
            choice.kind === 'delete-disabled' &&
            (key.held === null
              ? t('rotation.delete.notHeld')
              : t('rotation.delete.held', { label: key.held.label }))}
        </p>
        {key !== undefined && <SlotsTable slots={[key]} now={now} />}
      </div>
    </ConfirmDialog>
  );
}
