import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels that say what error texts mean. */
export const diagnosisHandlers = ({ diagnoses }: Services) =>
  ({
    'diagnosis.explain': ({ text, cloud, kind }) => diagnoses.explain(text, cloud, kind),
    'diagnosis.openPage': async ({ page }) => {
      await diagnoses.openPage(page);
      return {};
    },
  }) satisfies Partial<Handlers>;
