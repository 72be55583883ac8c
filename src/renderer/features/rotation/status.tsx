import { CircleCheck, CirclePause, LoaderCircle, RotateCcw } from 'lucide-react';
import type { RotationView } from '../../../shared/model/rotation.ts';
import type { Translate } from '../../lib/i18n.ts';
import { isRunning, needsPerson } from '../../stores/rotations.ts';
import { STEPS, stepOf } from './progress.ts';
import styles from './status.module.css';

/** What a rotation can be called in a word. */
export type RotationStatus = 'running' | 'needs' | 'done' | 'aborted';

/** Derives the status. */
export function statusOf(rotation: RotationView): RotationStatus {
  if (needsPerson(rotation)) return 'needs';
  if (isRunning(rotation)) return 'running';
  return rotation.phase === 'done' ? 'done' : 'aborted';
}

/** The status in words: the step by its number while it runs. */
export function statusWords(rotation: RotationView, t: Translate): string {
  const status = statusOf(rotation);
  if (rotation.places.open > 0 && isRunning(rotation))
    return t('deliver.rowWaits', { count: rotation.places.open });
  if (status !== 'running') return t(`rotation.row.${status}`);
  const step = stepOf(rotation.phase);
  if (step === null) return t(`rotation.phase.${rotation.phase}`);
  return t('rotation.row.of', {
    step: STEPS.indexOf(step) + 1,
    steps: STEPS.length,
    name: t(`rotation.short.${step}`),
  });
}

const ICONS = { running: LoaderCircle, needs: CirclePause, done: CircleCheck, aborted: RotateCcw } as const;

/** The status as icon and colour, beside its words. */
export function StatusIcon({ rotation }: { readonly rotation: RotationView }) {
  const status = statusOf(rotation);
  const Icon = ICONS[status];
  return <Icon size={14} aria-hidden className={styles[status]} />;
}
