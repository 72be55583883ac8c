import type { Services } from '../../services/index.ts';
import type { Handlers } from '../router.ts';

const done = {};

/** Channels that make backups and look after their places. */
export const backupHandlers = ({ backups }: Services) =>
  ({
    'backup.status': () => backups.status(),
    'backup.dismissWarning': () => {
      backups.dismissWarning();
      return done;
    },
    'backup.targets': () => backups.list(),
    'backup.pickFolder': () => backups.pickFolder(),
    'backup.addTarget': ({ target, ...choices }) => backups.add(target, choices),
    'backup.editTarget': ({ id, ...changes }) => backups.edit(id, changes),
    'backup.removeTarget': ({ id }) => {
      backups.remove(id);
      return done;
    },
    'backup.run': ({ id }) => backups.run(id),
    'backup.versions': ({ id }) => backups.versions(id),
    'backup.saveFile': ({ ticket }) => backups.saveFile(ticket),
  }) satisfies Partial<Handlers>;
