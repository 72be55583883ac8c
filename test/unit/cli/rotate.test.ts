import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { FAKE_NOW } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';
import {
  blockedRotation,
  doneRotation,
  NEW_ID,
  OLD_ID,
  ROTATION_ID,
  sampleEvents,
  samplePlan,
  sampleRotation,
  starting,
  walking,
} from '../../support/cli/sample-rotation.ts';

const key = sampleKey();
const admin = sampleKey({ id: 'dddd000000000004', label: 'admin', publicId: 'AKIAQ3EGRIMWKEYADMIN' });
const vault = vaultOf(key, admin);
const HOUR = 3_600_000;

describe('rotate', () => {
  it('shows the plan and does nothing with --plan', async () => {
    const answers = { ...vault, ...starting([sampleRotation()]) };
    const ended = await run(['rotate', key.id, '--plan', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    for (const text of [
      'Create the new key',
      '3 times in a row',
      'enabled for 1 day',
      'disabled for 7 days',
    ]) {
      expect(ended.stdout).toContain(text);
    }
    expect(ended.stdout).toContain('1 of 2 allowed');
    expect(ended.stderr).toBe('');
    expect(ended.inputs('rotations.start')).toEqual([]);
  });

  it('gives the plan as JSON, and ends with 1 when something stands in its way', async () => {
    const answers = { ...vault, 'rotations.plan': () => samplePlan({ obstacles: ['denied'] }) };
    const ended = await run(['rotate', key.id, '--plan', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({
      principal: 'deploy',
      signer: { kind: 'self' },
      permission: 'unknown',
      slots: [{ publicId: OLD_ID, status: 'active', subject: true, held: { proves: true } }],
      policy: { soakMs: 24 * HOUR },
      obstacles: ['denied'],
    });
  });

  it('tells times, proofs and an administrator to plan and start alike', async () => {
    const answers = { ...vault, ...starting([doneRotation()]) };
    const options = ['--soak', '0s', '--cooldown', '36h', '--proofs', '5', '--by', admin.publicId, '--yes'];
    const ended = await run(['rotate', OLD_ID, ...options, ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    const request = {
      credentialId: key.id,
      policy: { soakMs: 0, cooldownMs: 36 * HOUR, proofs: 5 },
      admin: admin.id,
    };
    expect(ended.inputs('rotations.plan')).toEqual([request]);
    expect(ended.inputs('rotations.start')).toEqual([request]);
  });

  it.each([
    ['standby', 'en', `It is the standby of ${NEW_ID}.`],
    ['standby', 'zh', `它是 ${NEW_ID} 的备用密钥。`],
    ['in-rotation', 'en', `The other key of that rotation is ${NEW_ID}.`],
  ])('says of a key that is not the active one which one is: %s in %s', async (reason, lang, text) => {
    const other = { id: 'bbbb000000000002', label: 'deploy', publicId: NEW_ID };
    const answers = { ...vault, 'rotations.plan': () => samplePlan({ obstacles: [reason], other }) };
    const ended = await run(['rotate', key.id, '--plan', '--lang', lang, ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(text);
    const json = await run(['rotate', key.id, '--plan', '--json', ...WITH_PASSWORD], answers);
    expect(json.json()).toMatchObject({ obstacles: [reason], other });
  });

  it('asks on a terminal once the plan is shown, and takes no for an answer', async () => {
    const answers = { ...vault, ...starting([doneRotation()]) };
    const terminal = { interactive: true, answers: ['n'] };
    const ended = await run(['rotate', key.id, ...WITH_PASSWORD], answers, terminal);
    expect(ended.code).toBe(1);
    expect(ended.asked).toEqual(['Rotate this key? [y/N] ']);
    expect(ended.stderr).toContain('Create the new key');
    expect(ended.inputs('rotations.start')).toEqual([]);
    const agreed = await run(['rotate', key.id, ...WITH_PASSWORD], answers, { ...terminal, answers: ['y'] });
    expect(agreed.code).toBe(0);
    expect(agreed.inputs('rotations.start')).toHaveLength(1);
  });

  it('begins nothing where the plan says that it cannot', async () => {
    const answers = {
      ...vault,
      ...starting([sampleRotation()]),
      'rotations.plan': () => samplePlan({ obstacles: ['old-not-proven'] }),
    };
    const ended = await run(['rotate', key.id, '--yes', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({
      error: { code: 'cannot-rotate', params: { reasons: 'old-not-proven' } },
    });
    expect(ended.inputs('rotations.start')).toEqual([]);
  });

  it('begins where no slot is free, since a person can choose then', async () => {
    const answers = {
      ...vault,
      ...starting([blockedRotation()]),
      'rotations.plan': () => samplePlan({ obstacles: ['too-many-keys'] }),
    };
    const ended = await run(['rotate', key.id, '--yes', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(`keyturn decide ${ROTATION_ID} delete-disabled AKIAQ3EGRIMWKEYTURN9`);
    expect(ended.stdout).toContain(`keyturn decide ${ROTATION_ID} stop`);
    expect(ended.stdout).toContain('s3, eu-west-1');
  });

  it('stays through the proofs and leaves the long wait to others', async () => {
    const views = [
      sampleRotation({ notBefore: FAKE_NOW + 2000 }),
      sampleRotation({ notBefore: FAKE_NOW + 60_000 }),
      sampleRotation({ phase: 'soaking', notBefore: FAKE_NOW + 24 * HOUR }),
    ] as const;
    const ended = await run(['rotate', key.id, '--yes', '--json', ...WITH_PASSWORD], {
      ...vault,
      ...starting(views),
    });
    expect(ended.code).toBe(0);
    expect(ended.inputs('rotations.resume')).toHaveLength(3);
    expect(ended.json()).toEqual({
      id: ROTATION_ID,
      cloud: 'aws',
      credentialId: key.id,
      label: '部署 deploy',
      oldPublicId: OLD_ID,
      newCredentialId: 'bbbb000000000002',
      newPublicId: NEW_ID,
      phase: 'soaking',
      reason: null,
      failure: null,
      policy: { proofs: 3, proofSpacingMs: 2000, soakMs: 24 * HOUR, cooldownMs: 168 * HOUR },
      startedAt: '2026-02-28T23:59:59.000Z',
      endedAt: null,
      notBefore: '2026-03-02T00:00:00.000Z',
      oldLastUsed: null,
      undo: 'abandon',
      slots: [],
      choices: [],
      leaves: null,
      left: [],
      places: { total: 0, open: 0 },
    });
    expect(ended.stderr).toBe('');
  });

  it('stays to the end with --wait and shows each step once', async () => {
    const views = [
      sampleRotation(),
      sampleRotation({ phase: 'soaking', notBefore: FAKE_NOW + 24 * HOUR }),
      sampleRotation({ phase: 'cooling', notBefore: FAKE_NOW + 192 * HOUR }),
      doneRotation(),
    ] as const;
    const events = sampleEvents('created', 'new-not-yet', 'new-proven', 'finished');
    const argv = ['rotate', key.id, '--yes', '--wait', ...WITH_PASSWORD];
    const ended = await run([...argv, '--json'], { ...vault, ...starting(views, events) });
    expect(ended.code).toBe(0);
    expect(ended.json()).toMatchObject({ phase: 'done', undo: null });
    const lines = ended.stderr.trimEnd().split('\n');
    expect(lines.map((line) => line.split('  ').slice(1))).toEqual([
      ['New key created', NEW_ID],
      ['New key not known yet', NEW_ID, 'The cloud does not know this key'],
      ['New key proven', NEW_ID],
      ['Finished', NEW_ID],
    ]);
  });

  it('watches where another process takes the steps', async () => {
    const answers = {
      ...vault,
      ...starting([doneRotation()]),
      'rotations.resume': () => {
        throw new KeyturnError('vault-busy');
      },
      'rotations.get': () => views.shift() ?? doneRotation(),
    };
    const views = [sampleRotation({ notBefore: null }), sampleRotation()];
    const ended = await run(['rotate', key.id, '--yes', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.json()).toMatchObject({ phase: 'done' });
    expect(ended.inputs('rotations.get')).toHaveLength(3);
  });

  it('gives up its place after five minutes where nobody asked to wait', async () => {
    const answers = { ...vault, ...starting([sampleRotation({ notBefore: null })]) };
    const ended = await run(['rotate', key.id, '--yes', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.inputs('rotations.resume').length).toBe(302);
    expect(ended.stderr).toContain(`keyturn resume ${ROTATION_ID}`);
  });

  it.each([
    ['attention', 'foreign-change', 1],
    ['aborted-safe', 'never-proven', 1],
    ['aborted-safe', 'stopped-by-person', 0],
  ])('ends in %s for %s with %i', async (phase, reason, code) => {
    const endedAt = phase === 'attention' ? null : FAKE_NOW;
    const view = sampleRotation({ phase, reason, endedAt, failure: 'denied-but-valid' });
    const ended = await run(['rotate', key.id, '--yes', ...WITH_PASSWORD], { ...vault, ...starting([view]) });
    expect(ended.code).toBe(code);
    expect(ended.stdout).toContain('The key works, but may not ask this');
  });

  it('rehearses into the fault that is named, and starts nothing', async () => {
    const answers = {
      ...vault,
      'rotations.rehearse': () => ({ rotation: doneRotation(), events: sampleEvents('started', 'finished') }),
    };
    const ended = await run(['rotate', key.id, '--rehearse', 'crash', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.inputs('rotations.rehearse')).toEqual([
      { request: { credentialId: key.id, policy: {}, admin: null }, fault: 'crash' },
    ]);
    expect(ended.json()).toMatchObject({ rotation: { phase: 'done' }, events: [{ what: 'started' }, {}] });
    const plain = await run(['rotate', key.id, '--rehearse', ...WITH_PASSWORD], answers);
    expect(plain.inputs('rotations.rehearse')).toMatchObject([{ fault: 'none' }]);
    expect(plain.stderr).toContain('This was a rehearsal');
    const blocked = { ...answers, 'rotations.rehearse': () => ({ rotation: blockedRotation(), events: [] }) };
    const stuck = await run(['rotate', key.id, '--rehearse', 'two-keys', ...WITH_PASSWORD], blocked);
    expect(stuck.code).toBe(1);
    expect(stuck.stdout).toContain('AKIAQ3EGRIMWKEYTURN9');
    // No command could go on with what was played.
    expect(stuck.stdout).not.toContain('keyturn');
  });

  it.each([
    ['conflict', { reason: 'denied' }, { code: 'conflict' }],
    ['conflict', { rotation: ROTATION_ID }, { code: 'rotation-running', params: { id: ROTATION_ID } }],
    ['vault-busy', {}, { code: 'vault-busy' }],
  ] as const)('passes on that the app refuses for %s %j', async (code, params, error) => {
    const ended = await run(['rotate', key.id, '--yes', '--json', ...WITH_PASSWORD], {
      ...vault,
      ...starting([doneRotation()]),
      'rotations.start': () => {
        throw new KeyturnError(code, params);
      },
    });
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ error });
  });

  it.each([
    ['the key that is replaced', key.id],
    ['the key that replaces it', 'bbbb000000000002'],
  ])('names the rotation that runs for %s', async (_name, id) => {
    const both = vaultOf(key, sampleKey({ id: 'bbbb000000000002', publicId: NEW_ID }));
    const answers = { ...both, ...walking([sampleRotation()]) };
    const ended = await run(['rotate', id, '--yes', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ error: { code: 'rotation-running', params: { id: ROTATION_ID } } });
    expect(ended.inputs('rotations.plan')).toEqual([]);
  });

  it('does not let a key sign for its own removal', async () => {
    const argv = ['rotate', key.id, '--by', OLD_ID, '--yes', ...WITH_PASSWORD];
    const ended = await run(argv, vault);
    expect(ended.code).toBe(2);
    expect(ended.calls.filter(({ channel }) => channel.startsWith('rotations.'))).toEqual([]);
  });
});

describe('a command line of a rotation that is wrong', () => {
  it.each([
    [['rotate', 'aaaa'], 'needs --yes'],
    [['rotate', 'aaaa', '--plan', '--rehearse'], '--plan and --rehearse exclude each other'],
    [['rotate', 'aaaa', '--plan', '--yes'], '--plan and --yes exclude each other'],
    [['rotate', 'aaaa', '--rehearse', '--wait'], '--rehearse and --wait exclude each other'],
    [['rotate', 'aaaa', '--rehearse', 'fire'], 'There are: none, answer-lost, crash'],
    [['rotate', 'aaaa', '--soak', '5'], '--soak takes a time such as'],
    [['rotate', 'aaaa', '--soak', '-1h'], '--soak takes a time such as'],
    [['rotate', 'aaaa', '--cooldown', '91d'], 'of 90 days at most'],
    [['rotate', 'aaaa', '--cooldown', '1w'], '--cooldown takes a time such as'],
    [['rotate', 'aaaa', '--proofs', '0'], 'from 1 to 10'],
    [['undo'], 'Argument id is missing'],
    [['receipt'], 'Argument id is missing'],
    [['decide', 'rrrr'], 'Argument choice is missing'],
    [['decide', 'rrrr', 'guess'], 'There are: promote-held, delete-disabled'],
    [['decide', 'rrrr', 'promote-held'], 'promote-held takes the whole ID'],
    [['decide', 'rrrr', 'stop', OLD_ID], 'more arguments'],
    [['decide', 'rrrr', 'delete-orphan', OLD_ID], 'needs --yes'],
  ])('%j ends with 2 and opens no vault', async (argv, message) => {
    const ended = await run(argv);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.opened).toEqual([]);
  });
});
