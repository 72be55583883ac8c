import Ims, { ListAccessKeysRequest } from '@alicloud/ims20190815';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { type AliyunCloud, type AwsCloud, startAliyunCloud, startAwsCloud } from '../../clouds/index.ts';
import { ended, type RealVault, realVault } from '../../support/cli/real-vault.ts';

type CloudName = 'aws' | 'aliyun';

interface Pair {
  readonly publicId: string;
  readonly secret: string;
}

/** A vault with one key of a user who may manage its own keys, in a cloud that is known by `--endpoint` alone. */
interface Bench extends AsyncDisposable {
  readonly vault: RealVault;
  readonly cloud: AwsCloud | AliyunCloud;
  readonly old: Pair;
  /** Adds a key to the vault and gives its id there. */
  add(label: string, pair: Pair): Promise<string>;
  /** What the vendor's own SDK gets with this key: the ids in the list, or its error's code. */
  ask(pair: Pair): Promise<readonly string[] | string>;
  /** Runs, and remembers the output. */
  run(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  json(...argv: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** All output of `run` and `json` so far. */
  printed(): string;
}

const CLOUDS = {
  aws: {
    start: () => startAwsCloud(),
    service: 'iam',
    secretField: 'secret_access_key',
    allow: ['iam:*@self'],
    old: { publicId: 'AKIAQ3EGRIMWKEYTURN7', secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' },
    other: { publicId: 'AKIAQ3EGRIMWKEYTURN2', secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest2' },
    ask: async (url: string, { publicId, secret }: Pair) => {
      const credentials = { accessKeyId: publicId, secretAccessKey: secret };
      const iam = new IAMClient({ endpoint: url, region: 'us-east-1', maxAttempts: 1, credentials });
      const list = await iam.send(new ListAccessKeysCommand({}));
      return list.AccessKeyMetadata?.map(({ AccessKeyId }) => AccessKeyId ?? '') ?? [];
    },
    refusal: 'InvalidClientTokenId',
  },
  aliyun: {
    start: () => startAliyunCloud(),
    service: 'ims',
    secretField: 'access_key_secret',
    allow: ['ram:*@self'],
    old: { publicId: 'LTAI5tExampleExample1234', secret: 'abcdefghijklmnopqrstuvwxyz0123' },
    other: { publicId: 'LTAI5tExampleExample5678', secret: 'abcdefghijklmnopqrstuvwxyz4567' },
    ask: async (url: string, { publicId, secret }: Pair) => {
      const endpoint = new URL(url).host;
      const keys = { accessKeyId: publicId, accessKeySecret: secret };
      const ims = new Ims(new $OpenApiUtil.Config({ ...keys, endpoint, protocol: 'HTTP' }));
      const list = await ims.listAccessKeys(new ListAccessKeysRequest({}));
      return list.body?.accessKeys?.accessKey?.map(({ accessKeyId }) => accessKeyId ?? '') ?? [];
    },
    refusal: 'InvalidAccessKeyId.NotFound',
  },
} as const;

async function bench(name: CloudName, allow: readonly string[] = CLOUDS[name].allow): Promise<Bench> {
  const { start, service, secretField, old, ask } = CLOUDS[name];
  const vault = await realVault();
  await vault.json(['init']);
  const cloud = await start();
  const accountId = name === 'aws' ? '123456789012' : '1234567890123456';
  const user = cloud.store.addPrincipal({ kind: 'user', accountId, name: 'deploy', allow });
  cloud.store.addKey(user, old);
  const outputs: string[] = [];
  const run: Bench['run'] = async (...argv) => {
    const result = await vault.run(argv);
    outputs.push(result.stdout, result.stderr);
    return result;
  };
  const add: Bench['add'] = async (label, { publicId, secret }) => {
    const stdin = `access_key_id=${publicId}\n${secretField}=${secret}\n`;
    const places = ['--endpoint', `sts=${cloud.url}`, '--endpoint', `${service}=${cloud.url}`];
    const added = await vault.json(['add', name, '--label', label, '--secrets-stdin', ...places], { stdin });
    return (added as { id: string }).id;
  };
  await add('deploy', old);
  return {
    vault,
    cloud,
    old,
    add,
    ask: (pair) =>
      ask(cloud.url, pair).catch((error: { name?: string; code?: string }) => error.code ?? error.name ?? ''),
    run,
    json: async (...argv) => JSON.parse((await run(...argv, '--json')).stdout),
    printed: () => outputs.join(''),
    async [Symbol.asyncDispose]() {
      await cloud.close();
      await vault[Symbol.asyncDispose]();
    },
  };
}

const AT_ONCE = ['--soak', '0s', '--cooldown', '0s', '--proofs', '1', '--yes', '--wait'];
const STAYING = ['--soak', '1d', '--proofs', '1', '--yes'];

const idsOf = ({ cloud }: Bench): readonly string[] => [...cloud.store.keys.keys()];

const secretOf = ({ cloud }: Bench, publicId: string): string =>
  cloud.store.keys.get(publicId)?.secret ?? 'none';

describe.each(['aws', 'aliyun'] as const)('rotating a key of %s in the terminal', (name) => {
  it('goes to the end in the one safe order', async () => {
    await using held = await bench(name);
    const { cloud, old } = held;
    const { publicId: oldId } = old;
    const done = await held.json('rotate', oldId, ...AT_ONCE);
    expect(done).toMatchObject({ phase: 'done', oldPublicId: oldId, undo: null, reason: null });
    const newId = String(done.newPublicId);
    expect(idsOf(held)).toEqual([newId]);

    // The cloud's own book says what was done to which key, and who signed.
    const { events } = cloud.store;
    const at = (kind: string, publicId: string, by: string): number =>
      events.findIndex((event) => event.kind === kind && event.publicId === publicId && event.by === by);
    const order = [
      at('prove', oldId, oldId),
      at('create', newId, oldId),
      at('prove', newId, newId),
      at('disable', oldId, newId),
      at('delete', oldId, newId),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(events.filter(({ kind }) => kind === 'create')).toHaveLength(1);
    for (const harm of ['disable', 'delete']) {
      const before = events.findIndex(({ kind }) => kind === harm);
      expect(
        events
          .slice(0, before)
          .filter(({ kind }) => kind !== 'touch')
          .at(-1),
      ).toMatchObject({
        kind: 'prove',
        publicId: newId,
      });
    }

    const { value } = (await held.vault.json(['reveal', newId, '--force'])) as { value: string };
    expect(value).toBe(secretOf(held, newId));
    expect(await held.ask({ publicId: newId, secret: value })).toEqual([newId]);
    expect(await held.ask(old)).toBe(CLOUDS[name].refusal);
    expect((await held.run('verify', newId)).code).toBe(0);
    expect(await held.json('list')).toMatchObject({ total: 1, keys: [{ publicId: newId, state: 'active' }] });
    expect(await held.json('list', '--view', 'bin')).toMatchObject({
      keys: [{ publicId: oldId, state: 'retired' }],
    });
    const receipt = await held.json('receipt', oldId);
    const began = { osUser: expect.stringMatching(/./), device: expect.stringMatching(/./), via: 'cli' };
    expect(receipt.startedBy).toEqual(began);
    const { osUser, device } = receipt.startedBy as { osUser: string; device: string };
    expect((await held.run('receipt', oldId)).stdout).toContain(`${osUser}@${device}`);
    expect((receipt.events as { what: string }[]).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['created', 'stored', 'new-proven', 'promoted', 'old-disabled', 'old-deleted']),
    );
    expect(await held.json('rotations', '--running')).toEqual({ rotations: [] });
    expect((await held.run('receipt', newId)).code).toBe(0);
    for (const secret of [old.secret, value]) expect(held.printed()).not.toContain(secret);
  });

  it('plans and rehearses without a change in the cloud', async () => {
    await using held = await bench(name);
    const plan = await held.json('rotate', held.old.publicId, '--plan', ...STAYING.slice(0, -1));
    expect(plan).toMatchObject({
      principal: 'deploy',
      obstacles: [],
      policy: { soakMs: 86_400_000, proofs: 1 },
      slots: [{ publicId: held.old.publicId, subject: true }],
    });
    const good = await held.json('rotate', held.old.publicId, '--rehearse');
    expect(good).toMatchObject({ rotation: { phase: 'done' } });
    const denied = await held.run('rotate', held.old.publicId, '--rehearse', 'denied');
    expect(denied.code).toBe(1);
    const changes = held.cloud.store.events.filter(({ kind }) => kind !== 'prove' && kind !== 'touch');
    expect(changes).toEqual([]);
    expect(idsOf(held)).toEqual([held.old.publicId]);
    expect(await held.json('rotations')).toEqual({ rotations: [] });
    expect(await held.json('list')).toMatchObject({ total: 1 });
  });

  it('leaves both keys while time is waited for, and takes the new one away on undo', async () => {
    await using held = await bench(name);
    const { old } = held;
    const begun = await held.run('rotate', old.publicId, ...STAYING);
    expect(begun.code).toBe(0);
    const [running] = (await held.json('rotations', '--running')).rotations as { newPublicId: string }[];
    const newId = running?.newPublicId ?? '';
    expect(running).toMatchObject({ phase: 'soaking', undo: 'abandon' });
    expect([...idsOf(held)].sort()).toEqual([newId, old.publicId].sort());
    expect((await held.run('verify', old.publicId, newId)).code).toBe(0);
    const again = await held.json('rotate', newId, ...STAYING);
    expect(again).toMatchObject({ error: { code: 'rotation-running' } });
    // Two of them at once step it one after the other, and neither has anything to do.
    const both = await Promise.all([held.run('resume'), held.run('resume', newId)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);

    expect(await held.json('undo', newId)).toMatchObject({
      phase: 'aborted-safe',
      reason: 'stopped-by-person',
      leaves: 'old',
      left: [
        { publicId: old.publicId, part: 'old', status: 'enabled', held: true },
        { publicId: newId, part: 'new', status: 'deleted', held: true },
      ],
    });
    expect(idsOf(held)).toEqual([old.publicId]);
    expect(await held.ask(old)).toEqual([old.publicId]);
    expect(await held.json('show', old.publicId)).toMatchObject({ state: 'active' });
  });

  it('asks what to do about a second key, and goes on as it is told', async () => {
    await using held = await bench(name);
    const { cloud, old } = held;
    const { other } = CLOUDS[name];
    const owner = cloud.store.keys.get(old.publicId)?.owner;
    if (owner === undefined) throw new Error('The bench has no user');
    cloud.store.addKey(owner, { ...other, status: 'Inactive' });
    const blocked = await held.run('rotate', old.publicId, ...AT_ONCE);
    expect(blocked.code).toBe(1);
    const command = /keyturn (decide \S+ delete-disabled \S+)/.exec(blocked.stdout)?.[1]?.split(' ') ?? [];
    expect(command.at(-1)).toBe(other.publicId);
    // Without a terminal nobody is asked, so it has to be said.
    expect((await held.run(...command)).code).toBe(2);
    expect(idsOf(held)).toContain(other.publicId);
    expect(await held.json(...command, '--yes')).toMatchObject({ phase: 'done' });
    expect(idsOf(held)).toHaveLength(1);
    expect(idsOf(held)).not.toContain(old.publicId);
  });

  it("lets an administrator's key sign where the key itself may not", async () => {
    await using held = await bench(name, []);
    const { cloud, old } = held;
    const { other } = CLOUDS[name];
    const accountId = cloud.store.keys.get(old.publicId)?.owner.accountId ?? '';
    const allow = ['iam:*', 'ram:*'];
    const admin = cloud.store.addPrincipal({ kind: 'user', accountId, name: 'admin', allow });
    cloud.store.addKey(admin, other);
    await held.add('admin', other);
    const alone = await held.run('rotate', old.publicId, ...AT_ONCE);
    expect(alone.code).toBe(1);
    expect(idsOf(held)).toEqual([old.publicId, other.publicId]);
    const done = await held.json('rotate', old.publicId, '--by', other.publicId, ...AT_ONCE);
    expect(done).toMatchObject({ phase: 'done' });
    expect(idsOf(held)).toEqual([other.publicId, done.newPublicId]);
    const harm = cloud.store.events.filter(({ kind }) => kind === 'disable' || kind === 'delete');
    expect(new Set(harm.map(({ by }) => by))).toEqual(new Set([other.publicId]));
  });
});

describe('an interrupted wait', () => {
  it('ends with 130, leaves a rotation that goes on, and both keys working', async () => {
    await using held = await bench('aws');
    const { old, vault } = held;
    const child = vault.start(['rotate', old.publicId, ...STAYING, '--wait']);
    const over = ended(child);
    child.stderr.on('data', (text: string) => {
      if (text.includes('New key made the active one')) child.kill('SIGINT');
    });
    expect(await over).toMatchObject({ code: 130, stdout: '' });
    const [running] = (await held.json('rotations', '--running')).rotations as { newPublicId: string }[];
    const newId = running?.newPublicId ?? '';
    expect(await held.ask(old)).toContain(newId);
    expect(await held.ask({ publicId: newId, secret: secretOf(held, newId) })).toContain(old.publicId);
    const resumed = await held.json('resume', newId);
    expect(resumed).toMatchObject({ rotations: [{ phase: 'soaking', error: null }] });
  });
});
