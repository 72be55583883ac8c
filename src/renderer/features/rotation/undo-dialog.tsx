import { useTranslation } from 'react-i18next';
import { maskPublicId } from '../../../shared/mask.ts';
import type { RotationId, RotationView } from '../../../shared/model/rotation.ts';
import { GoneDialog } from '../../actions/gone-dialog.tsx';
import { useLive, useStores } from '../../stores/react.ts';
import { ConfirmDialog } from '../../ui/index.ts';
import { progressOf } from './progress.ts';
import { useReceipt } from './use-receipt.ts';

/** Asks before a rotation is taken back. Closes by itself when there is nothing to take back any more. */
export function UndoDialog({ id }: { readonly id: RotationId }) {
  const { rotations } = useStores();
  const rotation = useLive(rotations, ({ all }) => all?.find((one) => one.id === id));
  if (rotation === undefined || rotation.undo === null) return <GoneDialog />;
  return rotation.undo === 'abandon' ? <Abandon rotation={rotation} /> : <EnableOld rotation={rotation} />;
}

function useUndo({ id }: RotationView): () => void {
  const { rotations, dialogs } = useStores();
  return () => {
    dialogs.close();
    void rotations.undo(id);
  };
}

function Abandon({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const undo = useUndo(rotation);
  const { label } = rotation;
  const { held } = progressOf(rotation, useReceipt(rotation));
  const doomed = held ? null : rotation.newPublicId;
  return (
    <ConfirmDialog
      open
      danger={doomed !== null}
      title={t('rotation.undo.abandon.title', { label })}
      confirm={
        doomed === null
          ? t('rotation.undo.abandon.confirmNone')
          : t('rotation.undo.abandon.confirm', { id: maskPublicId(doomed) })
      }
      onConfirm={undo}
      onCancel={dialogs.close}
    >
      {doomed === null
        ? t(held ? 'rotation.undo.abandon.detailHeld' : 'rotation.undo.abandon.detailNone')
        : t('rotation.undo.abandon.detail', { id: doomed })}
    </ConfirmDialog>
  );
}

function EnableOld({ rotation }: { readonly rotation: RotationView }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const id = maskPublicId(rotation.oldPublicId);
  return (
    <ConfirmDialog
      open
      title={t('rotation.undo.enable-old.title', { id })}
      confirm={t('rotation.undo.enable-old.confirm', { id })}
      onConfirm={useUndo(rotation)}
      onCancel={dialogs.close}
    >
      {t('rotation.undo.enable-old.detail')}
    </ConfirmDialog>
  );
}
