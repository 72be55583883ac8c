import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import { type RotationReason, rotationId, rotationReason } from '../../../shared/model/rotation.ts';
import { useStores } from '../../stores/react.ts';
import { Button, ErrorNotice, WireErrorNotice } from '../../ui/index.ts';

export interface ObstacleProps {
  readonly reason: RotationReason;
  /** The public id of the key that this one stands beside, where that is known. */
  readonly other: string | null;
}

/** Something that stands in the way of a rotation. */
export function Obstacle({ reason, other }: ObstacleProps) {
  const { t } = useTranslation();
  const beside =
    other !== null && (reason === 'in-rotation' || reason === 'standby')
      ? t(`rotation.beside.${reason}`, { id: maskPublicId(other) })
      : null;
  return (
    <ErrorNotice
      tone="warning"
      title={t(`rotation.reason.${reason}.title`)}
      meaning={
        <>
          {beside} {t(`rotation.reason.${reason}.meaning`)}
        </>
      }
      remedy={t(`rotation.reason.${reason}.action`)}
    />
  );
}

/** Why a rotation did not begin: an obstacle, another one of the same user, or any other error. */
export function StartError({ error }: { readonly error: WireError }) {
  const { t } = useTranslation();
  const { dialogs, places, rotations } = useStores();
  const reason = rotationReason.safeParse(error.params.reason);
  const other = typeof error.params.other === 'string' ? error.params.other : null;
  if (error.code === 'conflict' && reason.success) return <Obstacle reason={reason.data} other={other} />;
  const running = rotationId.safeParse(error.params.rotation);
  if (error.code !== 'conflict' || !running.success) return <WireErrorNotice error={error} />;
  const show = (): void => {
    rotations.select(running.data);
    places.rotations();
    dialogs.close();
  };
  return (
    <ErrorNotice
      tone="warning"
      title={t('rotation.plan.running.title')}
      meaning={t('rotation.plan.running.meaning')}
      actions={<Button onClick={show}>{t('rotation.showRotation')}</Button>}
    />
  );
}
