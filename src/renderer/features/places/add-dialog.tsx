import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert-never.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { SegmentedControl } from '../../ui/index.ts';
import { AddByHand } from './add-by-hand.tsx';
import { AddCommand } from './add-command.tsx';
import { AddFile } from './add-file.tsx';

const WAYS = ['file', 'by-hand', 'command'] as const;

/** Tells of a place where a key is used: a file on this computer, a place that a person sees to, or a program. */
export function AddPlaceDialog({ id }: { readonly id: CredentialId }) {
  const detail = useDialogKey(id);
  return detail === null ? null : <AddPlace key={id} detail={detail} />;
}

function AddPlace({ detail }: { readonly detail: CredentialDetail }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof WAYS)[number]>('file');
  const ways = (
    <SegmentedControl
      aria-label={t('places.dialog.ways')}
      segments={WAYS.map((value) => ({ value, label: t(`places.dialog.way.${value}`) }))}
      value={way}
      onChange={setWay}
    />
  );
  switch (way) {
    case 'file':
      return <AddFile detail={detail} ways={ways} />;
    case 'by-hand':
      return <AddByHand detail={detail} ways={ways} />;
    case 'command':
      return <AddCommand detail={detail} ways={ways} />;
    default:
      return assertNever(way);
  }
}
