import { expect, it } from 'vitest';
import { FileError } from '../../../src/main/ports/files.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import { fakeClock } from '../../support/fake/clock.ts';
import { AT_ONCE } from '../../support/rotation/app-world.ts';
import { openLane, SUBJECT } from '../../support/rotation/lane.ts';
import { type Moment, mortal } from '../../support/rotation/mortal.ts';
import { codeOf } from '../../support/vault/temp.ts';

/** Nothing new finds room; what is there can be written over. */
const full = ({ kind, what }: Moment): Error | null => {
  if (kind === 'commit') return new KeyturnError('disk-full');
  return kind === 'file' && what === 'writeFlushed' ? new FileError('full') : null;
};

it.each(['goes on once there is room', 'is ended and started again'] as const)(
  'a disk that is full between answer and commit costs no key: it %s',
  async (how) => {
    await using lane = await openLane('aws');
    const clock = fakeClock(Date.now());
    const run = await lane.begin(clock.now);
    let isFull = false;
    const obstacle = (moment: Moment): Error | null => {
      if (moment.kind === 'answer' && moment.what === 'CreateAccessKey') isFull = true;
      return isFull ? full(moment) : null;
    };
    const life = mortal({ folder: run.folder, clock, obstacle });
    const by = { kind: 'recovery', code: lane.recoveryCode } as const;
    await life.session.unlock(by);
    const id = await life.rotations.start({ credentialId: SUBJECT, admin: null, policy: AT_ONCE });
    expect(await codeOf(() => life.rotations.resume(id))).toBe('disk-full');
    expect((await run.look()).phase).toBe('creating');
    let next = life;
    if (how === 'is ended and started again') {
      await life.session.lock('quit');
      life.bury();
      next = mortal({ folder: run.folder, clock });
      await next.session.unlock(by);
    }
    isFull = false;
    let view = await next.rotations.resume(id);
    for (let waits = 0; view.endedAt === null && waits < 20; waits += 1) {
      clock.advance(20_000);
      view = await next.rotations.resume(id);
    }
    expect(view.phase).toBe('done');
    expect(run.cloud.store.events.filter((event) => event.kind === 'create')).toHaveLength(1);
    expect((await run.look()).held).toEqual([view.newPublicId]);
    await next.session.lock('quit');
    await run.end();
  },
);

it('a disk that is full before the request sends none', async () => {
  await using lane = await openLane('aliyun');
  const clock = fakeClock(Date.now());
  const run = await lane.begin(clock.now);
  const obstacle = (moment: Moment): Error | null =>
    moment.kind === 'file' && moment.what === 'writeFlushed' ? new FileError('full') : null;
  const life = mortal({ folder: run.folder, clock, obstacle });
  await life.session.unlock({ kind: 'recovery', code: lane.recoveryCode });
  const id = await life.rotations.start({ credentialId: SUBJECT, admin: null, policy: AT_ONCE });
  expect(await codeOf(() => life.rotations.resume(id))).toBe('disk-full');
  expect(life.rotations.get(id).phase).toBe('intent');
  expect(run.cloud.store.events.filter((event) => event.kind === 'create')).toEqual([]);
  await life.session.lock('quit');
  await run.end();
});
