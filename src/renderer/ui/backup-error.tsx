import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { Translate } from '../lib/i18n.ts';
import { ErrorNotice } from './notices.tsx';
import { WireErrorNotice } from './wire-error-notice.tsx';

/** The reasons that have sentences of their own, by the error's code. */
const REASONS = [
  'target-refused.inside-vault',
  'target-refused.denied',
  'target-refused.full',
  'target-refused.key',
  'target-refused.key-gone',
  'target-refused.write',
  'target-refused.read',
  'target-refused.list',
  'target-refused.remove',
  'target-gone.folder',
  'target-gone.emptied',
  'target-gone.device',
  'target-unreachable.folder',
  'file-not-writable.taken',
] as const;
type Reason = (typeof REASONS)[number];

/** Meaning and way out of an error of backups, where more is known than its code. */
function reasonOf({ code, params }: WireError, t: Translate): { meaning: string; action: string } | null {
  const found = REASONS.find((reason: Reason) => reason === `${code}.${params.reason}`);
  if (found === undefined) return null;
  return { meaning: t(`backup.reason.${found}.meaning`), action: t(`backup.reason.${found}.action`) };
}

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
