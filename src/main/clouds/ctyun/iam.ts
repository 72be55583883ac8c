import { z } from 'zod';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { readInstant } from '../read-instant.ts';
import { MOST_PAGES, noAnswer } from '../seen-state.ts';
import { ask } from './client.ts';

// Paths and shapes: internal/core/ctiam of Ctyun's Terraform provider. Both answers hold more than is read here: mail
// addresses and telephone numbers of users, and secrets of keys (encrypted).
const PAGE = 100;

const user = z.object({
  userId: z.string().min(1),
  accountId: z.string().max(200).nullish(),
  userName: z.string().max(500).nullish(),
  isRoot: z.unknown().optional(),
});
/** A user of the account. `isRoot` is 1 for its main user. */
export type User = z.infer<typeof user>;

/** What keys are asked for by. */
export const idsOf = (users: readonly User[]): readonly string[] => users.map(({ userId }) => userId);

const users = z.object({ returnObj: z.object({ result: z.array(user).nullish() }) });

/** The account's users page by page. Throws `noAnswer` where they do not end. */
export async function* userPages(signer: CloudKey, ctx: CloudContext): AsyncGenerator<readonly User[], void> {
  for (let pageNum = 1; pageNum <= MOST_PAGES; pageNum++) {
    const body = { pageNum, pageSize: PAGE };
    const read = { service: 'iam', path: '/v1/openapi/user/getUsers', body } as const;
    const page = (await ask(read, signer, ctx, users)).returnObj.result ?? [];
    yield page;
    if (page.length < PAGE) return;
  }
  throw noAnswer();
}

const accessKey = z.object({
  accessKey: z.string(),
  accountId: z.string().max(200).nullish(),
  createdTime: z.unknown().optional(),
  status: z.unknown().optional(),
});
const accessKeys = z.object({
  returnObj: z.object({
    accessKeyUserList: z
      .array(z.object({ userId: z.string(), accessKeyList: z.array(accessKey).nullish() }))
      .nullish(),
  }),
});

/** A key where IAM found it, and what it tells of it. */
export interface FoundKey {
  readonly userId: string;
  readonly accountId: string | null;
  readonly facts: KeyFacts;
}

const STATES: Readonly<Record<string, KeyFacts['state']>> = { 1000: 'active', 1001: 'disabled' };

/** Looks for a key among those of some users; null where none of them has it. */
export async function findAccessKey(
  userIdList: readonly string[],
  publicId: string,
  signer: CloudKey,
  ctx: CloudContext,
): Promise<FoundKey | null> {
  if (userIdList.length === 0) return null;
  const read = { service: 'iam', path: '/v1/credential/queryAk', body: { userIdList } } as const;
  const { accessKeyUserList } = (await ask(read, signer, ctx, accessKeys)).returnObj;
  for (const { userId, accessKeyList } of accessKeyUserList ?? []) {
    const found = accessKeyList?.find((entry) => entry.accessKey === publicId);
    if (found === undefined) continue;
    const state = STATES[String(found.status)] ?? null;
    const accountId = found.accountId || null;
    return {
      userId,
      accountId,
      facts: { ...NO_KEY_FACTS, createdAt: readInstant(found.createdTime), state },
    };
  }
  return null;
}
