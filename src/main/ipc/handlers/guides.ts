import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

/** Channels of the guides to keys. */
export const guideHandlers = ({ guides }: Services) =>
  ({
    'guides.progress': () => guides.progress(),
    'guides.mark': ({ done, ...name }) => {
      guides.mark(name, done);
      return {};
    },
    'guides.open': async ({ cloud, site, page }) => {
      await guides.open(cloud, site, page);
      return {};
    },
    'guides.copy': async ({ step, ...name }) => {
      await guides.copy(name, step);
      return {};
    },
  }) satisfies Partial<Handlers>;
