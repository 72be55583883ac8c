import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '../../../shared/model/ids.ts';
import { useMinPasswordLength } from '../../actions/use-min-password-length.ts';
import { useTold } from '../../lib/use-told.ts';
import { useLive, useStores } from '../../stores/react.ts';
import {
  FormDialog,
  ManagedNote,
  NewPassword,
  type NewPasswordProblem,
  newPasswordProblem,
  SegmentedControl,
  showToast,
  takePassword,
} from '../../ui/index.ts';
import { AccountChoice } from './account-choice.tsx';
import styles from './exports.module.css';
import { PlainChoice, type PlainFormat } from './plain-choice.tsx';

const KINDS = ['sealed', 'plain'] as const;

/** Writes chosen accounts with their keys into one file: under a password of its own, or in plaintext. */
export function ExportDialog() {
  const { t } = useTranslation();
  const { client, dialogs, accounts, policy } = useStores();
  const all = useLive(accounts, (state) => state.value);
  const refs = { first: useRef<HTMLInputElement>(null), second: useRef<HTMLInputElement>(null) };
  const min = useMinPasswordLength();
  const [chosen, setChosen] = useState<ReadonlySet<AccountId>>(() => new Set(all.map(({ id }) => id)));
  const [kind, setKind] = useState<(typeof KINDS)[number]>('sealed');
  const [plaintext, setPlaintext] = useState<PlainFormat>('csv');
  const [problem, setProblem] = useState<NewPasswordProblem>(null);
  const { error, busy, run } = useTold();
  const sealed = kind === 'sealed';
  const rules = useLive(policy, ({ value }) => value.rules);
  const plainForbidden = !sealed && rules.forbidPlaintextExport ? ('forbidPlaintextExport' as const) : null;
  const forbidden = rules.forbidReveal ? ('forbidReveal' as const) : plainForbidden;

  const submit = (): void => {
    const found = sealed ? newPasswordProblem(refs, min) : null;
    setProblem(found);
    if (found !== null) {
      (found === 'short' ? refs.first : refs.second).current?.focus();
      return;
    }
    const ids = all.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
    const password = sealed ? (refs.first.current?.value ?? '') : null;
    void run(async () => {
      const written = await client.call('exports.write', {
        ...{ accounts: ids, password, plaintext: sealed ? null : plaintext },
      });
      // The dialog of the system was closed: what was typed is kept for another try.
      if (written === null) return;
      takePassword(refs);
      dialogs.close();
      showToast({
        title: t('exports.done', { file: written.name }),
        detail: t('exports.doneKeys', { count: written.keys }),
        tone: 'success',
      });
    });
  };

  return (
    <FormDialog
      title={t('exports.title')}
      description={t('exports.lead')}
      confirm={t(sealed ? 'exports.write' : 'exports.writePlain', { count: chosen.size })}
      look={sealed ? 'primary' : 'danger'}
      busy={busy}
      error={error}
      disabled={chosen.size === 0 || forbidden !== null}
      onClose={dialogs.close}
      onSubmit={submit}
    >
      <AccountChoice all={all} chosen={chosen} onChange={setChosen} />
      <div className={styles.kinds}>
        <SegmentedControl
          aria-label={t('exports.kinds')}
          segments={KINDS.map((value) => ({ value, label: t(`exports.kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
      </div>
      {forbidden !== null && <ManagedNote>{t(`policy.rule.${forbidden}`)}</ManagedNote>}
      {sealed ? (
        <>
          <p className={styles.quiet}>{t('exports.passwordLead')}</p>
          <NewPassword
            label={t('exports.password')}
            min={min}
            refs={refs}
            problem={problem}
            onEdit={() => setProblem(null)}
          />
        </>
      ) : (
        <PlainChoice value={plaintext} onChange={setPlaintext} />
      )}
    </FormDialog>
  );
}
