import { useTranslation } from 'react-i18next';
import type { AddWay } from '../../stores/dialogs.ts';
import { useStores } from '../../stores/react.ts';
import { SegmentedControl } from '../../ui/index.ts';

interface AddWaysProps {
  readonly way: AddWay;
  readonly disabled: boolean;
  /** Told before another one is taken. */
  readonly onLeave?: () => void;
}

/** The ways in which keys come in, each one press away from the others. */
export function AddWays({ way, disabled, onLeave }: AddWaysProps) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  return (
    <SegmentedControl
      aria-label={t('add.way.label')}
      value={way}
      onChange={(next) => {
        onLeave?.();
        dialogs.open({ kind: 'add', way: next });
      }}
      disabled={disabled}
      segments={[
        { value: 'form', label: t('add.way.form') },
        { value: 'paste', label: t('add.way.paste') },
        { value: 'file', label: t('add.way.file') },
      ]}
    />
  );
}
