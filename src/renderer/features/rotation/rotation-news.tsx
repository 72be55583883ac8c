import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { useStores } from '../../stores/react.ts';
import { needsPerson } from '../../stores/rotations.ts';
import { showToast } from '../../ui/index.ts';

/**
 * What became of a rotation since it was last told, as far as it is worth an interruption. One that was not there before is
 * old news, unless this window `begun` it: it may be over before it is first told.
 */
export function newsOf(
  before: RotationView | undefined,
  after: RotationView,
  begun = false,
): 'done' | 'needs' | null {
  if (before === undefined ? !begun : before.phase === after.phase) return null;
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
            now.begun.has(rotation.id),
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
