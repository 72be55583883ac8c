import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandPlace, ConsumerId, ConsumerView } from '../../../shared/model/consumer.ts';
import { GoneDialog } from '../../actions/gone-dialog.tsx';
import { PlaceHead, PlaceIcon } from '../../actions/place-head.tsx';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { FormDialog } from '../../ui/index.ts';
import { AboutFields } from './about-fields.tsx';
import { ByHandFields } from './by-hand-fields.tsx';
import { draftOf, isChanged, NO_COMMAND, textOf } from './command-draft.ts';
import { CommandFields } from './command-fields.tsx';
import styles from './places.module.css';
import { saidByField, useCommand } from './use-command.ts';

/** Changes what is kept of a place; a file's path and entry are what it is, and stay. */
export function EditPlaceDialog({ id }: { readonly id: ConsumerId }) {
  const { consumers } = useStores();
  const found = useLive(consumers, ({ views }) => views?.find((view) => view.id === id));
  // What was typed does not start anew when the list is told again.
  const [view] = useState(found);
  return found === undefined || view === undefined ? <GoneDialog /> : <EditPlace view={view} />;
}

function EditPlace({ view }: { readonly view: ConsumerView }) {
  const { t } = useTranslation();
  const { client, consumers, dialogs } = useStores();
  const { busy, error, run } = useTold();
  const { id, place } = view;
  const mine: CommandPlace | null = place.kind === 'command' && view.state !== 'elsewhere' ? place : null;
  const command = useCommand(mine === null ? NO_COMMAND : textOf(mine), error);
  const [byHand, setByHand] = useState(
    place.kind === 'by-hand' ? { what: place.what, name: place.name, owner: place.owner } : null,
  );
  const [about, setAbout] = useState({ note: view.note, restart: view.restart });
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (mine !== null && !command.ready()) return;
    if (byHand !== null && byHand.name.trim() === '') return;
    void run(async () => {
      // Asks for the person, who may not want it: then nothing else is saved either.
      if (mine !== null && isChanged(command.text, mine))
        await client.call('consumers.editCommand', { id, command: draftOf(command.text, mine) });
      await client.call('consumers.edit', { id, ...about, ...(byHand === null ? {} : { byHand }) });
      dialogs.close();
      await consumers.refresh([]);
    });
  };
  return (
    <FormDialog
      title={t('places.dialog.edit')}
      description={mine === null ? undefined : t('places.dialog.how.command')}
      confirm={t('common.save')}
      busy={busy}
      error={saidByField(error) ? null : error}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      {byHand !== null && <ByHandFields value={byHand} tried={tried} onChange={setByHand} />}
      {mine !== null && (
        <CommandFields value={command.text} wrong={command.wrong} onChange={command.change} />
      )}
      {byHand === null && mine === null && (
        <div className={styles.chosen}>
          <PlaceIcon kind={place.kind} />
          <div className={styles.words}>
            <PlaceHead place={place} />
          </div>
        </div>
      )}
      <AboutFields about={about} onChange={setAbout} />
    </FormDialog>
  );
}
