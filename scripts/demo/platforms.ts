import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudId } from '../../src/shared/model/cloud.ts';
import type { CredentialInput } from '../../src/shared/model/credential.ts';
import { STAND_INS } from '../../test/clouds/kinds.ts';
import { selfSigned } from '../../test/clouds/shared/certificate.ts';
import type { StandIn, TypedKey } from '../../test/clouds/stand-in.ts';
import { typed } from '../../test/support/every-cloud.ts';

/** A port that the system keeps for a service which no computer of today runs. */
const NOBODY = 'http://127.0.0.1:9';
const LANDING = '<!doctype html><title>Welcome</title><h1>Welcome to this network</h1>';

const DAY_MS = 86_400_000;

/** A key of each platform that works: its name, that of its account, and its age in days. */
const WORKING = {
  aliyun: ['官网图片 web-assets', '官网', 76],
  aws: ['制品库 artifacts', '研发', 12],
  azure: ['账单导出 cost-export', 'Contoso', 33],
  gcp: ['数据仓库 warehouse', '数据平台', 64],
  huawei: ['对象同步 obs-sync', '生产', 85],
  tencent: ['缓存刷新 cdn-purge', '生产', 47],
  ucloud: ['监控采集 monitor', '运维', 95],
  jdcloud: ['商城同步 shop-sync', '商城', 5],
  ctyun: ['门户网站 portal', '门户', 58],
  ecloud: ['专线计费 leased-line', '专线', 40],
  zstack: ['机房巡检 rack-check', '一号机房', 21],
  apsara: ['专有云运维 ops', '北区', 30],
  cloudpods: ['资产盘点 inventory', '总部', 70],
} as const satisfies Record<CloudId, readonly [label: string, account: string, ageDays: number]>;

/** Keys that something is wrong with or in the way of. */
const TROUBLED = {
  wrongSecret: ['azure', '报表 report-app', 'Contoso 测试'],
  mistyped: ['tencent', '短信网关 sms-gateway', '短信'],
  disabled: ['aliyun', '旧备份 old-backup', '归档'],
  unclear: ['aws', '外包 contractor', '外包'],
  denied: ['jdcloud', '只读盘点 read-only', '盘点'],
  dead: ['ctyun', '灾备 standby', '灾备'],
  stranger: ['cloudpods', '分部 branch-office', '分部'],
  landing: ['apsara', '专有云灾备 standby', '南区'],
} as const satisfies Record<string, readonly [CloudId, string, string]>;

/** Stand-ins of all platforms, and the keys to type in. */
export interface Platforms {
  readonly keys: readonly CredentialInput[];
  /** The names of the keys that work, and of the others. */
  readonly working: Readonly<Record<CloudId, string>>;
  readonly troubled: Readonly<Record<keyof typeof TROUBLED, string>>;
  /** Somebody else's web page answers one key, and only once it is let. */
  answerLast(): void;
  close(): Promise<void>;
}

/** A network's own page in a platform's place, which holds back until it is let. */
async function openLandingPage() {
  const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
  const server = createServer((_request, response) => {
    void allowed.then(() => response.setHeader('content-type', 'text/html').end(LANDING));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    allow,
    async close() {
      allow();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const elsewhere = ({ site, endpoints }: StandIn, url: string) => ({
  site,
  endpoints: Object.fromEntries(Object.keys(endpoints).map((name) => [name, url])),
});

/** Starts them. */
export async function startPlatforms(): Promise<Platforms> {
  const ids = Object.keys(WORKING) as CloudId[];
  // A key is made at the time of its cloud.
  let agoMs = 0;
  const now = () => Date.now() - agoMs;
  const started = await Promise.all(ids.map(async (id) => [id, await STAND_INS[id].start({ now })] as const));
  const at = Object.fromEntries(started) as Record<CloudId, StandIn>;
  const stranger = await STAND_INS.cloudpods.start({ tls: selfSigned('IP:127.0.0.1') });
  const landing = await openLandingPage();

  const working = ids.map((id) => {
    const [label, account, ageDays] = WORKING[id];
    agoMs = ageDays * DAY_MS;
    return typed(id, label, at[id].newKey(), at[id], account);
  });
  agoMs = 0;
  const troubled = (
    name: keyof typeof TROUBLED,
    spoil: (key: TypedKey, there: StandIn) => TypedKey,
    where?: Pick<StandIn, 'site' | 'endpoints'>,
    from?: StandIn,
  ) => {
    const [cloud, label, account] = TROUBLED[name];
    const there = from ?? at[cloud];
    return typed(cloud, label, spoil(there.newKey(), there), where ?? there, account);
  };
  const asIs = (key: TypedKey) => key;
  const disabled = (key: TypedKey, there: StandIn) => {
    there.disable(key);
    return key;
  };
  return {
    keys: [
      ...working,
      troubled('wrongSecret', (key, there) => there.withWrongSecret(key)),
      troubled('mistyped', (key, there) => there.withWrongSecret(key)),
      troubled('disabled', disabled),
      troubled('unclear', disabled),
      troubled('denied', (key, there) => {
        there.deny(key);
        return key;
      }),
      troubled('dead', asIs, elsewhere(at.ctyun, NOBODY)),
      troubled('stranger', asIs, undefined, stranger),
      troubled('landing', asIs, elsewhere(at.apsara, landing.url)),
    ],
    working: Object.fromEntries(ids.map((id) => [id, WORKING[id][0]])) as Record<CloudId, string>,
    troubled: Object.fromEntries(
      Object.entries(TROUBLED).map(([name, [, label]]) => [name, label]),
    ) as Record<keyof typeof TROUBLED, string>,
    answerLast: landing.allow,
    async close() {
      await landing.close();
      await Promise.all([stranger, ...Object.values(at)].map((one) => one.close()));
    },
  };
}
