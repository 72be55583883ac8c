import { expect, it } from 'vitest';
import { digestApp } from '../../support/digest/app.ts';
import { backUp, openFile } from '../../support/restore/copies.ts';

it('comes back with a backup, addresses and all', async () => {
  await using made = await digestApp();
  const { id } = await made.addRobot('slack');
  const path = await backUp(made);
  await made.call('digest.removeWebhook', { id });
  const { restore } = await openFile(made, path);
  await made.call('restore.replace', { restore, carryOver: true });
  expect((await made.call('digest.get', {})).receivers).toMatchObject([{ id, label: 'slack' }]);
  expect(await made.call('digest.send', { id })).toMatchObject({ outcome: { kind: 'sent' } });
});

it('sends no week by itself that began before the vault was restored', async () => {
  await using made = await digestApp();
  await made.addRobot('slack');
  await made.call('digest.set', { weekly: true, weekday: 1, minute: 570 });
  const path = await backUp(made);
  made.clock.jumpTo(made.clock.now() + 3 * 86_400_000);
  const { restore } = await openFile(made, path);
  await made.call('restore.replace', { restore, carryOver: true });
  for (let look = 0; look < 4; look += 1) {
    made.clock.advance(6 * 60_000);
    await new Promise((done) => setImmediate(done));
  }
  expect(made.clouds.slack.asked()).toBe(0);
});

it('brings what another copy got together with what is here', async () => {
  await using made = await digestApp();
  const first = await made.addRobot('slack');
  const common = await backUp(made, 'common.keyturn-backup');
  made.clock.advance(60_000);
  const second = await made.addRobot('feishu');
  await made.call('digest.send', { id: first.id });
  const theirs = await backUp(made, 'theirs.keyturn-backup');
  const back = await openFile(made, common);
  await made.call('restore.replace', { restore: back.restore, carryOver: true });
  expect((await made.call('digest.get', {})).receivers).toHaveLength(1);
  const { restore } = await openFile(made, theirs);
  await made.call('restore.merge', { restore });
  const { receivers } = await made.call('digest.get', {});
  expect(receivers.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(receivers[0]?.last).toMatchObject({ occasion: 'hand', outcome: { kind: 'sent' } });
  expect(await made.call('digest.send', { id: second.id })).toMatchObject({ outcome: { kind: 'sent' } });
});
