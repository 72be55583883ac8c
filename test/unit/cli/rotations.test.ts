import { describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/run.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { RotationView } from '../../../src/shared/model/rotation.ts';
import { type Answers, fakeApp, PASSWORD } from '../../support/cli/fake-app.ts';
import { FAKE_NOW, fakeIo } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import {
  blockedRotation,
  doneRotation,
  NEW_ID,
  OLD_ID,
  otherSlot,
  ROTATION_ID,
  STARTER,
  sampleEvents,
  sampleRotation,
  walking,
} from '../../support/cli/sample-rotation.ts';

const HOUR = 3_600_000;
const second = sampleRotation({
  id: 'ssss000000000002',
  credentialId: 'cccc000000000003',
  newCredentialId: 'dddd000000000004',
  label: 'backup',
  oldPublicId: 'AKIAQ3EGRIMWKEYTURN2',
  newPublicId: 'AKIAQ3EGRIMWKEYTURN3',
  phase: 'cooling',
  notBefore: FAKE_NOW + 24 * HOUR,
  undo: 'enable-old',
});

/** Several rotations that stay where they are, each with its own answer to `resume`. */
function among(
  rotations: readonly RotationView[],
  resume: (rotation: RotationView) => RotationView = (rotation) => rotation,
): Answers {
  const find = (id: string): RotationView => {
    const found = rotations.find((rotation) => rotation.id === id);
    if (found === undefined) throw new KeyturnError('not-found');
    return found;
  };
  return {
    'rotations.list': ({ running }) =>
      rotations.filter((rotation) => running !== true || rotation.endedAt === null),
    'rotations.resume': ({ id }) => resume(find(id)),
    'rotations.receipt': ({ id }) => ({ rotation: find(id), events: [], startedBy: STARTER }),
  };
}

describe('rotations', () => {
  it('lists all, or the running ones', async () => {
    const answers = among([second, doneRotation()]);
    const all = await run(['rotations', ...WITH_PASSWORD], answers);
    expect(all.code).toBe(0);
    expect(all.stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(all.stdout).toContain('The old key is disabled. It is deleted at 2 March 2026');
    const running = await run(['rotations', '--running', '--json', ...WITH_PASSWORD], answers);
    expect(running.json()).toMatchObject({ rotations: [{ id: second.id, phase: 'cooling' }] });
    expect(running.inputs('rotations.list')).toEqual([{ running: true }]);
  });

  it('says so where there is none', async () => {
    const ended = await run(['rotations', ...WITH_PASSWORD], among([]));
    expect(ended).toMatchObject({ code: 0, stdout: '', stderr: 'No rotations.\n' });
  });
});

describe('resume', () => {
  it('takes the due steps of every running rotation', async () => {
    const answers = among([second, sampleRotation(), doneRotation({ id: 'tttt000000000003' })], (rotation) =>
      rotation.id === second.id ? second : doneRotation(),
    );
    const ended = await run(['resume', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.json()).toMatchObject({
      rotations: [
        { id: second.id, phase: 'cooling', error: null },
        { id: ROTATION_ID, phase: 'done', error: null },
      ],
    });
  });

  it('ends with 0 and in silence where nothing runs, for cron', async () => {
    const ended = await run(['resume', ...WITH_PASSWORD], among([doneRotation()]));
    expect(ended).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(ended.inputs('rotations.resume')).toEqual([]);
    const terminal = await run(['resume', ...WITH_PASSWORD], among([]), { interactive: true });
    expect(terminal.stderr).toBe('No rotation is running.\n');
  });

  it('ends with 1 where one needs a person, with all others taken on', async () => {
    const answers = among([sampleRotation(), second], (rotation) =>
      rotation.id === second.id ? second : blockedRotation(),
    );
    const ended = await run(['resume', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('backup');
    expect(ended.stdout).toContain(`keyturn decide ${ROTATION_ID} stop`);
  });

  it('reports an error of one beside the others, and ends with that of the vault', async () => {
    const failing = (code: 'conflict' | 'disk-full'): Answers =>
      among([sampleRotation(), second], (rotation) => {
        if (rotation.id === second.id) return second;
        throw new KeyturnError(code);
      });
    const one = await run(['resume', '--json', ...WITH_PASSWORD], failing('conflict'));
    expect(one.code).toBe(1);
    expect(one.json()).toMatchObject({
      rotations: [
        { id: ROTATION_ID, error: { code: 'conflict' } },
        { id: second.id, error: null },
      ],
    });
    const shown = await run(['resume', ...WITH_PASSWORD], failing('conflict'));
    expect(shown.stdout).toMatch(/^keyturn: .{10}/m);
    const all = await run(['resume', '--json', ...WITH_PASSWORD], failing('disk-full'));
    expect(all.code).toBe(5);
    expect(all.json()).toMatchObject({ error: { code: 'disk-full' } });
  });

  it('names the key in each line where several go on', async () => {
    const events = sampleEvents('created', 'finished');
    let looks = 0;
    const answers: Answers = {
      ...among([sampleRotation(), second], (rotation) =>
        rotation.id === second.id ? second : doneRotation(),
      ),
      'rotations.receipt': ({ id }) => {
        if (id === second.id) return { rotation: second, events: [], startedBy: null };
        looks += 1;
        return { rotation: sampleRotation(), events: events.slice(0, looks), startedBy: null };
      },
    };
    const ended = await run(['resume', ...WITH_PASSWORD], answers);
    // What had happened before is not told again.
    expect(ended.stderr).toMatch(/^部署 deploy {2}.* {2}Finished {2}AKIAQ3EGRIMWKEYTURN8\n$/);
  });

  it('waits to the end with --wait, and can be interrupted', async () => {
    const { io, interrupt } = fakeIo({ fds: { 9: PASSWORD } });
    let looks = 0;
    const answers = among([second], () => {
      looks += 1;
      if (looks === 3) interrupt();
      return second;
    });
    const fake = fakeApp(answers);
    const argv = ['resume', second.id, '--wait', '--password-fd', '9'];
    expect(await runCli(argv, io, { openApp: async () => fake.app })).toBe(130);
    expect(looks).toBe(3);
    expect(fake.closed()).toBe(1);
  });
});

describe('the rotation that an argument means', () => {
  const answers = among([
    second,
    doneRotation({ id: 'tttt000000000003', startedAt: FAKE_NOW - 50 * HOUR }),
    sampleRotation({
      id: 'vvvv000000000004',
      credentialId: 'bbbb000000000002',
      oldPublicId: NEW_ID,
      newCredentialId: null,
      newPublicId: null,
    }),
  ]);

  it.each([
    ['its id', second.id, second.id],
    ['the start of its id', 'ssss', second.id],
    ['the key that it replaces', 'cccc000000000003', second.id],
    ['the start of the id of the key that it brings', 'dddd', second.id],
    ["the cloud's id of the old key", OLD_ID, 'tttt000000000003'],
    ['a key of two rotations, of which one runs', NEW_ID, 'vvvv000000000004'],
    ['the same key by its id', 'bbbb00', 'vvvv000000000004'],
  ])('is found by %s', async (_name, text, id) => {
    const ended = await run(['receipt', text, '--json', ...WITH_PASSWORD], answers);
    expect(ended.json()).toMatchObject({ rotation: { id } });
  });

  it('is not found by something else', async () => {
    const ended = await run(['receipt', 'zzzz', '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ error: { code: 'no-such-rotation' } });
    expect((await run(['receipt', 'zzz', ...WITH_PASSWORD], answers)).code).toBe(2);
  });

  it('is asked for again where the start fits several', async () => {
    const twins = among([second, { ...second, id: sampleRotation({ id: 'ssss000000000009' }).id }]);
    const ended = await run(['undo', 'ssss', '--json', ...WITH_PASSWORD], twins);
    expect(ended.code).toBe(2);
    expect(ended.json()).toMatchObject({
      error: {
        code: 'ambiguous-id',
        params: { candidates: 'ssss000000000002 (backup), ssss000000000009 (backup)' },
      },
    });
    expect(ended.inputs('rotations.undo')).toEqual([]);
  });
});

const LEFT = {
  leaves: 'old',
  left: [
    { publicId: OLD_ID, part: 'old', status: 'enabled', held: true },
    { publicId: NEW_ID, part: 'new', status: 'deleted', held: true },
  ],
};

describe('undo', () => {
  it('takes the rotation back and shows where that led', async () => {
    const stopped = doneRotation({ phase: 'aborted-safe', reason: 'stopped-by-person', ...LEFT });
    const answers = walking([sampleRotation(), stopped], sampleEvents('created', 'candidate-deleted'));
    const ended = await run(['undo', ROTATION_ID, ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.inputs('rotations.undo')).toEqual([{ id: ROTATION_ID }]);
    expect(ended.stderr).toContain('  Key deleted');
    expect(ended.stdout).toContain('Stopped by hand');
    expect(ended.stdout).toContain(
      `Old key ${OLD_ID}: enabled at the cloud, secret in the vault, in use here\n`,
    );
    expect(ended.stdout).toContain(
      `New key ${NEW_ID}: not there any more at the cloud, secret in the vault\n`,
    );
    const json = await run(
      ['undo', ROTATION_ID, '--json', ...WITH_PASSWORD],
      walking([sampleRotation(), stopped]),
    );
    expect(json.json()).toMatchObject(LEFT);
  });

  it('refuses where nothing can be taken back', async () => {
    const ended = await run(['undo', ROTATION_ID, '--json', ...WITH_PASSWORD], walking([doneRotation()]));
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ error: { code: 'nothing-to-undo' } });
    expect(ended.inputs('rotations.undo')).toEqual([]);
  });
});

describe('decide', () => {
  const answers = (): Answers => walking([blockedRotation(), doneRotation()]);

  it('passes on a choice that is on offer', async () => {
    const argv = ['decide', ROTATION_ID, 'delete-disabled', otherSlot.publicId, '--yes', '--json'];
    const ended = await run([...argv, ...WITH_PASSWORD], answers());
    expect(ended.code).toBe(0);
    expect(ended.inputs('rotations.decide')).toEqual([
      { id: ROTATION_ID, choice: { kind: 'delete-disabled', publicId: otherSlot.publicId } },
    ]);
    const stop = await run(['decide', ROTATION_ID, 'stop', ...WITH_PASSWORD], answers());
    expect(stop.inputs('rotations.decide')).toEqual([{ id: ROTATION_ID, choice: { kind: 'stop' } }]);
  });

  it.each([
    ['another key', ['delete-disabled', OLD_ID, '--yes']],
    ['another choice', ['retry']],
  ])('refuses %s than those on offer', async (_name, words) => {
    const ended = await run(['decide', ROTATION_ID, ...words, '--json', ...WITH_PASSWORD], answers());
    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({
      error: { code: 'not-on-offer', params: { choices: `delete-disabled ${otherSlot.publicId}, stop` } },
    });
    expect(ended.inputs('rotations.decide')).toEqual([]);
  });

  it('says that a rotation waits for no choice', async () => {
    const ended = await run(['decide', ROTATION_ID, 'stop', ...WITH_PASSWORD], walking([sampleRotation()]));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('waits for no choice');
  });

  it("shows a key's facts before it is deleted, and asks", async () => {
    const argv = ['decide', ROTATION_ID, 'delete-disabled', otherSlot.publicId, ...WITH_PASSWORD];
    const ended = await run(argv, answers(), { interactive: true, answers: ['n'] });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('s3, eu-west-1');
    expect(ended.asked).toEqual([`Delete ${otherSlot.publicId} at the cloud? [y/N] `]);
    expect(ended.inputs('rotations.decide')).toEqual([]);
    const agreed = await run(argv, answers(), { interactive: true, answers: ['yes'] });
    expect(agreed.inputs('rotations.decide')).toHaveLength(1);
  });
});

describe('receipt', () => {
  it('gives every step with ids and times', async () => {
    const events = sampleEvents('started', 'new-not-yet', 'finished');
    const answers: Answers = {
      ...walking([doneRotation()]),
      'rotations.receipt': () => ({ rotation: doneRotation(), events, startedBy: STARTER }),
    };
    const ended = await run(['receipt', ROTATION_ID, '--json', ...WITH_PASSWORD], answers);
    expect(ended.code).toBe(0);
    expect(ended.json()).toMatchObject({
      rotation: { id: ROTATION_ID, phase: 'done' },
      startedBy: STARTER,
      events: [
        { what: 'started', publicId: null, at: '2026-03-01T00:00:00.000Z', detail: {} },
        { what: 'new-not-yet', publicId: NEW_ID, detail: { failure: 'unknown-key' } },
        { what: 'finished' },
      ],
    });
    const chinese = await run(['receipt', ROTATION_ID, '--lang', 'zh', ...WITH_PASSWORD], answers);
    expect(chinese.stdout).toContain('云端尚未识别新密钥');
    expect(chinese.stdout).toMatch(/操作人 +li@atlas\n/);
    expect(chinese.stdout).toContain('1秒');
    expect(chinese.stdout).not.toMatch(/cli\.|rotation\./);
  });

  it.each([
    ['new-proven', { good: '2', of: '3' }, '2 proofs of 3 so far'],
    ['slots-listed', { keys: '1' }, '1 key'],
    ['started', { by: 'self' }, 'The key itself'],
    ['started', { by: 'admin key' }, 'admin key'],
    ['decided', { choice: 'enable-old' }, 'Enable the old key again'],
    ['decided', { choice: 'stop' }, 'Stop'],
    ['old-used', { service: 's3', region: '' }, 's3'],
    ['attention', { reason: 'orphan-key' }, 'A key was created, and its secret was lost'],
    [
      'attention',
      { failure: 'throttled', vendorCode: 'Throttling' },
      'The cloud asks to slow down, Throttling',
    ],
    ['attention', { reason: 'of-tomorrow' }, 'of-tomorrow'],
  ])('says of %s with %j what it means', async (what, detail, text) => {
    const events = sampleEvents(what).map((event) => ({ ...event, detail }));
    const answers: Answers = {
      ...walking([doneRotation()]),
      'rotations.receipt': () => ({ rotation: doneRotation(), events, startedBy: STARTER }),
    };
    const ended = await run(['receipt', ROTATION_ID, ...WITH_PASSWORD], answers);
    expect(ended.stdout.trimEnd().split('\n').at(-1)?.split(/ {2,}/).at(-1)).toBe(text);
  });
});
