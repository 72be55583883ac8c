import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { KeptFileId, Scrubbed } from '../../../shared/model/kept-file.ts';
import { MIN_PASSWORD_LENGTH } from '../../../shared/model/vault.ts';
import { useHome } from '../../actions/use-home.ts';
import { problemError } from '../../lib/place-problem.ts';
import { shortPath } from '../../lib/short-path.ts';
import { useStores } from '../../stores/react.ts';
import { announce, Button, Dialog, ErrorNotice, PathText, WireErrorNotice } from '../../ui/index.ts';
import { byFile, type FileConsumer } from './by-file.ts';
import styles from './plaintext.module.css';
import { useUndo } from './use-undo.ts';

interface Outcome {
  readonly view: FileConsumer;
  readonly scrubbed: Scrubbed;
}

export interface ScrubOutcomeProps {
  readonly places: readonly FileConsumer[];
  readonly done: readonly Scrubbed[];
}

/** What came of it, file by file: with the way back for those that were changed, and why for those that were not. */
export function ScrubOutcome({ places, done }: ScrubOutcomeProps) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const byId = new Map(places.map((view) => [view.id, view]));
  const outcomes = done.flatMap((scrubbed): Outcome[] => {
    const view = byId.get(scrubbed.consumer);
    return view === undefined ? [] : [{ view, scrubbed }];
  });
  const count = outcomes.filter(({ scrubbed }) => scrubbed.outcome !== 'left').length;
  return (
    <Dialog
      open
      size="l"
      onClose={dialogs.close}
      title={t('plaintext.scrub.doneTitle', { count })}
      {...(count > 0 ? { description: t('plaintext.scrub.undoHint') } : {})}
      actions={
        <Button look="primary" onClick={dialogs.close}>
          {t('plaintext.scrub.done')}
        </Button>
      }
    >
      <ul className={styles.files}>
        {[...byFile(outcomes, ({ view }) => view.place.path)].map(([path, those]) => (
          <FileOutcome key={path} path={path} outcomes={those} />
        ))}
      </ul>
    </Dialog>
  );
}

/** Whether it is only asked if a file is to come back all the same. */
const isQuestion = ({ code }: WireError): boolean => code === 'file-changed' || code === 'key-ended';

function FileOutcome({ path, outcomes }: { readonly path: string; readonly outcomes: readonly Outcome[] }) {
  const { t } = useTranslation();
  const { looks } = useStores();
  const home = useHome();
  const short = shortPath(path, home);
  const changed = outcomes.filter(({ scrubbed }) => scrubbed.outcome !== 'left');
  const copies = [
    ...new Set(
      changed.flatMap(({ scrubbed }): KeptFileId[] => (scrubbed.kept === null ? [] : [scrubbed.kept])),
    ),
  ];
  const undo = useUndo(copies, () => {
    looks.setBack(changed.map(({ view }) => view.id));
    announce(t('plaintext.kept.undone', { path: short }));
  });
  const undone = copies.length > 0 && undo.done;
  return (
    <li className={styles.file}>
      <div className={styles.head}>
        <PathText path={path} home={home} />
        {copies.length > 0 && !undone && (
          <Button
            size="s"
            busy={undo.busy}
            aria-label={t('plaintext.scrub.undoOf', { path: short })}
            onClick={() => void undo.run(false)}
          >
            {t('plaintext.scrub.undo')}
          </Button>
        )}
      </div>
      <dl className={styles.entries}>
        {outcomes.map(({ view, scrubbed }) => (
          <div key={view.id}>
            <dt translate="no">{view.place.entry === '' ? t('plaintext.scrub.whole') : view.place.entry}</dt>
            <dd>
              <Words scrubbed={scrubbed} undone={undone} />
            </dd>
          </div>
        ))}
      </dl>
      {undo.error !== null && isQuestion(undo.error) && (
        <ErrorNotice
          tone="warning"
          title={t(`error.${undo.error.code}.title`)}
          meaning={
            undo.error.code === 'key-ended'
              ? t('plaintext.kept.ended.detail', undo.error.params)
              : t('plaintext.scrub.changed')
          }
          actions={
            <Button size="s" busy={undo.busy} onClick={() => void undo.run(true)}>
              {t('plaintext.scrub.anyway')}
            </Button>
          }
        />
      )}
      {undo.error !== null && !isQuestion(undo.error) && <WireErrorNotice error={undo.error} />}
    </li>
  );
}

function Words({ scrubbed, undone }: { readonly scrubbed: Scrubbed; readonly undone: boolean }) {
  const { t } = useTranslation();
  if (scrubbed.outcome !== 'left')
    return (
      <>
        <span className={styles.outcome}>
          <CircleCheck size={14} aria-hidden />
          {t(undone ? 'plaintext.scrub.undone' : `plaintext.scrub.outcome.${scrubbed.outcome}`)}
        </span>
        {scrubbed.again !== undefined && !undone && (
          <span className={styles.outcome} data-left>
            <TriangleAlert size={14} aria-hidden />
            {t('plaintext.scrub.again', { line: scrubbed.again })}
          </span>
        )}
      </>
    );
  const error = scrubbed.problem === null ? null : problemError(scrubbed.problem);
  const values = { seconds: 1, min: MIN_PASSWORD_LENGTH, ...error?.params };
  return (
    <span className={styles.outcome} data-left>
      <TriangleAlert size={14} aria-hidden />
      <span>
        {error === null
          ? t('plaintext.scrub.outcome.left')
          : t('plaintext.scrub.leftWhy', {
              title: t(`error.${error.code}.title`, values),
              action: t(`error.${error.code}.action`, values),
            })}
      </span>
    </span>
  );
}
