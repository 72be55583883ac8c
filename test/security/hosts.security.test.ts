import dns from 'node:dns';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Cloud, CloudKey, KeyOwner } from '../../src/main/clouds/cloud.ts';
import { cloudError } from '../../src/main/clouds/cloud-error.ts';
import { resolveContext } from '../../src/main/clouds/context.ts';
import type { Http } from '../../src/main/clouds/http/http.ts';
import { clouds } from '../../src/main/clouds/registry.ts';
import { createObjectStore } from '../../src/main/clouds/storage/storage.ts';
import { DIRECT_WAY } from '../../src/main/clouds/way.ts';
import { createClock } from '../../src/main/node/clock.ts';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import { type HostUse, KNOWN_HOSTS } from '../../src/shared/hosts.ts';
import type { BucketPlace } from '../../src/shared/model/backup.ts';
import { CLOUD_IDS, type CloudId } from '../../src/shared/model/cloud.ts';
import type { Identity } from '../../src/shared/model/identity.ts';
import { privateKeyPem } from '../clouds/gcp/key-pairs.ts';
import { accountDraft, awsKey } from '../support/sample-keys.ts';
import { openTestApp } from '../support/test-app.ts';

const ROOT = join(import.meta.dirname, '../..');

/** `<…>` stands for one part that a person chose; a bucket's name may have dots. */
const matches = (pattern: string, host: string): boolean => {
  const escaped = pattern.replaceAll('.', '\\.');
  return new RegExp(`^${escaped.replace('<bucket>', '[a-z0-9.-]+').replace('<region>', '[a-z0-9-]+')}$`).test(
    host,
  );
};
const known = (host: string, use?: readonly HostUse[]) =>
  KNOWN_HOSTS.find(
    (entry) => matches(entry.host, host) && (use === undefined || entry.use.some((one) => use.includes(one))),
  );

/** What a token service answers: the calls after it go to other hosts. */
const GRANTED = JSON.stringify({ access_token: 'token', token_type: 'Bearer', expires_in: 3600 });

/** An http layer that notes where a request would go, and tells that the network is down to all but those for a token. */
function recordingHttp(seen: Set<string>): Http {
  return {
    async exchange({ url }) {
      seen.add(url.hostname);
      const answer = { status: 200, headers: {}, body: GRANTED, host: url.host, clockAheadMs: null };
      if (url.pathname.endsWith('/token')) return answer;
      throw cloudError('network', { outcome: 'refused' });
    },
    read: (attempt) => attempt(),
    close: async () => undefined,
  };
}

const reveal = (text: string) => ({ reveal: () => text });
const SIGNER: CloudKey = {
  publicId: 'AKIAQ3EGRIMWKEYTURN7',
  secret: reveal('x'.repeat(40)),
  token: null,
  fields: {},
};
const GUID = '3f2a1b0c-4d5e-4f60-8a7b-9c0d1e2f3a4b';
/** What a key has besides, at platforms that send nothing without it. */
const FITTING: Partial<Record<CloudId, Partial<CloudKey>>> = {
  azure: { publicId: GUID, fields: { tenant_id: GUID, subscription_id: GUID } },
  gcp: {
    secret: reveal(privateKeyPem(0)),
    fields: { client_email: 'deployer@my-project.iam.gserviceaccount.com' },
  },
};
const OWNERS: readonly KeyOwner[] = [
  { kind: 'user', name: 'deployer' },
  { kind: 'user', name: null },
  { kind: 'root', name: null },
];
const IDENTITIES = (['root', 'user', 'role'] as const).map(
  (principalKind): Identity => ({
    accountId: '123456789012',
    principalKind,
    principal: 'deployer',
    arn: 'arn:aws:iam::123456789012:user/deployer',
    at: 0,
  }),
);

const CALLED = CLOUD_IDS;

/** Every request that any method of any cloud begins with, at every site. */
async function everyCloudCall(): Promise<Set<string>> {
  const seen = new Set<string>();
  const http = recordingHttp(seen);
  const signal = new AbortController().signal;
  for (const id of CALLED) {
    for (const { id: site } of catalogue[id].sites) {
      const account = { cloud: id, site, endpoints: {}, proxy: null };
      const ctx = resolveContext(account, { http, clock: createClock(), signal });
      const { verify, keyFacts, lookUp, keys }: Cloud = clouds[id];
      const signer = { ...SIGNER, ...FITTING[id] };
      const target = signer.publicId;
      const calls = [
        () => verify(signer, ctx),
        () => lookUp?.(signer, signer, ctx),
        ...IDENTITIES.map((identity) => () => keyFacts?.(signer, identity, ctx)),
        ...IDENTITIES.map((identity) => () => keys?.nameOwner?.(signer, identity, target, ctx)),
        ...OWNERS.flatMap((owner) => [
          () => keys?.list(signer, owner, ctx),
          () => keys?.create(signer, owner, ctx),
          () => keys?.disable(signer, owner, target, ctx),
          () => keys?.enable(signer, owner, target, ctx),
          () => keys?.delete(signer, owner, target, ctx),
          () => keys?.lastUsed(signer, owner, target, ctx),
          () => keys?.probe(signer, owner, target, ctx),
        ]),
        () => keys?.recycleBin?.restore(signer, target, ctx),
      ];
      for (const call of calls) await Promise.resolve(call()).catch(() => undefined);
    }
  }
  return seen;
}

async function everyBucketCall(): Promise<Set<string>> {
  const seen = new Set<string>();
  const ctx = {
    http: recordingHttp(seen),
    clock: createClock(),
    signal: new AbortController().signal,
    way: DIRECT_WAY,
  };
  for (const service of ['s3', 'oss'] as const) {
    for (const region of ['eu-north-1', 'cn-north-1', 'cn-hangzhou']) {
      for (const pathStyle of [false, true]) {
        const place: BucketPlace = {
          service,
          endpoint: null,
          region,
          bucket: 'my-bucket',
          prefix: '',
          pathStyle,
        };
        const store = createObjectStore(place, SIGNER, ctx);
        await store.put('name', Buffer.from('x')).catch(() => undefined);
        await store.get('name', null).catch(() => undefined);
        await store.list('').catch(() => undefined);
        await store.remove('name', null).catch(() => undefined);
      }
    }
  }
  return seen;
}

describe('the table of hosts', () => {
  it('holds every host that a cloud is asked at, and no host that none is', async () => {
    const seen = await everyCloudCall();
    expect([...seen].filter((host) => !known(host, ['check-key', 'manage-keys']))).toEqual([]);
    const asked = KNOWN_HOSTS.filter(({ use }) => use.includes('check-key') || use.includes('manage-keys'));
    expect(
      asked.map(({ host }) => host).filter((host) => ![...seen].some((one) => matches(host, one))),
    ).toEqual([]);
  });

  it('holds every host of a bucket whose endpoint was left to us', async () => {
    const seen = await everyBucketCall();
    expect(seen.size).toBeGreaterThan(4);
    expect([...seen].filter((host) => !known(host, ['backup']))).toEqual([]);
    const patterns = KNOWN_HOSTS.filter(({ use }) => use.includes('backup')).map(({ host }) => host);
    expect(patterns.filter((pattern) => ![...seen].some((host) => matches(pattern, host)))).toEqual([]);
  });

  it('holds every host that the catalogue names for the clouds that are asked', () => {
    const named = CALLED.flatMap((id) =>
      catalogue[id].sites.flatMap(({ endpoints }) =>
        Object.values(endpoints).map((url) => new URL(url).hostname),
      ),
    );
    expect(named.filter((host) => !known(host))).toEqual([]);
  });
});

/** Names in the code that are never asked as they stand, each with its file. */
const ELSEWHERE: readonly string[] = [
  // What to type into the field for a proxy.
  'renderer/features/keys/account-fields.tsx proxy',
  // The beginnings of buckets' addresses; the calls above show what becomes of them.
  'main/clouds/storage/place.ts oss-',
  'main/clouds/storage/place.ts s3.',
  // The beginning of a gateway's name, which goes on with its region.
  'main/clouds/ecloud/gateway.ts api-',
  // A scope, which is a name and no address.
  'main/clouds/gcp/token.ts www.googleapis.com',
  // The first line of what is sealed in the age format, which is a name.
  'main/services/hand-over/age.ts age-encryption.org',
  // Where a program that was started with keys asks for the next one.
  'cli/exec/endpoint.ts 127.0.0.1',
  // Compared with.
  'main/clouds/gcp/token-address.ts accounts.google.com',
  'main/clouds/gcp/token-address.ts www.googleapis.com',
  'main/clouds/context.ts aliyuncs.com',
  'main/clouds/context.ts amazonaws.com',
  'main/clouds/context.ts amazonaws.com.cn',
  'main/clouds/context.ts microsoftonline.com',
  'main/clouds/context.ts microsoft.com',
  'main/clouds/context.ts azure.com',
  'main/clouds/context.ts usgovcloudapi.net',
  'main/clouds/context.ts microsoftonline.cn',
  'main/clouds/context.ts chinacloudapi.cn',
  'main/clouds/context.ts googleapis.com',
  'main/clouds/context.ts myhuaweicloud.com',
  'main/clouds/context.ts tencentcloudapi.com',
  'main/clouds/context.ts ucloud.cn',
  'main/clouds/context.ts jdcloud-api.com',
  'main/clouds/context.ts ctyun.cn',
  'main/clouds/context.ts cmecloud.cn',
];

/** Names that are nobody's, for examples in fields (RFC 2606). */
const RESERVED = /(^|\.)example(\.(com|net|org))?$/;

describe('the source', () => {
  it('names no host that the table lacks', () => {
    const SRC = join(ROOT, 'src');
    const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      // The gallery is for looking at controls and is no part of the app.
      .filter((path) => /\.(ts|tsx|html|css)$/.test(path) && !path.startsWith('renderer/gallery'))
      // The catalogue is data: its services are held to the table above, its pages by the test of external links, and what
      // guides cite or have typed at a console is text. The table of names cites pages as well, and what explains errors
      // knows hosts by their names and can reach no network; programs that people copy are text, too. The vendors' domains say whose an address is, and call none.
      .filter(
        (path) =>
          !/^(shared\/(catalogue|crosswalk|diagnosis)|main\/(diagnosis|formats\/snippets))\//.test(path) &&
          path !== 'shared/vendor-hosts.ts',
      );
    const found = code.flatMap((path) => {
      const text = readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
      const addresses = [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/([a-z0-9.-]+)/gi)].map(
        ([, host]) => host ?? '',
      );
      const names = [
        ...text.matchAll(
          /['"`/@]((?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|dev|edu|gov|co|ai|xyz))(?=['"`/:?])/gi,
        ),
      ].map(([, host]) => host ?? '');
      return [...new Set([...addresses, ...names])]
        .filter((host) => host !== '' && !known(host) && host !== 'keyturn' && !RESERVED.test(host))
        .map((host) => `${path} ${host}`);
    });
    expect(found.filter((line) => !ELSEWHERE.includes(line))).toEqual([]);
  });
});

describe('a running app', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('looks up no name that the table lacks, and none before it is asked to check a key', async () => {
    const looked: string[] = [];
    vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) => {
      looked.push(host);
      const told = rest.at(-1) as (error: Error) => void;
      queueMicrotask(() => told(Object.assign(new Error('No network here'), { code: 'ENOTFOUND' })));
    }) as never);
    await using app = await openTestApp({ options: { http: { retry: { maxAttempts: 1 } } } });
    const { id } = await app.call('credentials.add', awsKey());
    await app.call('credentials.list', { view: { kind: 'all' } });
    await app.call('vault.whereabouts', {});
    expect(looked).toEqual([]);
    await app.call('credentials.verify', { id });
    const private_ = awsKey({
      account: { kind: 'new', draft: accountDraft({ endpoints: { sts: 'https://sts.corp.example' } }) },
      fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN2' },
    });
    const other = await app.call('credentials.add', private_);
    await app.call('credentials.verify', { id: other.id });
    expect(looked).toContain('sts.us-east-1.amazonaws.com');
    // The account's own address is what a person entered.
    expect([...new Set(looked)].filter((host) => !known(host))).toEqual(['sts.corp.example']);
  });
});

describe('docs/security.md', () => {
  const USES: Readonly<Record<HostUse, string>> = {
    'check-key': 'checking a key',
    'manage-keys': 'turning a key',
    backup: 'backups, once such a bucket was added',
    digest: 'the team digest, once such a webhook was added',
    browser: 'opened in the browser on request',
    update: 'newer versions, once asked for',
  };

  it('prints the table as it is', () => {
    const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|$/gm)].map(
      ([, host, use]) => `${host}: ${use}`,
    );
    const table = KNOWN_HOSTS.map(({ host, use }) => `${host}: ${use.map((one) => USES[one]).join(', ')}`);
    expect(rows.filter((row) => /: (checking|turning|backups|the team|opened|newer)/.test(row))).toEqual(
      table,
    );
  });
});
