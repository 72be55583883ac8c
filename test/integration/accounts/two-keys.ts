import type { TurningCloud } from '../../../src/main/clouds/registry.ts';
import type { AccountDraft } from '../../../src/shared/model/account.ts';
import type { AccountId, CredentialId } from '../../../src/shared/model/ids.ts';
import { type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { accountDraft } from '../../support/sample-keys.ts';

const SECOND = {
  aws: { publicId: 'AKIAQ3EGRIMWKEYTURN8', secret: 'secondUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' },
  aliyun: { publicId: 'LTAI5tKeyturnRotate00002', secret: 'aliyunKeyturnRotateSecret00002' },
} as const;

/** Two proven keys of one user, unless another name is told for the second, each under an account of its own. */
export interface TwoKeys extends AsyncDisposable {
  readonly world: RotationWorld;
  readonly first: CredentialId;
  readonly second: CredentialId;
  readonly secondPublicId: string;
  /** The account that a key is under now. */
  accountOf(id: CredentialId): Promise<AccountId>;
}

export async function twoKeys(
  cloud: TurningCloud,
  second: Partial<AccountDraft> = {},
  otherUser: string | null = null,
): Promise<TwoKeys> {
  const world = await rotationWorld(cloud);
  const { made } = world;
  const { endpoints, site } = (await made.call('credentials.get', { id: world.id })).account;
  const { publicId, secret } = SECOND[cloud];
  const { kind, accountId } = world.owner;
  const owner =
    otherUser === null ? world.owner : world.cloud.store.addPrincipal({ kind, accountId, name: otherUser });
  world.cloud.store.addKey(owner, { publicId, secret, createdAt: made.clock.now() });
  made.clock.advance(1000);
  const { id } = await made.call('credentials.add', {
    cloud,
    label: 'laptop',
    account: { kind: 'new', draft: accountDraft({ label: 'laptop', site, endpoints, ...second }) },
    fields: { access_key_id: publicId },
    secrets: { [cloud === 'aws' ? 'secret_access_key' : 'access_key_secret']: secret },
  });
  await made.call('credentials.verify', { id: world.id });
  await made.call('credentials.verify', { id });
  return {
    world,
    first: world.id,
    second: id,
    secondPublicId: publicId,
    accountOf: async (key) => (await made.call('credentials.get', { id: key })).accountId,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
