import type { PlaceProblem } from '../../shared/model/consumer.ts';
import { MIN_PASSWORD_LENGTH } from '../../shared/model/vault.ts';
import type { Translate } from './i18n.ts';
import { problemError } from './place-problem.ts';

/** What was in the way at a place, and what to do, in one line. */
export function problemWords(problem: PlaceProblem, t: Translate): string {
  const { code, params } = problemError(problem);
  const values = { seconds: 1, min: MIN_PASSWORD_LENGTH, ...params };
  return t('places.problem', {
    title: t(`error.${code}.title`, values),
    action: t(`error.${code}.action`, values),
  });
}
