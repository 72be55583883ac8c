import { expect, it } from 'vitest';
import { createRandom } from '../../../../../src/main/node/random.ts';
import { createBroker } from '../../../../../src/main/services/broker/index.ts';
import { createEvents } from '../../../../../src/main/services/events.ts';
import { putConsumer } from '../../../../../src/main/vault/repositories/consumers.ts';
import { getCredential, putCredential } from '../../../../../src/main/vault/repositories/credentials.ts';
import { consumer } from '../../../../../src/shared/model/consumer.ts';
import { credentialId } from '../../../../../src/shared/model/ids.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';
import { fakeLogger } from '../../../../support/fake/desktop.ts';
import { fakeDoor, PROGRAM } from '../../../../support/fake/door.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../../../../support/vault/rows.ts';
import { tempVault } from '../../../../support/vault/temp.ts';

const OTHER = credentialId.parse('fedcba9876543212');
const PLACE = '0000000000000001';

it('asks again where a place got another key while a person took their time', async () => {
  const { vault } = await tempVault();
  putSampleCredential(vault, 'a secret of some length');
  vault.write((db) => {
    const key = getCredential(db, SAMPLE_CREDENTIAL);
    if (key !== null) putCredential(db, { ...key, id: OTHER, publicId: 'AKIAOTHER', label: 'other' });
  });
  const serves = (key: string) =>
    vault.write((db) =>
      putConsumer(
        db,
        consumer.parse({
          ...{ id: PLACE, credentialId: key, note: '', restart: '', addedAt: 1 },
          place: { kind: 'by-hand', what: 'jenkins', name: 'a', owner: '' },
        }),
      ),
    );
  serves(SAMPLE_CREDENTIAL);
  let routed = 0;
  const broker = createBroker({
    ...{ session: { vault: () => vault, isOpen: () => true }, events: createEvents(), clock: fakeClock() },
    ...{ random: createRandom(), logger: fakeLogger(), door: fakeDoor() },
    plaintext: { repeats: () => false },
    policy: { rules: () => ({}) as never, ready: Promise.resolve(), state: () => ({}) as never },
    deviceId: { get: async () => 'here' },
    preferences: { get: async () => ({ broker: true }) as never },
    ...{ landing: { set: () => undefined } as never, locale: async () => 'en' as const },
    route: async () => {
      routed += 1;
      return { ok: true, value: null };
    },
  });
  const gone = new AbortController();
  const answer = broker.answer(
    { channel: 'plaintext.asProcess', input: { id: PLACE, protocol: null } },
    PROGRAM,
    gone.signal,
  );
  await expect.poll(() => broker.pending().map((ask) => ask.credentialId)).toEqual([SAMPLE_CREDENTIAL]);
  serves(OTHER);
  await broker.decide({ id: broker.pending()[0]?.id ?? ('' as never), answer: 'once' });
  await expect.poll(() => broker.pending().map((ask) => ask.credentialId)).toEqual([OTHER]);
  expect(routed).toBe(0);
  await broker.decide({ id: broker.pending()[0]?.id ?? ('' as never), answer: 'once' });
  expect(await answer).toEqual({ ok: true, value: null });
  expect([routed, broker.pending()]).toEqual([1, []]);
});
