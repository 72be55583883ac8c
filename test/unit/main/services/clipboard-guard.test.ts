import { describe, expect, it } from 'vitest';
import { createClipboardGuard } from '../../../../src/main/services/clipboard-guard.ts';
import { createEvents } from '../../../../src/main/services/events.ts';
import { fakeClock } from '../../../support/fake/clock.ts';
import { fakeClipboard } from '../../../support/fake/desktop.ts';

function guarded() {
  const clock = fakeClock();
  const clipboard = fakeClipboard();
  const events = createEvents();
  const heard: string[] = [];
  events.subscribe((name, payload) => heard.push(`${name} ${JSON.stringify(payload)}`));
  return { clock, clipboard, heard, guard: createClipboardGuard(clipboard, clock, events) };
}

/** Lets the promises that a timer started come to rest. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the clipboard guard', () => {
  it('takes a secret off after its time', async () => {
    const { clock, clipboard, guard, heard } = guarded();
    const clearsAt = await guard.copySecret('s3cret', 30);
    expect(clearsAt - clock.now()).toBe(30_000);
    clock.advance(29_999);
    await settled();
    expect(clipboard.content).toBe('s3cret');
    clock.advance(1);
    await settled();
    expect(clipboard.content).toBe('');
    expect(heard.at(-1)).toBe('clipboard.cleared {"reason":"cleared"}');
  });

  it('leaves alone what somebody else put there', async () => {
    const { clock, clipboard, guard, heard } = guarded();
    await guard.copySecret('s3cret', 30);
    clipboard.content = 'a shopping list';
    clock.advance(30_000);
    await settled();
    expect(clipboard.content).toBe('a shopping list');
    expect(heard.at(-1)).toBe('clipboard.cleared {"reason":"taken"}');
  });

  it('waits anew for a second secret, and once only', async () => {
    const { clock, clipboard, guard } = guarded();
    await guard.copySecret('first', 30);
    clock.advance(20_000);
    await guard.copySecret('second', 30);
    expect(clock.waiting).toBe(1);
    clock.advance(20_000);
    await settled();
    expect(clipboard.content).toBe('second');
    clock.advance(10_000);
    await settled();
    expect(clipboard.content).toBe('');
  });

  it('clears at once on request, and nothing that is not a secret', async () => {
    const { clipboard, guard } = guarded();
    await guard.copySecret('s3cret', 30);
    await guard.clearNow();
    expect(clipboard.content).toBe('');
    await guard.copyPlain('AKIA123');
    await guard.clearNow();
    expect(clipboard.content).toBe('AKIA123');
  });
});
