/** One end of the passage between the page's world and the preload's. */
export interface WorldLink {
  /** Puts a copy of `api` into the other world as the global `key`, frozen; functions become proxies. */
  expose(key: string, api: unknown): void;
}

/**
 * Joins two JavaScript worlds of one document, as Electron's contextBridge does: functions and promises are proxied,
 * everything else is copied, and what cannot be copied throws. Sent into both worlds as source, so it uses nothing from
 * outside of itself. `name` is random for each start, and Chromium clones the detail of an event that crosses worlds.
 */
export function connectWorlds(name: string, side: 'page' | 'preload'): WorldLink {
  type Packed =
    | { readonly k: 'function' | 'promise'; readonly id: number }
    | { readonly k: 'array'; readonly v: readonly Packed[] }
    | { readonly k: 'object'; readonly v: readonly (readonly [string, Packed])[] }
    | { readonly k: 'error' | 'value'; readonly v: unknown };
  type Message =
    | { readonly k: 'hello' }
    | { readonly k: 'expose'; readonly key: string; readonly api: Packed }
    | { readonly k: 'call'; readonly id: number; readonly args: readonly Packed[] }
    | { readonly k: 'result' | 'settle'; readonly id: number; readonly ok: boolean; readonly value: Packed };
  type Result = { readonly ok: boolean; readonly value: Packed };
  type Callable = (...args: readonly unknown[]) => unknown;

  const dispatch = EventTarget.prototype.dispatchEvent.bind(window);
  const post = (message: Message) =>
    dispatch(new CustomEvent(`${name}:${side === 'page' ? 'preload' : 'page'}`, { detail: message }));
  const functions = new Map<number, Callable>();
  const promises = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (reason: unknown) => void }
  >();
  const exposed: Extract<Message, { k: 'expose' }>[] = [];
  let nextId = 0;
  const results: Result[] = [];

  const settle = (k: 'result' | 'settle', id: number, run: () => unknown) => {
    try {
      post({ k, id, ok: true, value: pack(run(), []) });
    } catch (error) {
      post({ k, id, ok: false, value: pack(error instanceof Error ? error : new Error(String(error)), []) });
    }
  };

  const pack = (value: unknown, seen: readonly unknown[]): Packed => {
    if (typeof value === 'function') {
      functions.set(++nextId, value as Callable);
      return { k: 'function', id: nextId };
    }
    if (value instanceof Promise) {
      const id = ++nextId;
      value.then(
        (settled) => settle('settle', id, () => settled),
        (reason) =>
          settle('settle', id, () => {
            throw reason;
          }),
      );
      return { k: 'promise', id };
    }
    if (value instanceof Error) return { k: 'error', v: value.message };
    if (value !== null && typeof value === 'object') {
      if (seen.includes(value)) throw new TypeError('An object could not be cloned.');
      const deeper = [...seen, value];
      if (Array.isArray(value)) return { k: 'array', v: value.map((item) => pack(item, deeper)) };
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype === Object.prototype || prototype === null) {
        return {
          k: 'object',
          v: Object.entries(value).map(([key, item]) => [key, pack(item, deeper)] as const),
        };
      }
    }
    try {
      return { k: 'value', v: structuredClone(value) };
    } catch {
      throw new TypeError('An object could not be cloned.');
    }
  };

  const unpack = (packed: Packed): unknown => {
    switch (packed.k) {
      case 'function':
        return (...args: readonly unknown[]) => callOther(packed.id, args);
      case 'promise':
        return new Promise((resolve, reject) => promises.set(packed.id, { resolve, reject }));
      case 'array':
        return packed.v.map(unpack);
      case 'object':
        return Object.fromEntries(packed.v.map(([key, item]) => [key, unpack(item)]));
      case 'error':
        return new Error(String(packed.v));
      default:
        return packed.v;
    }
  };

  const callOther = (id: number, args: readonly unknown[]): unknown => {
    // Events are dispatched at once, so the answer is there when `post` returns.
    post({ k: 'call', id, args: args.map((item) => pack(item, [])) });
    const result = results.pop();
    if (result === undefined) throw new Error('The other world is gone');
    if (!result.ok) throw unpack(result.value);
    return unpack(result.value);
  };

  const freeze = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };

  const take = (message: Message): void => {
    switch (message.k) {
      case 'hello':
        for (const exposure of exposed) post(exposure);
        return;
      case 'expose':
        if (Object.hasOwn(window, message.key)) return;
        Object.defineProperty(window, message.key, { value: freeze(unpack(message.api)), enumerable: true });
        return;
      case 'call':
        settle('result', message.id, () => functions.get(message.id)?.(...message.args.map(unpack)));
        return;
      case 'result':
        results.push({ ok: message.ok, value: message.value });
        return;
      default: {
        const waiting = promises.get(message.id);
        promises.delete(message.id);
        if (message.ok) waiting?.resolve(unpack(message.value));
        else waiting?.reject(unpack(message.value));
      }
    }
  };

  window.addEventListener(`${name}:${side}`, (event) => take((event as CustomEvent<Message>).detail));
  if (side === 'page') post({ k: 'hello' });

  return {
    expose(key, api) {
      const exposure = { k: 'expose' as const, key, api: pack(api, []) };
      exposed.push(exposure);
      post(exposure);
    },
  };
}
