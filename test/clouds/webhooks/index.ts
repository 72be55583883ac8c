import { type Reply, type ServerOptions, type StandInServer, startServer } from '../shared/server.ts';
import { type Desk, dingtalk, feishu, type Robot, type Shown, slack, wecom } from './kinds.ts';

export type { Robot, Shown } from './kinds.ts';

const DESKS = { dingtalk, wecom, feishu, slack } as const satisfies Record<string, Desk>;
type Kind = keyof typeof DESKS;

/** What stands between a sender and the vendor, instead of the vendor. */
export type Gateway = 'redirect' | 'html' | 'huge' | 'server-error';

/** A vendor's front door for webhooks: it checks tokens, signatures, times, keywords and lengths by itself. */
export interface WebhookCloud extends StandInServer {
  readonly kind: Kind;
  addRobot(robot: Robot): void;
  /** The address that the vendor would show for this token. */
  address(token: string): string;
  /** Every message that was taken, in order. */
  readonly shown: readonly Shown[];
  /** How many requests came. */
  readonly asked: () => number;
  /** Puts something in between, or takes it away again with null. */
  between(gateway: Gateway | null): void;
}

const GATEWAYS: Readonly<Record<Gateway, Reply>> = {
  redirect: { status: 302, headers: { location: 'http://127.0.0.1:9/login' }, body: '' },
  html: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><body>Sign in</body></html>' },
  huge: { status: 200, headers: { 'content-type': 'application/json' }, body: ' '.repeat(3_000_000) },
  'server-error': { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' },
};

const PATHS: Readonly<Record<Kind, (token: string) => string>> = {
  dingtalk: (token) => `/robot/send?access_token=${token}`,
  wecom: (token) => `/cgi-bin/webhook/send?key=${token}`,
  feishu: (token) => `/open-apis/bot/v2/hook/${token}`,
  slack: (token) => `/services/T0STANDIN/B0STANDIN/${token}`,
};

/** Serves one vendor's webhooks on 127.0.0.1. */
export async function startWebhookCloud(kind: Kind, options: ServerOptions = {}): Promise<WebhookCloud> {
  const robots = new Map<string, Robot>();
  const shown: Shown[] = [];
  let asked = 0;
  let gateway: Gateway | null = null;
  const server = await startServer(
    {
      actionOf: () => 'send',
      fail: () => GATEWAYS['server-error'],
      handle(request) {
        asked += 1;
        if (gateway !== null) return GATEWAYS[gateway];
        const verdict = DESKS[kind](request, robots, (options.now ?? Date.now)());
        if (verdict.shown !== null) shown.push(verdict.shown);
        return verdict.reply;
      },
    },
    options,
  );
  return {
    ...server,
    kind,
    shown,
    asked: () => asked,
    addRobot: (robot) => void robots.set(robot.token, robot),
    address: (token) => `${server.url}${PATHS[kind](token)}`,
    between: (next) => {
      gateway = next;
    },
  };
}
