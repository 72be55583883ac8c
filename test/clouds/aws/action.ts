import type { Principal, StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';
import type { CloudStore } from '../shared/store.ts';
import { arnOf } from './arn.ts';
import { AwsRefusal, type Service, type Xml } from './xml.ts';

export interface ActionContext {
  readonly store: CloudStore;
  readonly partition: string;
  readonly caller: StoredKey;
  readonly params: URLSearchParams;
}

export interface Action {
  readonly service: Service;
  readonly run: (context: ActionContext) => Xml;
}

/** Throws AWS's denial where no policy lets the action through. */
export function authorise(context: ActionContext, action: string, subject: Principal): void {
  const { store, caller, partition } = context;
  if (isAllowed(store.settings, caller.owner, action, subject)) return;
  const arn = arnOf(caller.owner, partition);
  throw new AwsRefusal(
    'AccessDenied',
    403,
    `User: ${arn} is not authorized to perform: ${action} on resource: user ${subject.name} because no identity-based policy allows the ${action} action`,
  );
}

/**
 * The user that an IAM call is about: the one that it names, or the caller. IAM looks at the policies first, so that a
 * caller who may not act learns nothing of who exists.
 */
export function subjectFor(context: ActionContext, action: string): Principal {
  const { store, caller, params } = context;
  const name = params.get('UserName');
  if (name === null) {
    if (caller.token !== null) {
      throw new AwsRefusal(
        'ValidationError',
        400,
        'Must specify userName when calling with non-User credentials',
      );
    }
    authorise(context, action, caller.owner);
    return caller.owner;
  }
  const user = store.principals.find(
    (one) => one.kind === 'user' && one.name === name && one.accountId === caller.owner.accountId,
  );
  const nobody: Principal = { ...caller.owner, kind: 'user', name };
  authorise(context, action, user ?? nobody);
  if (user === undefined) {
    throw new AwsRefusal('NoSuchEntity', 404, `The user with name ${name} cannot be found.`);
  }
  return user;
}

/** IAM tells instants in whole seconds. */
export const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
