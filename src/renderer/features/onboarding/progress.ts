import { useTranslation } from 'react-i18next';
import type { StageProps } from '../../ui/index.ts';

const STEPS = 4;

/** Where a step of the first start stands. */
export function useStepProgress(step: number): NonNullable<StageProps['progress']> {
  const { t } = useTranslation();
  return { step, of: STEPS, label: t('onboarding.step', { step, of: STEPS }) };
}
