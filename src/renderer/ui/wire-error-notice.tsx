import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../shared/ipc/envelope.ts';
import { MIN_PASSWORD_LENGTH } from '../../shared/model/vault.ts';
import { ErrorNotice } from './notices.tsx';

export interface WireErrorNoticeProps {
  readonly error: WireError;
  readonly actions?: ReactNode;
}

/** An error of main in its three sentences: what happened, what it means, what to do. */
export function WireErrorNotice({ error: { code, params }, actions }: WireErrorNoticeProps) {
  const { t } = useTranslation();
  const values = { seconds: 1, min: MIN_PASSWORD_LENGTH, ...params };
  return (
    <ErrorNotice
      title={t(`error.${code}.title`, values)}
      meaning={t(`error.${code}.meaning`, values)}
      remedy={t(`error.${code}.action`, values)}
      {...(actions === undefined ? {} : { actions })}
    />
  );
}
