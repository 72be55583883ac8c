import { describe, expect, it } from 'vitest';
import {
  chosenRow,
  type HistoryRow,
  historyRowAt,
  isNarrowed,
  NO_FILTER,
} from '../../../../src/renderer/stores/history.ts';
import type { Input, Output } from '../../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { auditEntry } from '../../../../src/shared/model/audit.ts';
import { credentialIdOf } from '../../../support/fake/keys.ts';
import { bareStores, deferred, settled, wiredStores } from './fixture.ts';

const rowOf = (seq: number): HistoryRow => ({
  entry: auditEntry.parse({
    ...{ seq, at: seq, action: 'vault.unlocked', credentialId: null, detail: {} },
    ...{ osUser: 'tester', device: 'desk', via: 'app' },
  }),
  subject: null,
});

/** A history of so many rows, the newest first. */
const answer =
  (count: () => number) =>
  ({ offset = 0, limit = 100 }: Pick<Input<'audit.list'>, 'offset' | 'limit'>): Output<'audit.list'> => ({
    total: count(),
    rows: Array.from({ length: Math.max(0, Math.min(limit, count() - offset)) }, (_, step) =>
      rowOf(count() - offset - step),
    ),
  });

function fixture(count = 250) {
  const held = { count };
  const made = bareStores();
  made.fake.override(
    'audit.list',
    answer(() => held.count),
  );
  return { ...made, held, history: made.stores.history };
}

describe('the history', () => {
  it('asks for the first page and the head, and chooses the newest row', async () => {
    const { history, count } = fixture();
    await history.show({});
    const state = history.state.getState();
    expect(state.total).toBe(250);
    expect(state.head?.state).toBe('whole');
    expect(chosenRow(state)?.entry.seq).toBe(250);
    expect(count('audit.list')).toBe(1);
  });

  it('fetches each page that comes in sight once', async () => {
    const { history, count } = fixture();
    await history.show({});
    await Promise.all([history.ensure(90, 120), history.ensure(95, 130)]);
    expect(count('audit.list')).toBe(2);
    expect(historyRowAt(history.state.getState(), 120)?.entry.seq).toBe(130);
  });

  it('turns the filter into what main takes', async () => {
    const { history, fake } = fixture();
    const key = { id: credentialIdOf(1), label: 'deploy' };
    const before = Date.now();
    await history.show({ key, group: 'secrets', via: 'cli', range: 'day', text: ' shop ' });
    const input = fake.calls.find(({ channel }) => channel === 'audit.list')?.input as { from: number };
    expect(input).toMatchObject({ credentialId: key.id, group: 'secrets', via: 'cli', text: 'shop' });
    expect(input.from).toBeGreaterThanOrEqual(before - 86_400_000);
    expect(isNarrowed(history.state.getState().filter)).toBe(true);
    await history.show(NO_FILTER);
    expect(isNarrowed(history.state.getState().filter)).toBe(false);
  });

  it('keeps the chosen row while new ones come in above it', async () => {
    const { history, held } = fixture();
    await history.show({});
    history.select(200);
    held.count += 3;
    await history.refresh();
    const state = history.state.getState();
    expect(chosenRow(state)?.entry.seq).toBe(200);
    expect(historyRowAt(state, 0)?.entry.seq).toBe(253);
  });

  it('drops a page that was asked for before new rows came', async () => {
    const { history, fake, held } = fixture();
    await history.show({});
    const slow = deferred<Output<'audit.list'>>();
    const at = answer(() => held.count);
    fake.override('audit.list', (input) => (input.offset === 100 ? slow.promise : at(input)));
    const late = history.ensure(100, 110);
    const old = at({ offset: 100, limit: 100 });
    held.count += 1;
    fake.override('audit.list', at);
    await history.refresh();
    slow.resolve(old);
    await late;
    expect(historyRowAt(history.state.getState(), 100)?.entry.seq).toBe(151);
  });

  it('says why it could not ask, and what it has stays', async () => {
    const { history, fake } = fixture();
    await history.show({});
    fake.override('audit.list', () => {
      throw new KeyturnError('vault-busy');
    });
    await history.refresh();
    const state = history.state.getState();
    expect(state.error?.code).toBe('vault-busy');
    expect(state.total).toBe(250);
  });

  it('looks again at what happens while it is in sight alone, and forgets all at the lock', async () => {
    const { stores, fake, count } = await wiredStores();
    fake.emit('credentials.changed', { ids: [] });
    await settled();
    expect(count('audit.list')).toBe(0);
    stores.places.history();
    fake.emit('credentials.changed', { ids: [] });
    await settled();
    expect(count('audit.list')).toBe(1);
    await stores.session.lock();
    await settled();
    expect(stores.history.state.getState()).toMatchObject({ total: null, head: null, filter: NO_FILTER });
  });
});
