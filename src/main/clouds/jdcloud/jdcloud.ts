import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import { type Cloud, type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { findAccessKey } from './access-keys.ts';
import { ask } from './client.ts';
import { whoIs } from './identity.ts';
import { lookUp } from './look-up.ts';

const userPin = z.object({ result: z.object({ pin: z.string().min(1).max(400) }) });

/** `describeUserPin` tells whose an access key is; here the key asks about itself. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const read = { regional: true, path: ['user:describeUserPin'], query: { accessKey: key.publicId } };
  const { pin } = (await ask(read, key, ctx, userPin)).result;
  const who = whoIs(pin);
  return { ...who, arn: null, details: who.principalKind === 'user' ? { pin } : {}, at: ctx.clock.now() };
}

async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const subUser = identity.principalKind === 'user' ? key.fields.sub_user || identity.principal : null;
  const found = await ifAllowed(() => findAccessKey(subUser, key.publicId, key, ctx), notOffered);
  return found ?? NO_KEY_FACTS;
}

// A compatible service without this call, or a user that IAM does not know by that name.
const notOffered = (code: string): boolean => code === 'NOT_FOUND';

/** JD Cloud, through a signer of our own: its SDK on npm lacks the calls that this takes. */
export const jdcloud = Object.freeze({ id: 'jdcloud', verify, keyFacts, lookUp } satisfies Cloud);
