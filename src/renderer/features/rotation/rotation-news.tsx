import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { useStores } from '../../stores/react.ts';
import { needsPerson } from '../../stores/rotations.ts';
import { showToast } from '../../ui/index.ts';

/** What became of a rotation since it was last told, as far as it is worth an interruption. */
export function newsOf(before: RotationView | undefined, after: RotationView): 'done' | 'needs' | null {
  if (before === undefined || before.phase === after.phase) return null;
  if (after.phase === 'done') return 'done';
  return needsPerson(after) ? 'needs' : null;
}

/** Says that a rotation ended well or needs a decision, wherever in the window the person is. */
export function RotationNews() {
  const { t } = useTranslation();
  const { rotations, places } = useStores();
  useEffect(
    () =>
      rotations.state.subscribe((now, before) => {
        if (now.all === before.all || before.all === null) return;
        for (const rotation of now.all ?? []) {
          const news = newsOf(
            before.all.find(({ id }) => id === rotation.id),
            rotation,
          );
          if (news === null) continue;
          showToast({
            id: `rotation ${rotation.id}`,
            title: t(`rotation.told.${news}`, { label: rotation.label }),
            tone: news === 'done' ? 'success' : 'info',
            action: {
              label: t('rotation.showRotation'),
              run: () => {
                rotations.select(rotation.id);
                places.rotations();
              },
            },
          });
        }
      }),
    [rotations, places, t],
  );
  return null;
}
