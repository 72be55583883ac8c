import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';
import {
  doneRotation,
  ROTATION_ID,
  samplePlan,
  sampleRotation,
  starting,
  walking,
} from '../../support/cli/sample-rotation.ts';
import { byHandPlace, commandPlace, consumerOf, filePlace } from '../../support/rotation/fake-places.ts';

const KEY = 'aaaa000000000001' as CredentialId;
const FILE = consumerOf(1111, KEY, filePlace('/home/li/.aws/credentials'));
const JOB = consumerOf(2222, KEY, byHandPlace('deploy job'));
const PUSH = consumerOf(3333, KEY, commandPlace('push'));

const DELIVERIES: readonly Delivery[] = [
  {
    ...{ consumer: FILE, direction: 'forth', state: 'failed', byHand: false, at: 5 },
    problem: { code: 'value-unwritable', params: { field: 'secret_access_key' } },
  },
  { consumer: JOB, direction: 'forth', state: 'waiting', byHand: true, problem: null, at: 5 },
  { consumer: PUSH, direction: 'forth', state: 'done', byHand: false, problem: null, at: 5 },
];

const waiting = sampleRotation({
  phase: 'distributing',
  notBefore: null,
  places: { total: 3, open: 2 },
});

const answers = (after = waiting): Answers => {
  let said = false;
  return {
    ...walking([waiting]),
    'rotations.deliveries': () => [...DELIVERIES],
    'rotations.answerDelivery': () => {
      said = true;
      return after;
    },
    'rotations.resume': () => (said ? after : waiting),
  };
};

const lines = (text: string): string[] => text.trimEnd().split('\n');

describe('deliver', () => {
  it('lists the places of a rotation, with what is in the way', async () => {
    const ended = await run(['deliver', ROTATION_ID, ...WITH_PASSWORD], answers());
    expect(ended.code).toBe(1);
    const [, file, job, push] = lines(ended.stdout);
    expect(file).toMatch(
      /\/home\/li\/\.aws\/credentials.*new key +failed +This value cannot be written there/,
    );
    expect(job).toMatch(/deploy job +new key +to be done by hand/);
    expect(push).toMatch(/push +new key +done/);
  });

  it('lists them as JSON, each with its id', async () => {
    const ended = await run(['deliver', ROTATION_ID, '--json', ...WITH_PASSWORD], answers());
    expect(ended.json()).toMatchObject({
      rotation: ROTATION_ID,
      places: [
        { id: FILE.id, kind: 'file', state: 'failed', problem: 'value-unwritable', byHand: false },
        { id: JOB.id, kind: 'by-hand', name: 'deploy job', state: 'waiting', byHand: true, problem: null },
        { id: PUSH.id, direction: 'forth', state: 'done' },
      ],
    });
  });

  it('says so where there is no place', async () => {
    const none = { ...walking([doneRotation()]), 'rotations.deliveries': () => [] };
    const ended = await run(['deliver', ROTATION_ID, ...WITH_PASSWORD], none);
    expect(ended).toMatchObject({ code: 0, stdout: 'Keyturn knows of no place that holds this key.\n' });
  });

  it.each([
    [JOB.id, 'its id'],
    ['deploy job', 'its name'],
  ])('takes a word on a place by %s (%s) and goes on', async (place) => {
    const ended = await run(
      ['deliver', ROTATION_ID, place, 'done', '--json', ...WITH_PASSWORD],
      answers(doneRotation()),
    );
    expect(ended.inputs('rotations.answerDelivery')).toEqual([
      { id: ROTATION_ID, consumer: JOB.id, answer: 'done' },
    ]);
    expect(ended.json()).toMatchObject({ phase: 'done', places: { total: 0, open: 0 } });
    expect(ended.code).toBe(0);
  });

  it('names what still waits, with the commands that answer for it', async () => {
    const ended = await run(['deliver', ROTATION_ID, 'deploy job', 'retry', ...WITH_PASSWORD], answers());
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('It waits for your word on 2 places.');
    for (const { id } of [FILE, JOB]) {
      expect(ended.stdout).toContain(`keyturn deliver ${ROTATION_ID} ${id} done|waive|retry`);
    }
    expect(ended.stdout).not.toContain(PUSH.id);
  });

  it.each([
    [['deploy job'], 2, 'together with a word'],
    [['deploy job', 'perhaps'], 2, 'done, waive, retry'],
    [['elsewhere', 'done'], 1, 'No place elsewhere'],
    [['0000', 'done'], 2, FILE.id],
  ] as const)('refuses %j', async (words, code, said) => {
    const ended = await run(['deliver', ROTATION_ID, ...words, ...WITH_PASSWORD], answers());
    expect([ended.code, ended.inputs('rotations.answerDelivery')]).toEqual([code, []]);
    expect(ended.stderr).toContain(said);
  });

  it('speaks Chinese', async () => {
    const ended = await run(['deliver', ROTATION_ID, '--lang', 'zh-CN', ...WITH_PASSWORD], answers());
    expect(ended.stdout).toContain('需手动处理');
  });
});

describe('rotate', () => {
  const planned = samplePlan({
    places: [
      { consumer: FILE, how: 'rewrite' },
      { consumer: JOB, how: 'by-hand' },
    ],
    steps: [{ step: 'distribute', signer: 'person', waitsMs: 0, undo: 'abandon' }],
  });

  it('names the places in its plan', async () => {
    const plan = { ...vaultOf(sampleKey()), ...walking([waiting]), 'rotations.plan': () => planned };
    const text = await run(['rotate', KEY, '--plan', ...WITH_PASSWORD], plan);
    expect(text.stdout).toMatch(/credentials \(default\) +is rewritten and read back/);
    expect(text.stdout).toMatch(/deploy job +has to be seen to by hand/);
    expect(text.stdout).toMatch(/Switch the tools +in part by hand/);
    const json = await run(['rotate', KEY, '--plan', '--json', ...WITH_PASSWORD], plan);
    expect(json.json()).toMatchObject({
      places: [
        { id: FILE.id, how: 'rewrite' },
        { id: JOB.id, name: 'deploy job', how: 'by-hand' },
      ],
    });
  });

  it('stops staying where a place waits for a person, and says which', async () => {
    const ended = await run(['rotate', KEY, '--yes', '--wait', ...WITH_PASSWORD], {
      ...vaultOf(sampleKey()),
      ...starting([waiting]),
      'rotations.deliveries': () => [...DELIVERIES],
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(`keyturn deliver ${ROTATION_ID} ${JOB.id} done|waive|retry`);
    expect(ended.inputs('rotations.resume')).toHaveLength(1);
  });
});
