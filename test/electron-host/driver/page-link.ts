import { randomBytes } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import type { FromPreload, ToPreload } from '../injected/preload-world.ts';
import type { FrameFacts } from '../shared/methods.ts';
import { toApp } from '../shared/origin.ts';
import { pageSource, preloadSource, type WorldNames } from './preload-source.ts';

const WORLD = 'electron-host-preload';

/** What the app answers to the page. */
export interface PageLinkHandlers {
  invoke(frame: FrameFacts | null, channel: string, args: string): Promise<string>;
  pressAccelerator(accelerator: string): void;
  /** The page asked for a window of its own. */
  windowAsked(url: string): void;
}

/** The driver's end of a page's preload. */
export interface PageLink {
  /** Delivers an event; a page without a preload yet misses it, as in Electron. `args` is wire text. */
  send(channel: string, args: string): Promise<void>;
  /** Runs an expression in the preload's world, as if a person had just clicked. */
  evaluate(expression: string): Promise<unknown>;
  /** The path of the File that an expression there yields; null where it yields none. */
  fileFrom(expression: string): Promise<string | null>;
}

/** Gives a page the preload, from its next document on. */
export async function linkPage(page: Page, preload: string, handlers: PageLinkHandlers): Promise<PageLink> {
  const random = () => `_${randomBytes(12).toString('hex')}`;
  const names: WorldNames = {
    link: random(),
    binding: random(),
    hook: random(),
    filePrefix: `file:${random()}:`,
  };
  const cdp = await page.context().newCDPSession(page);
  let world: number | null = null;
  let unique = '';

  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    // Other frames get the world too; the preload runs in the main frame alone.
    const main = context.auxData as { frameId?: string } | undefined;
    if (context.name !== WORLD || main?.frameId !== mainFrame) return;
    world = context.id;
    unique = context.uniqueId;
  });
  // By the unique id: the process that the page has left counted its contexts as the new one does, and may be heard late.
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
    if (executionContextUniqueId === unique) world = null;
  });
  cdp.on('Runtime.executionContextsCleared', () => {
    world = null;
  });

  const tell = async (contextId: number | null, message: ToPreload): Promise<void> => {
    if (contextId === null) return;
    const expression = `globalThis[${JSON.stringify(names.hook)}]?.receive(${JSON.stringify(message)})`;
    // The document may have gone meanwhile; then nobody waits for it.
    await cdp.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  };

  const take = async (contextId: number, message: FromPreload): Promise<void> => {
    if (message.k === 'key') {
      handlers.pressAccelerator(message.accelerator);
      return;
    }
    const { id, channel } = message;
    try {
      const args = await withPaths(cdp, contextId, names, message.args);
      // Asked of the page itself: Playwright may hear of a navigation later than this session of its first call.
      const { frameTree: now } = await cdp.send('Page.getFrameTree');
      const frame = contextId === world ? { url: toApp(now.frame.url), main: true } : null;
      await tell(contextId, { k: 'reply', id, value: await handlers.invoke(frame, channel, args) });
    } catch (error) {
      await tell(contextId, {
        k: 'failure',
        id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };

  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === names.binding) void take(executionContextId, JSON.parse(payload) as FromPreload);
  });

  cdp.on('Page.windowOpen', ({ url }) => handlers.windowAsked(url));

  const { frameTree } = await cdp.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: names.binding, executionContextName: WORLD });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource(names) });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadSource(names, preload),
    worldName: WORLD,
  });

  const run = (expression: string, returnByValue: boolean) => {
    if (world === null) throw new Error('The page has no preload');
    return cdp.send('Runtime.evaluate', {
      expression,
      contextId: world,
      userGesture: true,
      awaitPromise: true,
      returnByValue,
    });
  };

  return {
    send: (channel, args) => tell(world, { k: 'event', channel, args }),
    async evaluate(expression) {
      const { result, exceptionDetails } = await run(expression, true);
      if (exceptionDetails !== undefined) throw new Error('The page refused');
      return result.value;
    },
    async fileFrom(expression) {
      const { result } = await run(expression, false);
      return result.objectId === undefined ? null : pathOf(cdp, result.objectId);
    },
  };
}

async function pathOf(cdp: CDPSession, objectId: string): Promise<string> {
  return (await cdp.send('DOM.getFileInfo', { objectId })).path;
}

/** Puts the real paths in the place of what `webUtils.getPathForFile` gave; empty for a File that a script made. */
async function withPaths(
  cdp: CDPSession,
  contextId: number,
  names: WorldNames,
  args: string,
): Promise<string> {
  const parts = args.split(new RegExp(`"${names.filePrefix}(\\d+)"`));
  const done = await Promise.all(
    parts.map(async (part, index) => {
      if (index % 2 === 0) return part;
      const { result } = await cdp.send('Runtime.evaluate', {
        expression: `globalThis[${JSON.stringify(names.hook)}].files[${part}]`,
        contextId,
      });
      return JSON.stringify(await pathOf(cdp, result.objectId ?? ''));
    }),
  );
  return done.join('');
}
