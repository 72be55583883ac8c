import { EventEmitter } from 'node:events';
import type { Protocol, Session, WebRequest } from 'electron';
import { toApp, toBrowser } from '../shared/origin.ts';
import { offer } from './controls.ts';
import { hostEvent } from './event.ts';
import { answer } from './link.ts';

type Handler = Parameters<Protocol['handle']>[1];
type BeforeRequest = (details: object, callback: (response: { cancel?: boolean }) => void) => void;
type Permissions = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;
type Stored = { [K in keyof Permissions]?: Parameters<Permissions[K]>[0] };

class HostSession extends EventEmitter {
  readonly partition: string;
  readonly cache: boolean;
  readonly handlers = new Map<string, Handler>();
  readonly permissions: Stored = {};
  beforeRequest: BeforeRequest | null = null;
  spellChecker = true;

  constructor(partition: string, cache: boolean) {
    super();
    this.partition = partition;
    this.cache = cache;
  }

  readonly protocol: Pick<Protocol, 'handle'> = {
    handle: (scheme, handler) => this.handlers.set(scheme, handler),
  };

  readonly webRequest: Pick<WebRequest, 'onBeforeRequest'> = {
    onBeforeRequest: (...args: unknown[]) => {
      this.beforeRequest = (args.at(-1) ?? null) as BeforeRequest | null;
    },
  };

  setPermissionRequestHandler: Permissions['setPermissionRequestHandler'] = (handler) => {
    this.permissions.setPermissionRequestHandler = handler;
  };
  setPermissionCheckHandler: Permissions['setPermissionCheckHandler'] = (handler) => {
    this.permissions.setPermissionCheckHandler = handler;
  };
  setDevicePermissionHandler: Permissions['setDevicePermissionHandler'] = (handler) => {
    this.permissions.setDevicePermissionHandler = handler;
  };
  setDisplayMediaRequestHandler: Permissions['setDisplayMediaRequestHandler'] = (handler) => {
    this.permissions.setDisplayMediaRequestHandler = handler;
  };
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
}

export type { HostSession };

const sessions = new Map<string, HostSession>();

export const session = {
  fromPartition(partition: string, options: { cache?: boolean } = {}): HostSession {
    const known = sessions.get(partition) ?? new HostSession(partition, options.cache ?? true);
    sessions.set(partition, known);
    return known;
  },
};

// One browser context stands for every session; an app with several of them would need more than this.
const theSession = (): HostSession => {
  const [only, ...others] = sessions.values();
  if (only === undefined || others.length > 0) throw new Error('The stand-in serves apps with one session');
  return only;
};

const allows = (url: string, resourceType: string): Promise<boolean> => {
  const { beforeRequest } = theSession();
  if (beforeRequest === null) return Promise.resolve(true);
  return new Promise((resolve) =>
    beforeRequest({ url, method: 'GET', resourceType }, ({ cancel }) => resolve(cancel !== true)),
  );
};

answer('allows', (url, resourceType) => allows(toApp(url), resourceType));
offer('session.allows', (url) => allows(url, 'other'));

answer('serve', async (method, url) => {
  const asSeen = toApp(url);
  const handler = theSession().handlers.get(asSeen.slice(0, asSeen.indexOf(':')));
  if (handler === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  // A Request of Node keeps the text of an app: URL as it is, escapes included.
  const response = await handler(new Request(asSeen, { method }) as never);
  const headers = Object.fromEntries(response.headers);
  if (headers.location !== undefined) headers.location = toBrowser(headers.location);
  return { status: response.status, headers, body: new Uint8Array(await response.arrayBuffer()) };
});

offer('session.facts', () =>
  [...sessions.values()].map((own) => ({
    partition: own.partition,
    cache: own.cache,
    spellChecker: own.spellChecker,
    grants: grantsOf(own.permissions),
    preventsDownloads: preventsDownloads(own),
  })),
);

/** Electron allows where no handler is set. */
function grantsOf(set: Stored): Record<'request' | 'check' | 'device' | 'displayMedia', boolean> {
  let request = true;
  let displayMedia = true;
  set.setPermissionRequestHandler?.(null as never, 'unknown', (granted) => (request = granted), {} as never);
  set.setDisplayMediaRequestHandler?.({} as never, (streams) => (displayMedia = streams !== null));
  return {
    request,
    check: set.setPermissionCheckHandler?.(null, 'unknown', 'app://anywhere', {} as never) ?? true,
    device: set.setDevicePermissionHandler?.({} as never) ?? true,
    displayMedia,
  };
}

function preventsDownloads(own: HostSession): boolean {
  const event = hostEvent({});
  own.emit('will-download', event, {}, {});
  return event.defaultPrevented;
}
