import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MIN_PASSWORD_LENGTH } from '../../shared/model/vault.ts';
import { estimateStrength, guessTime, type Strength } from '../lib/strength.ts';
import { Field } from './field.tsx';
import { PasswordInput } from './password-input.tsx';
import { StrengthMeter } from './strength-meter.tsx';

/** What is wrong with a new password; null when it can be sent. */
export type NewPasswordProblem = 'short' | 'differs' | null;

/** The two inputs, read at submit and emptied afterwards. */
export interface NewPasswordRefs {
  readonly first: RefObject<HTMLInputElement | null>;
  readonly second: RefObject<HTMLInputElement | null>;
}

/** Checks length and repetition; strength beyond that is shown, and judged by main where a rule asks for it. */
export function newPasswordProblem(
  { first, second }: NewPasswordRefs,
  min: number = MIN_PASSWORD_LENGTH,
): NewPasswordProblem {
  const password = first.current?.value ?? '';
  if ([...password].length < min) return 'short';
  return password === (second.current?.value ?? '') ? null : 'differs';
}

/** Takes the password out of its inputs, which are empty afterwards. */
export function takePassword({ first, second }: NewPasswordRefs): string {
  const password = first.current?.value ?? '';
  if (first.current !== null) first.current.value = '';
  if (second.current !== null) second.current.value = '';
  return password;
}

export interface NewPasswordProps {
  /** What it opens; left out, the vault. */
  readonly label?: string;
  readonly refs: NewPasswordRefs;
  readonly problem: NewPasswordProblem;
  /** The shortest that is taken, where a rule asks for more than the app does. */
  readonly min?: number;
  /** Called at each key, so that a problem that was shown can be taken away. */
  readonly onEdit: () => void;
  readonly autoFocus?: boolean;
}

/** A new password, typed twice, with its strength and the time that guessing it takes. */
export function NewPassword(props: NewPasswordProps) {
  const { refs, problem, onEdit, label, min = MIN_PASSWORD_LENGTH, autoFocus = false } = props;
  const { t } = useTranslation();
  const [strength, setStrength] = useState<Strength | null>(null);

  const judge = async (): Promise<void> => {
    onEdit();
    const typed = refs.first.current?.value ?? '';
    if (typed === '') return setStrength(null);
    const judged = await estimateStrength(typed);
    // The answer may come after further keys, which have been judged on their own.
    if (refs.first.current?.value === typed) setStrength(judged);
  };
  const time = strength === null ? null : guessTime(strength.seconds);

  return (
    <>
      <Field
        label={label ?? t('onboarding.password.new')}
        required
        error={problem === 'short' ? t('onboarding.password.short', { min }) : undefined}
        hint={
          strength === null || time === null ? (
            t('onboarding.password.hint', { min })
          ) : (
            <StrengthMeter
              score={strength.score}
              hint={t('onboarding.password.guess', {
                time: t(`onboarding.time.${time.unit}`, { count: time.count }),
              })}
            />
          )
        }
      >
        <PasswordInput
          ref={refs.first}
          autoFocus={autoFocus}
          autoComplete="new-password"
          onInput={() => void judge()}
        />
      </Field>
      <Field
        label={t('onboarding.password.repeat')}
        required
        error={problem === 'differs' ? t('onboarding.password.differs') : undefined}
      >
        <PasswordInput ref={refs.second} autoComplete="new-password" onInput={onEdit} />
      </Field>
    </>
  );
}
