import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkSettings } from '../../../shared/model/network.ts';
import { useTold } from '../../lib/use-told.ts';
import { useStores } from '../../stores/react.ts';
import {
  Button,
  Checkbox,
  Field,
  PasswordInput,
  Select,
  TextArea,
  TextInput,
  WireErrorNotice,
} from '../../ui/index.ts';
import styles from './network.module.css';
import {
  keepsPassword,
  type ProxyProblems,
  type ProxyValues,
  readProxyValues,
  valuesOf,
} from './proxy-values.ts';

const KINDS = ['system', 'direct', 'pac', 'fixed'] as const;

/** The vault's way out. Nothing of it holds before it is sent, since half an address would cut every key off. */
export function ProxyForm({ settings }: { readonly settings: NetworkSettings }) {
  const { t } = useTranslation();
  const { client, network } = useStores();
  const [draft, setDraft] = useState<ProxyValues | null>(null);
  const [problems, setProblems] = useState<ProxyProblems & { readonly user?: true }>({});
  const [forget, setForget] = useState(false);
  const [typed, setTyped] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const { error, busy, run } = useTold();
  const values = draft ?? valuesOf(settings);
  const dirty = draft !== null || forget || typed;
  const change = (patch: Partial<ProxyValues>): void => {
    setDraft({ ...values, ...patch });
    setProblems({});
  };
  const settle = (): void => {
    if (password.current !== null) password.current.value = '';
    setDraft(null);
    setProblems({});
    setForget(false);
    setTyped(false);
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readProxyValues(values);
    if ('problems' in read) {
      setProblems(read.problems);
      return;
    }
    const { choices } = read;
    const secret = password.current?.value ?? '';
    if (secret !== '' && choices.proxy.kind === 'fixed' && choices.proxy.user === null) {
      setProblems({ user: true });
      return;
    }
    void run(async () => {
      await client.call('network.save', {
        ...choices,
        password: secret !== '' ? { kind: 'set', value: secret } : { kind: forget ? 'remove' : 'keep' },
      });
      settle();
      await network.refresh();
    });
  };

  const held = keepsPassword(settings, values);
  const lost = settings.proxy.kind === 'fixed' && settings.proxy.hasPassword && !held;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('network.proxy.label')} hint={t(`network.proxy.${values.kind}Hint`)}>
        <Select
          value={values.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((value) => ({ value, label: t(`network.proxy.${value}`) }))}
        />
      </Field>
      {values.kind === 'pac' && (
        <Field
          label={t('network.proxy.script')}
          required
          error={problems.script === undefined ? undefined : t('network.proxy.scriptBad')}
        >
          <TextInput
            value={values.script}
            mono
            maxLength={2000}
            placeholder={t('network.proxy.scriptExample')}
            onChange={(event) => change({ script: event.target.value })}
          />
        </Field>
      )}
      {values.kind === 'fixed' && (
        <>
          <Field
            label={t('network.proxy.address')}
            required
            hint={t('network.proxy.addressHint')}
            error={
              problems.address &&
              t(problems.address === 'sign-in' ? 'network.proxy.addressSignIn' : 'network.proxy.addressBad')
            }
          >
            <TextInput
              value={values.address}
              mono
              maxLength={500}
              placeholder={t('network.proxy.addressExample')}
              onChange={(event) => change({ address: event.target.value })}
            />
          </Field>
          <div className={styles.pair}>
            <Field
              label={t('network.proxy.user')}
              optional
              error={problems.user && t('add.required', { field: t('network.proxy.user') })}
            >
              <TextInput
                value={values.user}
                maxLength={120}
                onChange={(event) => change({ user: event.target.value })}
              />
            </Field>
            <Field
              label={t('network.proxy.password')}
              optional
              hint={t(
                lost
                  ? 'network.proxy.passwordAsks'
                  : held
                    ? 'network.proxy.passwordKept'
                    : 'network.proxy.passwordHint',
              )}
            >
              <PasswordInput
                ref={password}
                autoComplete="off"
                maxLength={500}
                disabled={forget}
                onInput={() => setTyped(true)}
              />
            </Field>
          </div>
          {held && <Checkbox label={t('network.proxy.forget')} checked={forget} onChange={setForget} />}
        </>
      )}
      {values.kind !== 'direct' && (
        <Field
          label={t('network.proxy.bypass')}
          optional
          hint={t('network.proxy.bypassHint')}
          error={problems.bypass && t('network.proxy.bypassBad', problems.bypass)}
        >
          <TextArea
            value={values.bypass}
            mono
            rows={2}
            maxLength={40_000}
            onChange={(event) => change({ bypass: event.target.value })}
          />
        </Field>
      )}
      {error !== null && <WireErrorNotice error={error} />}
      {dirty && (
        <div className={styles.save}>
          <span className={styles.quiet}>{t('network.proxy.unsaved')}</span>
          <Button onClick={settle} disabled={busy}>
            {t('network.proxy.discard')}
          </Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('network.proxy.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
