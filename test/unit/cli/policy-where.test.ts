import { describe, expect, it } from 'vitest';
import { STRICTEST } from '../../../src/main/services/managed-policy.ts';
import { NO_POLICY, type PolicyState } from '../../../src/shared/model/managed-policy.ts';
import type { Whereabouts } from '../../../src/shared/model/recovery-kit.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';

const SOURCE = '/etc/keyturn/policy.json';
const NONE: PolicyState = { source: SOURCE, state: 'none', rules: NO_POLICY, problem: null, detail: null };
const answering = (policy: Partial<PolicyState>): Answers => ({
  'policy.get': () => ({ ...NONE, ...policy }),
});

describe('policy', () => {
  it('needs no password where nothing is ruled', async () => {
    const ended = await run(['policy'], answering({}));
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('No rules are set on this computer.');
    expect(ended.stdout).toContain(SOURCE);
    expect(ended.inputs('vault.unlock')).toEqual([]);
  });

  it('prints each rule in words', async () => {
    const rules = { ...NO_POLICY, forbidReveal: true, maxIdleMinutes: 1, allowedHosts: ['*.aliyuncs.com'] };
    const { stdout } = await run(['policy'], answering({ state: 'managed', rules }));
    expect(stdout).toContain('Secrets may be neither shown nor copied');
    expect(stdout).toContain('after 1 idle minute at the latest');
    expect(stdout).toContain('*.aliyuncs.com');
  });

  it('says what is wrong with the file and how it is mended', async () => {
    const broken = {
      state: 'broken',
      rules: STRICTEST,
      problem: 'changeable',
      detail: '/etc/keyturn',
    } as const;
    const { stdout } = await run(['policy'], answering(broken));
    expect(stdout).toContain('People other than administrators can change /etc/keyturn.');
    expect(stdout).toContain('can mend or remove the file');
    const ended = await run(['policy', '--json'], answering(broken));
    expect(ended.json()).toEqual({ ...broken, source: SOURCE });
  });

  it('speaks Chinese', async () => {
    const { stdout } = await run(['policy', '--lang', 'zh-CN'], answering({}));
    expect(stdout).toContain('本机没有设置策略。');
  });
});

const VAULT: Whereabouts = {
  vaultId: '0123456789abcdef',
  files: [
    { kind: 'database', path: '/home/somebody/vault/vault.db', bytes: 1_440_000 },
    { kind: 'backup-bucket', path: 's3://bucket/prefix', bytes: null },
  ],
  slots: [{ kind: 'password', cost: { memoryKiB: 65_536, iterations: 3, parallelism: 4 } }],
  keychainItem: null,
  schema: 30,
  secrets: 12,
};

describe('where', () => {
  const answers: Answers = { ...answering({}), 'vault.whereabouts': () => VAULT };

  it('prints files, ways in, and what is protected', async () => {
    const { code, stdout } = await run(['where', ...WITH_PASSWORD], answers);
    expect(code).toBe(0);
    expect(stdout).toContain('12 secrets lie in one encrypted vault');
    expect(stdout).toMatch(/The vault +1\.4 MB +\/home\/somebody\/vault\/vault\.db/);
    expect(stdout).toContain('s3://bucket/prefix');
    expect(stdout).toContain('Argon2id over 64 MiB');
    expect(stdout).toContain('Linux has no way to leave a window out');
    expect(stdout).not.toMatch(/whereabouts\.|\{\{/);
  });

  it('gives the facts as JSON', async () => {
    const ended = await run(['where', '--json', ...WITH_PASSWORD], answers);
    const { slots, ...rest } = VAULT;
    expect(ended.json()).toEqual({ ...rest, ways: slots });
  });

  it('needs the vault open', async () => {
    expect((await run(['where'], answers)).code).toBe(3);
  });
});
