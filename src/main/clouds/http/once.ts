import type { Dispatcher } from 'undici';

/** Whether a request went on its way. */
export interface Departure {
  readonly left: boolean;
  /** The way out for this one request. */
  readonly dispatcher: Dispatcher;
}

/**
 * Watches one request leave. undici starts a request once its connection stands, TLS and a proxy's tunnel included, so
 * one that never started was never sent. It may start a request again whose connection broke: that is ended here,
 * because a change that was sent once must not be sent twice.
 */
export function leavingOnce(way: Dispatcher): Departure {
  let left = false;
  const dispatcher = way.compose((dispatch) => (options, handler) => {
    const watched: Dispatcher.DispatchHandler = {
      onRequestStart: (controller, context) => {
        if (left) return controller.abort(Object.assign(new Error('Sent before'), { code: 'SENT_BEFORE' }));
        handler.onRequestStart?.(controller, context);
        // A caller who gave up meanwhile is found out about here, before anything is written.
        left = !controller.aborted;
      },
      onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
      onResponseStart: (...told) => handler.onResponseStart?.(...told),
      onResponseData: (...told) => handler.onResponseData?.(...told),
      onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
      onResponseError: (...told) => handler.onResponseError?.(...told),
    };
    return dispatch(options, watched);
  });
  return {
    get left() {
      return left;
    },
    dispatcher,
  };
}
