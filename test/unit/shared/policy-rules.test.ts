import { describe, expect, it } from 'vitest';
import { STRICTEST } from '../../../src/main/services/managed-policy.ts';
import { resources } from '../../../src/shared/i18n/resources.ts';
import { managedPolicy, NO_POLICY, policyProblem } from '../../../src/shared/model/managed-policy.ts';
import { rulesInForce } from '../../../src/shared/policy-rules.ts';

const EVERY = Object.keys(managedPolicy.unwrap().shape).sort();

describe('rules in words', () => {
  it('are none where nothing is ruled', () => {
    expect(rulesInForce(NO_POLICY)).toEqual([]);
  });

  it('name every rule that holds, once', () => {
    const all = rulesInForce({ ...STRICTEST, auditSink: 'syslog' });
    expect(all.map(({ rule }) => rule).sort()).toEqual(EVERY);
  });

  it.each(Object.entries(resources))(
    'have sentences for every rule, refusal and problem in %s',
    (_, texts) => {
      const { rule, refused, problem } = texts.translation.policy;
      const stems = Object.keys(rule).map((key) => key.replace(/_(one|other)$/, ''));
      expect([...new Set(stems)].sort()).toEqual(EVERY);
      expect(Object.keys(refused).sort()).toEqual(EVERY);
      expect(Object.keys(problem).sort()).toEqual([...policyProblem.options].sort());
    },
  );
});
