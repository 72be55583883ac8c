import {
  type ClipboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../../shared/catalogue/index.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { GuideName } from '../../../shared/model/guide.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Client } from '../../bridge/client.ts';
import { useSecretInputs } from '../../lib/use-secret-inputs.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, TextInput, WireErrorNotice } from '../../ui/index.ts';
import { emptyAccount } from './account-values.ts';
import { type Filling, holdsSeveral } from './fill.ts';
import { KeyFields } from './key-fields.tsx';
import formStyles from './key-form.module.css';
import { isWorthKeeping, textsOf, valuesOfDraft } from './key-form-draft.ts';
import { KeyFormAccount, KeyFormRest } from './key-form-rest.tsx';
import { fieldsFor, inputOf, isRequired, type KeyFormValues, NEW_ACCOUNT } from './key-form-values.ts';
import styles from './keys.module.css';
import type { FormDraft } from './use-draft.ts';
import { useMistakes } from './use-mistakes.ts';

type Texts = Readonly<Record<string, string>>;

/** What can be done to the form from around it. */
export interface FormHandle {
  /** What it holds and is not confidential, as a draft keeps it. */
  texts(): Record<string, string>;
  /** As the button that submits it. */
  submit(): void;
  /** Takes what was found of a key; the secrets are in the draft by now. */
  fill(found: Omit<Filling, 'place'>, label: string): void;
}

export interface KeyFormProps {
  /** The button outside of the form submits it by this id. */
  readonly id: string;
  readonly place: GuideName;
  readonly handle: RefObject<FormHandle | null>;
  readonly draft: FormDraft;
  /** What the form starts with, where it was left half filled. */
  readonly texts: Texts;
  /** The fields that the step of the guide which is open yields. */
  readonly wanted: readonly string[];
  /** What stands above the fields. */
  readonly children: ReactNode;
  readonly onKind: (kindId: string) => void;
  readonly onBusy: (busy: boolean) => void;
  readonly onAdded: (id: CredentialId) => void;
  /** A text with more than one value was pasted into a field. False where it is none of ours. */
  readonly onSeveral: (text: string) => Promise<boolean>;
}

/** A draft's account may have gone since, or be on another site. */
function startOf(
  blank: KeyFormValues,
  texts: Texts,
  accounts: readonly { readonly id: string }[],
): KeyFormValues {
  const values = valuesOfDraft(texts, blank);
  const there = values.accountId === NEW_ACCOUNT || accounts.some(({ id }) => id === values.accountId);
  return there ? values : { ...values, accountId: blank.accountId };
}

/** Seals what was typed for the proxy of the new key's account. */
async function keepProxyPassword(
  client: Client,
  id: CredentialId,
  input: HTMLInputElement | null,
): Promise<void> {
  const password = input?.value ?? '';
  if (input === null || password === '') return;
  input.value = '';
  const { accountId } = await client.call('credentials.get', { id });
  await client.call('accounts.setProxyPassword', { id: accountId, password });
}

/** A key under the field names of its platform, typed or filled from what was pasted. */
export function KeyForm(props: KeyFormProps) {
  const { id, place, handle, draft, texts, wanted, children, onKind, onBusy, onAdded, onSeveral } = props;
  const { cloud, kind, site } = place;
  const { t } = useTranslation();
  const { client, accounts: accountsStore } = useStores();
  const everyAccount = useLive(accountsStore, (state) => state.value);
  const accounts = everyAccount.filter((account) => account.cloud === cloud && account.site === site);
  const [start] = useState(() =>
    startOf(
      {
        ...{ label: '', accountId: accounts[0]?.id ?? NEW_ACCOUNT, fields: {}, note: '' },
        ...{ periodDays: '', leadTimes: '', account: { ...emptyAccount(cloud), site } },
      },
      texts,
      accounts,
    ),
  );
  const form = useForm<KeyFormValues>({ defaultValues: start });
  const { register, watch, formState, handleSubmit, getValues, setValue } = form;
  const secrets = useSecretInputs();
  const proxyPassword = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [taken, setTaken] = useState(0);
  const [error, setError] = useState<WireError | null>(null);
  const fields = fieldsFor(cloud, watch(`fields.${catalogue[cloud].publicIdField}`) ?? '', kind);
  const { mistakes, look, mend } = useMistakes({
    cloud,
    kindId: kind,
    read: () => ({ ...getValues('fields'), ...secrets.raw() }),
    write: (values) => {
      for (const field of fields) {
        const text = values[field.key] ?? '';
        if (field.secret) secrets.write(field.key, text);
        else if (text !== (getValues(`fields.${field.key}`) ?? '')) setValue(`fields.${field.key}`, text);
      }
    },
    held: () => fields.filter(({ secret, key }) => secret && draft.holds(key)).map(({ key }) => key),
  });

  useEffect(() => {
    draft.connect(() => {
      const values = form.getValues();
      const typed = secrets.read();
      const holds = catalogue[cloud].fields.some(({ key }) => draft.holds(key));
      if (!holds && !isWorthKeeping(values) && Object.keys(typed).length === 0) return null;
      return { fields: textsOf(values, cloud, kind), secrets: typed };
    });
    return form.subscribe({ formState: { values: true }, callback: draft.touch });
  }, [draft, form, secrets, cloud, kind]);
  const lookAgain = useEffectEvent(look);
  // Another kind of key has other mistakes.
  useEffect(() => {
    if (kind !== '') lookAgain();
  }, [kind]);
  // Accounts of one site never work on another.
  useEffect(() => {
    if (form.getValues('account.site') === site) return;
    form.setValue('account.site', site);
    const other = accountsStore.state
      .getState()
      .value.find((one) => one.cloud === cloud && one.site === site);
    form.setValue('accountId', other?.id ?? NEW_ACCOUNT);
  }, [form, accountsStore, cloud, site]);
  const submit = async (values: KeyFormValues): Promise<void> => {
    const typed = secrets.read();
    const empty = fields
      .filter((field) => field.secret && isRequired(field, kind))
      .filter(({ key }) => typed[key] === undefined && !draft.holds(key))
      .map(({ key }) => key);
    setMissing(empty);
    if (empty[0] !== undefined) return secrets.focus(empty[0]);
    onBusy(true);
    setError(null);
    try {
      const kept = await draft.take(fields.filter(({ secret }) => secret).map(({ key }) => key));
      const own = Object.entries(values.fields).filter(([key]) => fields.some((field) => field.key === key));
      const input = inputOf({ ...values, fields: Object.fromEntries(own) }, cloud, typed, accounts);
      const added = await client.call('credentials.add', { ...input, ...kept });
      secrets.clear();
      await keepProxyPassword(client, added.id, proxyPassword.current);
      onAdded(added.id);
    } catch (thrown) {
      setError(toWireError(thrown));
    } finally {
      onBusy(false);
    }
  };

  useImperativeHandle(handle, () => ({
    texts: () => textsOf(getValues(), cloud, kind),
    submit: () => void handleSubmit(submit)(),
    fill: ({ fields: found, held, left, endpoints }, label) => {
      for (const [key, text] of Object.entries(found)) setValue(`fields.${key}`, text);
      for (const { name } of catalogue[cloud].endpoints) {
        const address = endpoints[name];
        if (address !== undefined) setValue(`account.endpoints.${name}`, address);
      }
      if (getValues('label').trim() === '' && label !== '') setValue('label', label);
      secrets.clear([...held, ...left]);
      setMissing([]);
      setTaken((count) => count + 1);
      look();
    },
  }));

  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text');
    const into = event.target;
    const area = into instanceof HTMLTextAreaElement;
    if (!(into instanceof HTMLInputElement || area) || into.closest('[data-own-paste]') !== null) return;
    if (into.closest('[data-key-fields]') === null) return;
    // A field of several lines takes lines; an object with names is still the whole key.
    if (!holdsSeveral(text) || (area && !/^\s*\{/.test(text))) return;
    event.preventDefault();
    void onSeveral(text).then((ours) => {
      if (ours) return;
      into.focus();
      document.execCommand('insertText', false, text);
    });
  };

  return (
    <FormProvider {...form}>
      <form
        id={id}
        className={styles.form}
        onInput={draft.touch}
        onBlur={look}
        onPaste={paste}
        onSubmit={(event) => void handleSubmit(submit)(event)}
        noValidate
      >
        {children}
        <Field
          label={t('add.label')}
          required
          error={
            formState.errors.label === undefined ? undefined : t('add.required', { field: t('add.label') })
          }
        >
          <TextInput
            {...register('label', { validate: (text) => text.trim() !== '' })}
            maxLength={120}
            placeholder={t('add.labelExample')}
          />
        </Field>
        <div className={formStyles.keyFields} data-key-fields>
          <KeyFields
            {...{ place, fields, draft, taken, missing, wanted, mistakes, onKind }}
            inputs={secrets}
            onMend={mend}
          />
        </div>
        <KeyFormAccount cloud={cloud} accounts={accounts} password={proxyPassword} />
        <KeyFormRest cloud={cloud} password={proxyPassword} />
        {error !== null && <WireErrorNotice error={error} />}
      </form>
    </FormProvider>
  );
}
