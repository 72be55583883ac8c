import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { FormDialog } from '../../ui/index.ts';
import { AboutFields, NO_ABOUT } from './about-fields.tsx';
import type { AddWayProps } from './add-by-hand.tsx';
import { draftOf, NO_COMMAND } from './command-draft.ts';
import { CommandFields } from './command-fields.tsx';
import { useAdded } from './use-added.ts';
import { saidByField, useCommand } from './use-command.ts';

/** A program that gets the key whenever there is another one. */
export function AddCommand({ detail, ways }: AddWayProps) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const added = useAdded();
  const { busy, error, run } = useTold();
  const command = useCommand(NO_COMMAND, error);
  const [about, setAbout] = useState(NO_ABOUT);
  const submit = (): void => {
    if (!command.ready()) return;
    void run(async () =>
      added(
        await client.call('consumers.addCommand', {
          credential: detail.id,
          command: draftOf(command.text, null),
          ...about,
        }),
      ),
    );
  };
  return (
    <FormDialog
      title={t('places.dialog.add', { label: detail.label })}
      description={t('places.dialog.how.command')}
      confirm={t('places.add')}
      above={ways}
      busy={busy}
      error={saidByField(error) ? null : error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <CommandFields value={command.text} wrong={command.wrong} onChange={command.change} />
      <AboutFields about={about} onChange={setAbout} />
    </FormDialog>
  );
}
