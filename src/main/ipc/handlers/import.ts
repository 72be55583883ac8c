import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels that take keys in from files and text. */
export const importHandlers = ({ imports }: Services) =>
  ({
    'import.pick': () => imports.pick(),
    'import.previewFile': ({ ticket }) => imports.previewFile(ticket),
    'import.unlockManager': ({ ticket, password, keyFile }) =>
      imports.unlockManager(ticket, password, keyFile),
    'import.previewText': ({ text }) => imports.previewText(text),
    'import.mapTables': ({ tables, mapping }) => imports.mapTables(tables, mapping),
    'import.mend': ({ preview, index, mistake }) => imports.mend(preview, index, mistake),
    'import.mendAll': ({ preview }) => ({ rows: [...imports.mendAll(preview)] }),
    'import.chooseCloud': ({ preview, index, cloud }) => imports.chooseCloud(preview, index, cloud),
    'import.commit': ({ preview, rows }) => imports.commit(preview, rows),
    'import.discard': ({ preview }) => {
      imports.discard(preview);
      return done;
    },
    'import.deleteSource': async ({ ticket }) => {
      await imports.deleteSource(ticket);
      return done;
    },
  }) satisfies Partial<Handlers>;
