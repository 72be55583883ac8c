import { useState } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { useStores } from '../../stores/react.ts';
import { LanguageStep } from './language-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { CheckStep, CodeStep } from './recovery-steps.tsx';

type Step =
  | { readonly kind: 'language' }
  | { readonly kind: 'password' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'check'; readonly code: string };

/** The first start: language, master password, recovery code shown once and asked back in part. */
export function Onboarding() {
  const { session } = useStores();
  const [step, setStep] = useState<Step>({ kind: 'language' });
  switch (step.kind) {
    case 'language':
      return <LanguageStep onDone={() => setStep({ kind: 'password' })} />;
    case 'password':
      return (
        <PasswordStep
          onBack={() => setStep({ kind: 'language' })}
          onDone={(code) => setStep({ kind: 'code', code })}
        />
      );
    case 'code':
      return <CodeStep code={step.code} onDone={() => setStep({ kind: 'check', code: step.code })} />;
    case 'check':
      return (
        <CheckStep
          code={step.code}
          onBack={() => setStep({ kind: 'code', code: step.code })}
          onDone={() => session.finishSetup()}
        />
      );
    default:
      return assertNever(step);
  }
}
