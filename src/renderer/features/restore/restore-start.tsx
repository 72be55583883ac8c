import { useEffect } from 'react';
import type { RestoreSource } from '../../stores/dialogs.ts';
import { useStores } from '../../stores/react.ts';

/** Leads from a place of the workspace to the screens of a restore, which stand in no dialog. */
export function RestoreStart({ source }: { readonly source: RestoreSource | null }) {
  const { dialogs, restore } = useStores();
  useEffect(() => {
    dialogs.close();
    restore.begin(source);
  }, [dialogs, restore, source]);
  return null;
}
