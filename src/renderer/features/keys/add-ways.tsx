import { useTranslation } from 'react-i18next';
import type { AddWay } from '../../stores/dialogs.ts';
import { useStores } from '../../stores/react.ts';
import { SegmentedControl } from '../../ui/index.ts';

/** The ways in which keys come in, each one press away from the others. */
export function AddWays({ way, disabled }: { readonly way: AddWay; readonly disabled: boolean }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  return (
    <SegmentedControl
      aria-label={t('add.way.label')}
      value={way}
      onChange={(next) => dialogs.open({ kind: 'add', way: next })}
      disabled={disabled}
      segments={[
        { value: 'form', label: t('add.way.form') },
        { value: 'paste', label: t('add.way.paste') },
        { value: 'file', label: t('add.way.file') },
      ]}
    />
  );
}
