import { randomUUID } from 'node:crypto';
import type { StoredKey } from '../shared/model.ts';

/** One secret as the portal lists it. */
export interface ListedSecret {
  readonly keyId: string;
  readonly hint: string | null;
  readonly startsAt: number;
  /** Setting it to the past ends the secret. */
  endsAt: number;
}

/** An app registration and its service principal; the key's public id is its client id. */
export interface Application {
  readonly key: StoredKey;
  readonly objectId: string;
  /** The secret that the key holds. */
  readonly own: ListedSecret;
  /** Others of the same application, which nobody here holds. */
  readonly others: ListedSecret[];
  /** Names by subscription id: those that it has a role on. */
  readonly subscriptions: Map<string, string>;
}

/** What stands behind one key of the store. */
export interface Directory {
  readonly tenantId: string;
  readonly domain: string;
  readonly applications: ReadonlyMap<string, Application>;
  /** Whether tokens tell the name of the application; they always do until a test says otherwise. */
  naming: boolean;
  register(key: StoredKey, endsAt: number): Application;
}

export function createDirectory(tenantId: string): Directory {
  const applications = new Map<string, Application>();
  return {
    tenantId,
    domain: 'contoso.onmicrosoft.com',
    applications,
    naming: true,
    register: (key, endsAt) => {
      const own = { keyId: randomUUID(), hint: key.secret.slice(0, 3), startsAt: key.createdAt, endsAt };
      const objectId = randomUUID();
      const application = { key, objectId, own, others: [], subscriptions: new Map<string, string>() };
      applications.set(key.publicId, application);
      return application;
    },
  };
}
