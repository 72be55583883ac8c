import type { MessageKey } from './i18n/resources.ts';
import type { ManagedPolicy } from './model/managed-policy.ts';

/** A rule that holds, as a sentence of the catalogue. */
export interface RuleText {
  readonly rule: keyof ManagedPolicy;
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The rules of a policy that forbid or demand something, in the order of the file's documentation. */
export function rulesInForce(rules: ManagedPolicy): readonly RuleText[] {
  const forbidden = (
    [
      'forbidKeychain',
      'forbidReveal',
      'forbidPlaintextExport',
      'forbidScanning',
      'forbidUpdateChecks',
    ] as const
  ).flatMap((rule): RuleText[] => (rules[rule] ? [{ rule, key: `policy.rule.${rule}`, params: {} }] : []));
  const limits = (
    ['maxIdleMinutes', 'minPasswordLength', 'minPasswordScore', 'maxPasswordDays'] as const
  ).flatMap((rule): RuleText[] => {
    const value = rules[rule];
    if (value === null) return [];
    return rule === 'minPasswordScore'
      ? [{ rule, key: 'policy.rule.minPasswordScore', params: { score: value } }]
      : [{ rule, key: `policy.rule.${rule}`, params: { count: value } }];
  });
  return [
    ...forbidden,
    ...limits,
    ...(rules.allowedHosts === null
      ? []
      : [{ rule: 'allowedHosts' as const, key: 'policy.rule.allowedHosts' as const, params: {} }]),
    ...(rules.auditSink === null
      ? []
      : [{ rule: 'auditSink' as const, key: 'policy.rule.auditSink' as const, params: {} }]),
  ];
}
