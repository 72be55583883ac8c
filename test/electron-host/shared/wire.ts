/**
 * Values as text, for the hops of the bridge that carry text only. Holds what a structured clone holds of plain data:
 * primitives, arrays, plain objects, dates, errors and bytes. Anything else throws, as Electron does.
 *
 * Both functions are also sent into the page as source, so neither may use anything from outside of itself.
 */
export function encodeWire(value: unknown): string {
  const pack = (item: unknown, seen: readonly unknown[]): unknown => {
    if (item === null || typeof item === 'boolean' || typeof item === 'string') return item;
    if (item === undefined) return { $: 'undefined' };
    if (typeof item === 'bigint') return { $: 'bigint', v: String(item) };
    if (typeof item === 'number') {
      return Number.isFinite(item) && !Object.is(item, -0)
        ? item
        : { $: 'number', v: Object.is(item, -0) ? '-0' : String(item) };
    }
    if (typeof item !== 'object' || seen.includes(item)) throw new Error('An object could not be cloned.');
    const deeper = [...seen, item];
    if (Array.isArray(item)) return { $: 'array', v: item.map((entry) => pack(entry, deeper)) };
    if (item instanceof Date) return { $: 'date', v: item.getTime() };
    if (item instanceof Error) return { $: 'error', v: [item.name, item.message] };
    if (item instanceof ArrayBuffer || ArrayBuffer.isView(item)) {
      const bytes =
        item instanceof ArrayBuffer
          ? new Uint8Array(item)
          : new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
      return { $: 'bytes', v: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
    }
    const prototype: unknown = Object.getPrototypeOf(item);
    if (prototype !== Object.prototype && prototype !== null)
      throw new Error('An object could not be cloned.');
    return { $: 'object', v: Object.entries(item).map(([key, entry]) => [key, pack(entry, deeper)]) };
  };
  return JSON.stringify(pack(value, []));
}

/** The value that `encodeWire` was given, as a copy. */
export function decodeWire(text: string): unknown {
  interface Packed {
    readonly $: string;
    readonly v?: never;
  }
  const unpack = (item: unknown): unknown => {
    if (item === null || typeof item !== 'object') return item;
    const { $: tag, v: content } = item as Packed;
    switch (tag) {
      case 'bigint':
        return BigInt(content ?? 0);
      case 'number':
        return Number(content);
      case 'array':
        return (content as unknown as readonly unknown[]).map(unpack);
      case 'date':
        return new Date(content ?? 0);
      case 'error': {
        const [name, message] = content as unknown as readonly [string, string];
        return Object.assign(new Error(message), { name });
      }
      case 'bytes':
        return Uint8Array.from(atob(content ?? ''), (character) => character.charCodeAt(0));
      case 'object':
        return Object.fromEntries(
          (content as unknown as [string, unknown][]).map(([key, entry]) => [key, unpack(entry)]),
        );
      default:
        return undefined;
    }
  };
  return unpack(JSON.parse(text));
}
