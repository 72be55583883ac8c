import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels that bring a vault back, merge two copies, and compare with the clouds afterwards. */
export const restoreHandlers = ({ restores, comparisons, witness }: Services) =>
  ({
    'restore.pick': () => restores.pick(),
    'restore.listBucket': (bucket) => restores.listBucket(bucket),
    'restore.copies': () => restores.copies(),
    'restore.open': (request) => restores.open(request),
    'restore.replace': async (request) => {
      await restores.replace(request);
      return done;
    },
    'restore.planMerge': ({ restore }) => restores.plan(restore),
    'restore.merge': (request) => restores.merge(request),
    'restore.discard': async ({ restore }) => {
      await restores.discard(restore);
      return done;
    },
    'restore.goBack': (request) => restores.goBack(request),
    'comparison.get': () => comparisons.get(),
    'comparison.run': () => comparisons.run(),
    'comparison.release': () => {
      comparisons.release();
      return done;
    },
    'comparison.witness': () => witness.testimony(),
  }) satisfies Partial<Handlers>;
