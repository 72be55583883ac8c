import type { RotationPolicy, RotationView } from '../../../shared/model/rotation.ts';
import type { Say } from '../../../shared/rotation-left.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Translate } from '../../lib/i18n.ts';
import type { Progress, StepName } from './progress.ts';

/** What turns rotations into words. */
export interface Words {
  readonly t: Translate;
  readonly format: Formatter;
  /** ms since 1970 UTC. */
  readonly now: number;
}

/** The translator as shared code takes it, which names keys and variables by types of its own. */
export const sayOf = (t: Translate): Say => t as unknown as Say;

/** A step by its name, with how long it waits. */
export function stepTitle(
  step: StepName,
  policy: Pick<RotationPolicy, 'soakMs' | 'cooldownMs'>,
  { t, format }: Pick<Words, 't' | 'format'>,
): string {
  if (step !== 'soak' && step !== 'cool') return t(`rotation.step.${step}.name`);
  const ms = step === 'soak' ? policy.soakMs : policy.cooldownMs;
  return ms === 0
    ? t(`rotation.step.${step}.none`)
    : t(`rotation.step.${step}.name`, { duration: format.duration(ms) });
}

/** The end of a long wait; null where it waits for seconds, or for none. */
export function waitsUntil({ phase, notBefore }: RotationView): number | null {
  return phase === 'soaking' || phase === 'cooling' ? notBefore : null;
}

/** What goes on right now, in one or two sentences. */
export function phaseSentence(rotation: RotationView, progress: Progress, words: Words): string {
  const { t, format, now } = words;
  const { phase, notBefore, policy, places } = rotation;
  if (places.open > 0 && phase !== 'attention') return t('deliver.waits', { count: places.open });
  if (phase === 'soaking' || phase === 'cooling') {
    const waits = phase === 'soaking' ? policy.soakMs : policy.cooldownMs;
    return notBefore === null || notBefore <= now || waits === 0
      ? t(`rotation.phase.${phase}Due`)
      : t(`rotation.phase.${phase}`, { time: format.instant(notBefore) });
  }
  const sentence = t(`rotation.phase.${phase}`);
  return phase === 'proving'
    ? `${sentence} ${t('rotation.proofs', { count: progress.proofs, of: policy.proofs })}`
    : sentence;
}

/** What can be taken back, and until when. */
export function undoSentence(
  rotation: RotationView,
  { held }: Pick<Progress, 'held'>,
  { t, format, now }: Words,
): string {
  const { undo, phase, notBefore } = rotation;
  if (undo === null) return t('rotation.back.none');
  if (undo === 'abandon' && held) return t('rotation.back.abandonHeld');
  const until = notBefore !== null && notBefore > now ? format.instant(notBefore) : null;
  if (undo === 'abandon' && phase === 'soaking' && until !== null)
    return t('rotation.back.abandonUntil', { time: until });
  if (undo === 'enable-old' && phase === 'cooling' && until !== null)
    return t('rotation.back.enableUntil', { time: until });
  return t(`rotation.back.${undo}`);
}
