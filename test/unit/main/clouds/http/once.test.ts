import { Dispatcher } from 'undici';
import { describe, expect, it } from 'vitest';
import { leavingOnce } from '../../../../../src/main/clouds/http/once.ts';

type Controller = Dispatcher.DispatchController;

/** A way out that does with a request what a test says. */
class Way extends Dispatcher {
  handler: Dispatcher.DispatchHandler = {};
  override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.handler = handler;
    return true;
  }
}

function leave(onRequestStart: (controller: Controller) => void = () => undefined) {
  const way = new Way();
  const departure = leavingOnce(way);
  departure.dispatcher.dispatch({ path: '/', method: 'POST' }, { onRequestStart });
  const aborts: Error[] = [];
  const controller: Controller = {
    get aborted() {
      return aborts.length > 0;
    },
    paused: false,
    reason: null,
    rawHeaders: null,
    rawTrailers: null,
    abort: (reason) => {
      aborts.push(reason);
    },
    pause: () => undefined,
    resume: () => undefined,
  };
  return { departure, aborts, start: () => way.handler.onRequestStart?.(controller, null) };
}

describe('leavingOnce', () => {
  it('knows when a request left', () => {
    const { departure, start } = leave();
    expect(departure.left).toBe(false);
    start();
    expect(departure.left).toBe(true);
  });

  it('ends a request that is started again', () => {
    let started = 0;
    const { start, aborts } = leave(() => {
      started += 1;
    });
    start();
    start();
    expect(started).toBe(1);
    expect(aborts).toMatchObject([{ code: 'SENT_BEFORE' }]);
  });

  it('does not take a request for sent that was called off at the last moment', () => {
    const { departure, start } = leave((controller) => controller.abort(new Error('late')));
    start();
    expect(departure.left).toBe(false);
  });
});
