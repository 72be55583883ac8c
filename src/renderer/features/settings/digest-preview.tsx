import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DigestForm, type DigestSettings, WEBHOOK_KINDS } from '../../../shared/model/digest.ts';
import { LOCALES } from '../../../shared/model/settings.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Field, Select, Switch, showToast, TextArea, WireErrorNotice } from '../../ui/index.ts';
import styles from './digest.module.css';
import groups from './settings.module.css';

const LANGUAGES: Readonly<Record<(typeof LOCALES)[number], string>> = { 'zh-CN': '简体中文', en: 'English' };

/** The digest as it would be sent now, and the ways to take it along by hand. */
export function DigestPreview({ settings }: { readonly settings: DigestSettings }) {
  const { t } = useTranslation();
  const { client, digest, counts } = useStores();
  const [form, setForm] = useState<DigestForm>('plain');
  const [text, setText] = useState('');
  const { error, busy, run } = useTold();
  const { locale, accounts } = settings;
  // Whatever changes a count changes the text.
  const due = useLive(counts, (state) => state.value);

  useEffect(() => {
    let current = due !== null;
    client.call('digest.preview', { form, locale, accounts }).then(
      (answer) => {
        if (current) setText(answer.text);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [client, form, locale, accounts, due]);

  const change = (patch: Partial<DigestSettings>): void => {
    void run(async () => {
      await client.call('digest.set', patch);
      await digest.refresh();
    });
  };
  const copy = (): void => {
    void run(async () => {
      await client.call('digest.copy', {});
      showToast({ title: t('digest.copied'), tone: 'success' });
    });
  };
  const saveCalendar = (): void => {
    void run(async () => {
      const saved = await client.call('digest.exportCalendar', {});
      if (saved === null) return;
      showToast({ title: t('digest.calendarSaved', { count: saved.events }), tone: 'success' });
    });
  };

  return (
    <>
      <div className={groups.grid}>
        <Field label={t('digest.form')}>
          <Select
            value={form}
            onChange={setForm}
            options={(['plain', ...WEBHOOK_KINDS] as const).map((value) => ({
              value,
              label: t(`digest.forms.${value}`),
            }))}
          />
        </Field>
        <Field label={t('digest.language')}>
          <Select
            value={locale}
            onChange={(next) => change({ locale: next })}
            options={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))}
          />
        </Field>
      </div>
      <Field label={t('digest.preview')}>
        <TextArea readOnly rows={9} value={text} lang={locale} />
      </Field>
      <Switch
        label={t('digest.accounts')}
        hint={t('digest.accountsHint')}
        checked={accounts}
        onChange={(next) => change({ accounts: next })}
      />
      <div className={groups.buttons}>
        <Button onClick={copy} disabled={busy}>
          {t('digest.copy')}
        </Button>
        <Button onClick={saveCalendar} disabled={busy}>
          {t('digest.saveCalendar')}
        </Button>
      </div>
      <p className={styles.lead}>{t('digest.calendarHint')}</p>
      {error !== null && <WireErrorNotice error={error} />}
    </>
  );
}
