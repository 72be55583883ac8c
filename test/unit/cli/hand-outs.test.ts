import { describe, expect, it } from 'vitest';
import { type HandOutWay, handOut } from '../../../src/shared/model/hand-out.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';
import { samplePlan } from '../../support/cli/sample-rotation.ts';

const key = sampleKey();
const given = (letter: string, way: HandOutWay, to: string, current = true) =>
  handOut.parse({
    ...{ id: letter.repeat(16), credentialId: key.id, publicId: key.publicId, way, to, script: null },
    ...{ device: 'd', deviceName: 'atlas', firstAt: FAKE_NOW, lastAt: FAKE_NOW, count: 3, current },
  });
const all = [
  given('a', 'process', '/usr/bin/aws'),
  given('b', 'export', 'team.keyturn-export'),
  given('c', 'hand-over', '王芳', false),
  given('d', 'exec', ''),
];
const answers: Answers = { ...vaultOf(key), 'handOuts.list': () => all };

describe('hand-outs', () => {
  it('says who got a key, how, and whether it is an older one', async () => {
    const { code, stdout, inputs } = await run(['hand-outs', key.id, ...WITH_PASSWORD], answers);
    expect(code).toBe(0);
    expect(inputs('handOuts.list')).toEqual([{ credential: key.id }]);
    const lines = stdout.split('\n');
    expect(lines.find((line) => line.includes('/usr/bin/aws'))).toMatch(/3 +atlas/);
    expect(lines.find((line) => line.includes('王芳'))).toContain('(An older key)');
    expect(lines.find((line) => line.includes('keyturn exec'))).toContain('Unknown receiver');
  });

  it('gives the same as JSON', async () => {
    const ended = await run(['hand-outs', key.id, '--json', ...WITH_PASSWORD], answers);
    const { handOuts } = ended.json() as { handOuts: Record<string, unknown>[] };
    expect(handOuts[1]).toEqual({
      ...{ id: 'b'.repeat(16), credentialId: key.id, publicId: key.publicId, way: 'export', script: null },
      ...{ to: 'team.keyturn-export', device: 'atlas', count: 3, current: true },
      ...{ firstAt: '2026-03-01T00:00:00.000Z', lastAt: '2026-03-01T00:00:00.000Z' },
    });
  });

  it('are named in the plan of a rotation where they will not follow', async () => {
    const { stdout } = await run(['rotate', key.id, '--plan', ...WITH_PASSWORD], {
      ...answers,
      'rotations.plan': () => samplePlan(),
    });
    const told = stdout.slice(stdout.indexOf('will not follow by themselves'));
    expect(told).toContain('team.keyturn-export: needs the new key handed out again');
    expect(told).toContain('Unknown receiver: has the new key once it is started again');
    expect(told).not.toContain('/usr/bin/aws');
    expect(told).not.toContain('王芳');
  });

  it('says so where there is nobody', async () => {
    const none = { ...answers, 'handOuts.list': () => [] };
    const ended = await run(['hand-outs', key.id, ...WITH_PASSWORD], none);
    expect(ended).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('to nobody') });
  });
});
