import { useState } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Draft } from '../../../shared/model/draft.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { AddWay, DialogRequest } from '../../stores/dialogs.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { AddByText } from './add-by-text.tsx';
import { AddKey } from './add-key.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportMappingDialog } from './import-mapping.tsx';
import { ImportPreviewDialog } from './import-preview.tsx';
import { ImportUnlockDialog } from './import-unlock.tsx';
import { KeyAdded } from './key-added.tsx';

interface Added {
  readonly id: CredentialId;
  readonly cloud: CloudId;
  readonly verify: boolean;
}

export interface AddDialogProps {
  readonly way: AddWay;
  readonly draft: Draft | null;
  readonly cloud: CloudId | null;
  /** What comes once keys are in, such as a receipt for whoever sent them. */
  readonly next: DialogRequest | null;
}

/** Brings keys in: by a file, by pasted text, by the form with the guide beside it; each goes on to its outcome. */
export function AddDialog({ way, draft, cloud, next }: AddDialogProps) {
  const { dialogs, imports, list } = useStores();
  const { step } = useLive(imports, (state) => state);
  const [added, setAdded] = useState<Added | null>(null);
  const close = (): void => {
    if (next !== null && step.kind === 'done') dialogs.open(next);
    else dialogs.close();
    void imports.discard().catch(() => undefined);
  };
  switch (step.kind) {
    case 'choose':
    case 'reading':
      if (added !== null) {
        return <KeyAdded {...added} onClose={close} onAnother={() => setAdded(null)} />;
      }
      if (way !== 'form') return <AddByText way={way} onClose={close} />;
      return (
        <AddKey
          key={`${draft?.id} ${cloud}`}
          continued={draft}
          cloud={cloud}
          onClose={close}
          onAdded={(id, of, verify) => {
            setAdded({ id, cloud: of, verify });
            void list.refresh().then(() => list.select(id));
          }}
        />
      );
    case 'locked':
      return <ImportUnlockDialog step={step} onClose={close} />;
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
