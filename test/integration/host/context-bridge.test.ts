import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from '../../e2e/support/drop-files.ts';
import { type OpenFixture, openFixture } from './fixture.ts';

interface Api {
  invoke(channel: string, ...args: readonly unknown[]): Promise<unknown>;
  onGreeting(listener: (payload: unknown) => void): void;
  call(run: (value: unknown) => unknown, value: unknown): unknown;
  throwing(): never;
  later(value: unknown): Promise<unknown>;
  pathOf(file: File): Promise<readonly string[]>;
  readonly requirable: readonly string[];
  readonly globals: readonly string[];
  readonly nested: { readonly list: readonly { deep: boolean }[] };
}

declare global {
  interface Window {
    readonly api: Api;
  }
}

let fixture: OpenFixture;
let page: Page;

beforeAll(async () => {
  fixture = await openFixture();
  page = await fixture.page();
});
afterAll(() => fixture.close());

describe('what a page sees of the preload', () => {
  it('is the exposed object and no other name', async () => {
    const extra = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      const own = Object.getOwnPropertyNames(window);
      frame.remove();
      // Frames by their index.
      return own.filter((name) => !plain.has(name) && !/^\d+$/.test(name));
    });
    expect(extra).toEqual(['api']);
  });

  it('is frozen through and through, and cannot be replaced', async () => {
    const facts = await page.evaluate(() => {
      const property = Object.getOwnPropertyDescriptor(window, 'api');
      return {
        frozen: [window.api, window.api.nested, window.api.nested.list, window.api.nested.list[0]].map(
          Object.isFrozen,
        ),
        writable: property?.writable,
        configurable: property?.configurable,
      };
    });
    expect(facts).toEqual({ frozen: [true, true, true, true], writable: false, configurable: false });
  });

  it('holds nothing of Node, and its require knows nothing but electron', async () => {
    const facts = await page.evaluate(() => ({
      requirable: window.api.requirable,
      globals: window.api.globals,
      page: ['require', 'module', 'process', 'Buffer'].filter((name) => name in window),
    }));
    expect(facts).toEqual({ requirable: [], globals: [], page: [] });
  });
});

describe('values that cross', () => {
  it('are copies', async () => {
    const facts = await page.evaluate(async () => {
      const given = { list: [1], at: new Date(5), nothing: undefined, bytes: new Uint8Array([1, 2]) };
      const answer = window.api.invoke('echo', given);
      given.list.push(2);
      const [got] = (await answer) as [typeof given];
      return {
        list: got.list,
        at: got.at.getTime(),
        has: 'nothing' in got,
        bytes: [...got.bytes],
        same: got === given,
      };
    });
    expect(facts).toEqual({ list: [1], at: 5, has: true, bytes: [1, 2], same: false });
  });

  it('are functions and promises by proxy', async () => {
    const facts = await page.evaluate(async () => {
      const passed: object[] = [];
      const given = { n: 1 };
      const result = window.api.call((value) => passed.push(value as object), given);
      return { result, copied: passed[0] !== given, passed, later: await window.api.later('x') };
    });
    expect(facts).toEqual({ result: 1, copied: true, passed: [{ n: 1 }], later: { value: 'x' } });
  });

  it('are errors by their message', async () => {
    const messages = await page.evaluate(async () => {
      const of = async (run: () => unknown) => {
        try {
          await run();
          return 'no error';
        } catch (error) {
          return error instanceof Error ? error.message : 'no Error';
        }
      };
      return [
        await of(() => window.api.throwing()),
        await of(() => window.api.invoke('fail')),
        await of(() => window.api.invoke('nobody')),
      ];
    });
    expect(messages[0]).toBe('from the preload');
    expect(messages[1]).toBe("Error invoking remote method 'fail': Error: on purpose");
    expect(messages[2]).toContain("No handler registered for 'nobody'");
  });

  it.each([
    ['a symbol', 'Symbol()'],
    ['a node of the document', 'document.body'],
    ['a weak map', 'new WeakMap()'],
    ['a ring', '(() => { const ring = {}; ring.ring = ring; return ring; })()'],
  ])('throw where they cannot be cloned: %s', async (_name, expression) => {
    const thrown = await page.evaluate(
      `(() => { try { window.api.later(${expression}); return 'crossed'; } catch (error) { return error.message; } })()`,
    );
    expect(thrown).toBe('An object could not be cloned.');
  });

  it('throw on the way to and from main where they cannot be cloned', async () => {
    const messages = await page.evaluate(() =>
      Promise.all(
        [window.api.invoke('echo', () => 1), window.api.invoke('uncloneable')].map((call) =>
          call.then(
            () => 'crossed',
            (error: Error) => error.message,
          ),
        ),
      ),
    );
    expect(messages[0]).toContain('could not be cloned');
    expect(messages[1]).toContain('could not be cloned');
  });
});

describe('files', () => {
  it('yield their path to main alone, and none where a script made them', async () => {
    const path = join(fixture.folder, 'keys with "quotes" 钥匙.csv');
    await writeFile(path, 'a,b');
    await page.setInputFiles('input', path);
    const [real, made] = await page.evaluate(async () => {
      const file = document.querySelector('input')?.files?.[0] ?? new File([], '');
      const own = new File(['x'], '/etc/passwd');
      return [await window.api.pathOf(file), await window.api.pathOf(own)] as const;
    });
    expect(real).toEqual([path]);
    expect(made).toEqual(['']);
  });

  it('yield it when they are dropped, too', async () => {
    const path = join(fixture.folder, 'dropped.csv');
    await writeFile(path, 'a,b');
    await page.evaluate(() => {
      document.addEventListener('dragover', (event) => event.preventDefault());
      document.addEventListener('drop', (event) => {
        event.preventDefault();
        Object.assign(window, {
          dropped: window.api.pathOf(event.dataTransfer?.files[0] ?? new File([], '')),
        });
      });
    });
    await dropFiles(page, [path]);
    await expect.poll(() => page.evaluate('dropped')).toEqual([path]);
  });

  it('must be files', async () => {
    const message = await page.evaluate(() => {
      try {
        void window.api.pathOf('/etc/passwd' as never);
        return 'taken';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    });
    expect(message).toBe('Not a File');
  });
});

describe('events', () => {
  it('reach the page without their event object', async () => {
    const payload = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.api.onGreeting(resolve);
          void window.api.invoke('greet');
        }),
    );
    expect(payload).toEqual({ text: 'hello' });
  });
});
