import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';

/** Asks for a folder, then how to use it. What the system's dialog fails at is told in ours. */
export function useAddFolder(): () => void {
  const { client, dialogs } = useStores();
  return () => {
    client.call('backup.pickFolder', {}).then(
      (picked) => {
        if (picked !== null) dialogs.open({ kind: 'backup-add-folder', ...picked });
      },
      (thrown: unknown) => dialogs.open({ kind: 'backup-problem', error: toWireError(thrown) }),
    );
  };
}
