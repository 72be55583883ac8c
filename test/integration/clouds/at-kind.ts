import type { Cloud, CloudKey } from '../../../src/main/clouds/cloud.ts';
import type { HttpOptions } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { type Reply, startServer } from '../../clouds/shared/server.ts';
import type { StandIn, StandInKind, TypedKey } from '../../clouds/stand-in.ts';
import { testHttp } from './support.ts';
import { contextAt, openedKey } from './verify-suite.ts';

/** A stand-in of one platform and the cloud that asks it, until the end of the block. */
export async function atKind(kind: StandInKind, options: Partial<HttpOptions> = {}) {
  const there = await kind.start();
  const http = testHttp(options);
  const cloud: Cloud = clouds[kind.cloud];
  const asked = (key: TypedKey, over: Partial<Pick<StandIn, 'endpoints'>> = {}) =>
    [openedKey(kind, key), contextAt(kind, { ...there, ...over }, key, { http })] as const;
  return {
    there,
    asked,
    verify: (key: TypedKey, over: Partial<Pick<StandIn, 'endpoints'>> = {}) =>
      cloud.verify(...asked(key, over)),
    /** What the key tells of itself, after it proved itself. */
    facts: async (key: TypedKey) => {
      const [opened, ctx] = asked(key);
      return cloud.keyFacts?.(opened, await cloud.verify(opened, ctx), ctx);
    },
    lookUp: async (admin: TypedKey, key: Pick<CloudKey, 'publicId' | 'fields'>) => {
      const [opened, ctx] = asked(admin);
      return cloud.lookUp?.(opened, key, ctx);
    },
    [Symbol.asyncDispose]: async () => {
      await http.close();
      await there.close();
    },
  };
}

/** Something that answers every request alike: a portal, a proxy, a service that went wrong. */
export async function answeringAlike(reply: Pick<Reply, 'status' | 'body'> & Partial<Reply>) {
  const full: Reply = { headers: { 'content-type': 'application/json' }, ...reply };
  const server = await startServer({ actionOf: () => '', handle: () => full, fail: () => full }, {});
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.close() });
}
