import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copiedAs, secretsOf } from '../../../shared/crosswalk/copy.ts';
import { type Naming, namingsFor } from '../../../shared/crosswalk/index.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Dialog, Field, Select, Switch, showToast, WireErrorNotice } from '../../ui/index.ts';
import styles from './crosswalk.module.css';
import { productName } from './product.tsx';

/** As many dots for every secret: how long one is must not be told. */
const MASK = '••••••••••••';

/** One key in the words of a product: which, with the secret or without, and what that looks like. */
export function CopyAsDialog({ id }: { readonly id: CredentialId }) {
  const detail = useDialogKey(id);
  return detail === null ? null : <CopyAs key={id} detail={detail} />;
}

function previewOf(naming: Naming, detail: CredentialDetail, withSecret: boolean, language: string): string {
  const shown = withSecret ? detail.secretFields.map((field) => [field, MASK]) : [];
  return copiedAs(
    naming,
    {
      cloud: detail.cloud,
      temporary: detail.kind === 'temporary',
      fields: detail.fields,
      secrets: Object.fromEntries(shown),
      site: detail.account.site,
      endpoints: detail.account.endpoints,
    },
    language,
  );
}

function CopyAs({ detail }: { readonly detail: CredentialDetail }) {
  const { t, i18n } = useTranslation();
  const { client, dialogs, preferences, policy } = useStores();
  const last = useLive(preferences, (state) => state.preferences.copyAs);
  const forbidden = useLive(policy, ({ value }) => value.rules.forbidReveal);
  const { error, busy, run } = useTold();
  const fitting = namingsFor(detail.cloud, detail.kind === 'temporary');
  const [chosen, setChosen] = useState(last);
  const [wanted, setWanted] = useState(true);
  const naming = fitting.find(({ id }) => id === chosen) ?? fitting[0];
  if (naming === undefined) return null;
  const name = productName({ cloud: detail.cloud, naming }, t, i18n.language);
  const holds = secretsOf(naming, detail.cloud).some((field) => detail.secretFields.includes(field));
  const secret = wanted && holds && !forbidden;

  const copy = (): Promise<void> =>
    run(async () => {
      const locale = i18n.language as Locale;
      const { clearsAt } = await client.call('credentials.copyAs', {
        ...{ id: detail.id, naming: naming.id, secret, locale },
      });
      // Where it cannot be written the copy stands all the same; the next one begins at the first product again.
      await preferences.change({ copyAs: naming.id }).catch(() => undefined);
      dialogs.close();
      const seconds = clearsAt === null ? null : Math.round((clearsAt - Date.now()) / 1000);
      showToast({
        title: t('crosswalk.copyAs.done', { label: detail.label, name }),
        tone: 'success',
        id: 'copied',
        ...(seconds === null
          ? {}
          : { detail: t('vault.toast.clears', { count: seconds }), lasts: seconds * 1000 }),
      });
    });

  return (
    <Dialog
      open
      onClose={dialogs.close}
      title={t('crosswalk.copyAs.title', { label: detail.label })}
      actions={
        <>
          <Button onClick={dialogs.close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button look="primary" busy={busy} onClick={() => void copy()}>
            {t('crosswalk.copyAs.copy')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label={t('crosswalk.copyAs.target')}>
          <Select
            options={fitting.map((each) => ({
              value: each.id,
              label: productName({ cloud: detail.cloud, naming: each }, t, i18n.language),
              ...(each.at === undefined ? {} : { hint: each.at }),
            }))}
            value={naming.id}
            onChange={setChosen}
          />
        </Field>
        <Switch
          label={t('crosswalk.copyAs.secret')}
          hint={t(forbidden ? 'crosswalk.copyAs.secretForbidden' : 'crosswalk.copyAs.secretHint')}
          checked={secret}
          disabled={!holds || forbidden}
          onChange={setWanted}
        />
        <figure className={styles.preview} aria-label={t('crosswalk.copyAs.preview')}>
          <figcaption>{t('crosswalk.copyAs.preview')}</figcaption>
          <pre translate="no">{previewOf(naming, detail, secret, i18n.language)}</pre>
        </figure>
        {error !== null && <WireErrorNotice error={error} />}
      </div>
    </Dialog>
  );
}
