import { useTranslation } from 'react-i18next';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import { DEFAULT_ROTATION_POLICY, type RotationPolicy } from '../../../shared/model/rotation.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Field, Select } from '../../ui/index.ts';
import styles from './plan.module.css';
import type { PlanOptions } from './use-plan.ts';
import { useSigners } from './use-signers.ts';

const HOUR = 3_600_000;
const SOAKS = [0, HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR, 720 * HOUR] as const;
const COOLDOWNS = [0, 24 * HOUR, 72 * HOUR, 168 * HOUR, 720 * HOUR] as const;
/** No id has this form. */
const SELF = 'self';
const PROOFS = [1, 3, 5, 10] as const;

export interface PlanOptionsProps {
  readonly detail: CredentialDetail;
  readonly options: PlanOptions;
  /** The policy of the plan that is in sight; the cloud's own limits are part of it. */
  readonly policy: RotationPolicy | null;
  readonly onChange: (options: PlanOptions) => void;
}

/** How careful the rotation is, and who signs. The defaults fit most keys. */
export function PlanOptionFields({ detail, options, policy, onChange }: PlanOptionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const signers = useSigners(detail);
  const chosen = { ...DEFAULT_ROTATION_POLICY, ...options.policy };
  const set = (patch: PlanOptions['policy']): void =>
    onChange({ ...options, policy: { ...options.policy, ...patch } });
  const durations = (all: readonly number[]) =>
    all.map((ms) => ({
      value: String(ms),
      label: ms === 0 ? t('rotation.option.none') : format.duration(ms),
    }));
  const lengthened = policy !== null && policy.soakMs > chosen.soakMs;
  return (
    <div className={styles.options}>
      <Field
        label={t('rotation.option.soak')}
        warning={chosen.soakMs === 0 ? t('rotation.option.soakRisk') : undefined}
        {...(lengthened
          ? { hint: t('rotation.plan.longer', { duration: format.duration(policy.soakMs) }) }
          : {})}
      >
        <Select
          options={durations(SOAKS)}
          value={String(chosen.soakMs)}
          onChange={(ms) => set({ soakMs: Number(ms) })}
        />
      </Field>
      <Field
        label={t('rotation.option.cool')}
        warning={chosen.cooldownMs === 0 ? t('rotation.option.coolRisk') : undefined}
      >
        <Select
          options={durations(COOLDOWNS)}
          value={String(chosen.cooldownMs)}
          onChange={(ms) => set({ cooldownMs: Number(ms) })}
        />
      </Field>
      <Field label={t('rotation.option.proofs')}>
        <Select
          options={PROOFS.map((count) => ({ value: String(count), label: format.count(count) }))}
          value={String(chosen.proofs)}
          onChange={(count) => set({ proofs: Number(count) })}
        />
      </Field>
      <Field label={t('rotation.option.admin')} hint={t('rotation.option.adminHint')}>
        <Select
          options={[
            { value: SELF, label: t('rotation.option.self') },
            ...signers.map(({ id, label, accountLabel }) => ({ value: id, label, hint: accountLabel })),
          ]}
          value={options.admin ?? SELF}
          onChange={(id) =>
            onChange({ ...options, admin: signers.find((signer) => signer.id === id)?.id ?? null })
          }
        />
      </Field>
    </div>
  );
}
