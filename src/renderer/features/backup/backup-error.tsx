import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { ErrorNotice, WireErrorNotice } from '../../ui/index.ts';
import { reasonOf } from './words.ts';

/** An error of a backup in plain words, with what the server called it in a fold. */
export function BackupError({ error, actions }: { readonly error: WireError; readonly actions?: ReactNode }) {
  const { t } = useTranslation();
  const { code, params } = error;
  const reason = reasonOf(error, t);
  const details = [
    ...(params.vendorCode === undefined
      ? []
      : [{ label: t('backup.vendorCode'), value: String(params.vendorCode) }]),
    ...(params.host === undefined ? [] : [{ label: t('backup.host'), value: String(params.host) }]),
  ];
  if (reason === null && details.length === 0) {
    return <WireErrorNotice error={error} {...(actions === undefined ? {} : { actions })} />;
  }
  return (
    <ErrorNotice
      title={t(`error.${code}.title`, params)}
      meaning={reason?.meaning ?? t(`error.${code}.meaning`, params)}
      remedy={reason?.action ?? t(`error.${code}.action`, params)}
      details={details}
      {...(actions === undefined ? {} : { actions })}
    />
  );
}
