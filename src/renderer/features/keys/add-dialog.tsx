import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Draft } from '../../../shared/model/draft.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { AddWay } from '../../stores/dialogs.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, SegmentedControl, showToast } from '../../ui/index.ts';
import { ChooseFile } from './choose-file.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportMappingDialog } from './import-mapping.tsx';
import { ImportPreviewDialog } from './import-preview.tsx';
import { KeyForm } from './key-form.tsx';
import styles from './keys.module.css';
import { PasteText } from './paste-text.tsx';
import { useDraft } from './use-draft.ts';

/** Brings keys in: by a file, by pasted text, by hand. A file or a text goes on to the preview and the outcome. */
export function AddDialog({ way, draft }: { readonly way: AddWay; readonly draft: Draft | null }) {
  const { dialogs, imports } = useStores();
  const { step } = useLive(imports, (state) => state);
  const close = (): void => {
    dialogs.close();
    void imports.discard().catch(() => undefined);
  };
  switch (step.kind) {
    case 'choose':
    case 'reading':
      return <ChooseWay key={draft?.id} way={way} continued={draft} onClose={close} />;
    case 'mapping':
      return <ImportMappingDialog step={step} onClose={close} />;
    case 'preview':
      return (
        <ImportPreviewDialog
          key={step.preview.preview}
          preview={step.preview}
          saving={step.saving}
          mapped={step.mapped !== null}
          onClose={close}
        />
      );
    case 'done':
      return <ImportDone step={step} onClose={close} />;
    default:
      return assertNever(step);
  }
}

interface ChooseWayProps {
  readonly way: AddWay;
  readonly continued: Draft | null;
  readonly onClose: () => void;
}

function ChooseWay({ way, continued, onClose }: ChooseWayProps) {
  const { t } = useTranslation();
  const { dialogs, list } = useStores();
  const [busy, setBusy] = useState(false);
  const form = useId();
  const draft = useDraft('add-key', null, continued);
  const cancel = (): void => {
    draft.abandon();
    onClose();
  };

  const added = (id: CredentialId): void => {
    onClose();
    void list.refresh().then(() => list.select(id));
    showToast({ id: 'added', title: t('add.done'), tone: 'success' });
  };

  return (
    <Dialog
      open
      sticky
      onClose={cancel}
      title={t('add.title')}
      actions={
        way === 'file' ? undefined : (
          <>
            <Button onClick={cancel} disabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button look="primary" type="submit" form={form} busy={busy}>
              {way === 'form' ? t('add.submit') : t('add.find')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.ways}>
        <SegmentedControl
          aria-label={t('add.way.label')}
          value={way}
          onChange={(next) =>
            dialogs.open({ kind: 'add', way: next, ...(continued === null ? {} : { draft: continued }) })
          }
          disabled={busy}
          segments={[
            { value: 'file', label: t('add.way.file') },
            { value: 'paste', label: t('add.way.paste') },
            { value: 'form', label: t('add.way.form') },
          ]}
        />
      </div>
      {way === 'file' && <ChooseFile />}
      {way === 'paste' && <PasteText id={form} onBusy={setBusy} />}
      {way === 'form' && (
        <KeyForm id={form} onBusy={setBusy} onAdded={added} draft={draft} texts={continued?.fields ?? {}} />
      )}
    </Dialog>
  );
}
