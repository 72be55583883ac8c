import { FileKey2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import { useHome } from '../../actions/use-home.ts';
import { fileKindName } from '../../lib/file-kind-name.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import { Button, ErrorNotice, Field, FormDialog, PathText, Select } from '../../ui/index.ts';
import { AboutFields, NO_ABOUT } from './about-fields.tsx';
import type { AddWayProps } from './add-by-hand.tsx';
import styles from './places.module.css';
import { useAdded } from './use-added.ts';

type Held = Output<'consumers.entries'>;

interface Chosen extends Held {
  readonly ticket: TicketId;
}

/** The entry that is meant: the only one, or the only one that holds this very key. */
function likely({ entries }: Held, publicId: string): string | null {
  const own = entries.length > 1 ? entries.filter((one) => one.publicId === publicId) : entries;
  return own.length === 1 ? (own[0]?.entry ?? null) : null;
}

/** A file of a tool on this computer: the person chooses it, then which of its keys is meant. */
export function AddFile({ detail, ways }: AddWayProps) {
  const { t } = useTranslation();
  const { client, dialogs } = useStores();
  const added = useAdded();
  const { busy, error, run } = useTold();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [entry, setEntry] = useState<string | null>(null);
  const [about, setAbout] = useState(NO_ABOUT);
  const choose = () =>
    run(async () => {
      const picked = await client.call('import.pick', {});
      if (picked === null) return;
      setChosen(null);
      const held = await client.call('consumers.entries', { file: picked.ticket });
      setChosen({ ...held, ticket: picked.ticket });
      setEntry(likely(held, detail.publicId));
    });
  const submit = (): void => {
    if (chosen === null || entry === null) return;
    void run(async () =>
      added(
        await client.call('consumers.addFile', {
          credential: detail.id,
          file: chosen.ticket,
          entry,
          ...about,
        }),
      ),
    );
  };
  const taken = error?.code === 'conflict';
  return (
    <FormDialog
      title={t('places.dialog.add', { label: detail.label })}
      description={t('places.dialog.how.file')}
      confirm={t('places.add')}
      above={ways}
      busy={busy}
      error={taken ? null : error}
      disabled={chosen === null || entry === null}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      {chosen === null ? (
        <div>
          <Button icon={FileKey2} disabled={busy} onClick={() => void choose()}>
            {t('places.dialog.pick')}
          </Button>
        </div>
      ) : (
        <>
          <ChosenFile chosen={chosen} busy={busy} onAnother={() => void choose()} />
          <EntryField chosen={chosen} publicId={detail.publicId} value={entry} onChange={setEntry} />
          <AboutFields about={about} onChange={setAbout} />
        </>
      )}
      {taken && (
        <ErrorNotice
          title={t('places.dialog.taken.title')}
          meaning={t('places.dialog.taken.meaning')}
          remedy={t('places.dialog.taken.action')}
        />
      )}
    </FormDialog>
  );
}

interface ChosenFileProps {
  readonly chosen: Chosen;
  readonly busy: boolean;
  readonly onAnother: () => void;
}

function ChosenFile({ chosen, busy, onAnother }: ChosenFileProps) {
  const { t } = useTranslation();
  const home = useHome();
  return (
    <div className={styles.chosen}>
      <FileKey2 size={16} aria-hidden />
      <div className={styles.words}>
        <p>{fileKindName(chosen.kind, t)}</p>
        <div className={styles.path}>
          <PathText path={chosen.path} home={home} />
        </div>
      </div>
      <Button size="s" disabled={busy} onClick={onAnother}>
        {t('places.dialog.another')}
      </Button>
    </div>
  );
}

interface EntryFieldProps {
  readonly chosen: Chosen;
  readonly publicId: string;
  readonly value: string | null;
  readonly onChange: (entry: string) => void;
}

function EntryField({ chosen: { entries }, publicId, value, onChange }: EntryFieldProps) {
  const { t } = useTranslation();
  const found = entries.find(({ entry }) => entry === value);
  const other = found !== undefined && found.publicId !== '' && found.publicId !== publicId;
  return (
    <Field
      label={t('places.dialog.entry')}
      required
      hint={t('places.dialog.entryHint')}
      warning={other ? t('places.dialog.otherKey', { id: maskPublicId(found.publicId) }) : undefined}
    >
      <Select
        options={entries.map((one) => ({
          value: one.entry,
          label: one.entry === '' ? t('plaintext.scrub.whole') : one.entry,
          hint: one.publicId === '' ? t('places.dialog.asksCommand') : maskPublicId(one.publicId),
        }))}
        value={value}
        onChange={onChange}
        placeholder={t('places.dialog.chooseEntry')}
      />
    </Field>
  );
}
