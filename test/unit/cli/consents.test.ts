import { describe, expect, it } from 'vitest';
import { consent } from '../../../src/shared/model/broker.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const key = sampleKey();
const given = (id: string, script: string | null) =>
  consent.parse({
    ...{ id, program: '/usr/bin/python3.11', script, credentialId: key.id, label: 'deploy', cloud: 'aws' },
    ...{ lasts: 'always', at: FAKE_NOW, lastAt: null, count: 0 },
  });
const aws = given('aaaa00000000000a', '/usr/bin/aws');
const python = given('bbbb00000000000b', null);

const answers: Answers = {
  ...vaultOf(key),
  'broker.consents': () => [aws, python],
  'broker.revoke': () => ({}),
};
const at = (...argv: readonly string[]) => run(['consents', ...argv, ...WITH_PASSWORD], answers);

describe('consents', () => {
  it('lists them with the script of an interpreter', async () => {
    const { stdout } = await at();
    expect(stdout).toMatch(
      /aaaa00000000000a +deploy +2026-03-01\S+ +\/usr\/bin\/python3.11 \/usr\/bin\/aws\n/,
    );
    const json = (await at('--json')).json() as { consents: unknown[] };
    expect(json.consents[1]).toEqual({
      ...{
        id: python.id,
        credentialId: key.id,
        label: 'deploy',
        cloud: 'aws',
        program: '/usr/bin/python3.11',
      },
      ...{ script: null, lasts: 'always', at: '2026-03-01T00:00:00.000Z', lastAt: null, count: 0 },
    });
  });

  it('takes back what is named, or all', async () => {
    const one = await at('--revoke', 'AAAA', aws.id);
    expect(one).toMatchObject({ code: 0, stderr: '1 consent taken back.\n' });
    expect(one.inputs('broker.revoke')).toEqual([{ ids: [aws.id] }]);
    expect((await at('--all', '--json')).json()).toEqual({ revoked: [aws.id, python.id] });
  });

  it('takes nothing back where one is not there, or too much was said', async () => {
    const none = await at('--revoke', 'aaaa', 'zzzz');
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('No consent zzzz') });
    expect(none.inputs('broker.revoke')).toEqual([]);
    expect((await at('--revoke', 'aaaa', '--all')).code).toBe(2);
    const empty = await run(['consents', '--all', ...WITH_PASSWORD], {
      ...answers,
      'broker.consents': () => [],
    });
    expect(empty).toMatchObject({ code: 0 });
    expect(empty.inputs('broker.revoke')).toEqual([]);
  });
});
