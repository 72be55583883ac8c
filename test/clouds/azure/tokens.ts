import { randomBytes } from 'node:crypto';
import type { Application, Directory } from './directory.ts';

/** A token that was granted. Nobody but this cloud looks into it, so the signature is random and looked up whole. */
export interface Granted {
  readonly application: Application;
  readonly audience: string;
  readonly expiresAt: number;
}

export interface Tokens {
  grant(application: Application, audience: string, now: number): string;
  /** What a header `authorization` stands for; null is no token of ours. */
  find(authorization: string | undefined): Granted | null;
}

export const LIFETIME_S = 3599;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function createTokens(directory: Directory): Tokens {
  const granted = new Map<string, Granted>();
  return {
    grant: (application, audience, now) => {
      const { key, objectId } = application;
      const iat = Math.floor(now / 1000);
      const claims = {
        ...{ aud: audience, iss: `https://sts.windows.net/${directory.tenantId}/`, iat, nbf: iat },
        ...{ exp: iat + LIFETIME_S, appid: key.publicId, appidacr: '1', idtyp: 'app' },
        ...(directory.naming && { app_displayname: key.owner.name }),
        ...{ oid: objectId, sub: objectId, tid: directory.tenantId, ver: '1.0' },
      };
      const header = { typ: 'JWT', alg: 'RS256', kid: 'stand-in' };
      const token = `${part(header)}.${part(claims)}.${randomBytes(256).toString('base64url')}`;
      granted.set(token, { application, audience, expiresAt: now + LIFETIME_S * 1000 });
      return token;
    },
    find: (authorization) => granted.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '') ?? null,
  };
}
