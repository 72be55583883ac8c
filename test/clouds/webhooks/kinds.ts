import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Incoming, Reply } from '../shared/server.ts';

/** A robot or app in a group, as its maker set it up. */
export interface Robot {
  readonly token: string;
  /** Messages have to be signed with it; null where signatures are not checked. */
  readonly secret?: string | null;
  /** Messages have to contain it. */
  readonly keyword?: string | null;
  /** Seen instead of the message: the group's own safety settings and limits. */
  readonly mood?: 'fine' | 'limited' | 'ip-refused' | 'archived';
}

/** A message that was taken. */
export interface Shown {
  readonly token: string;
  readonly text: string;
  /** The request's body as it came. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Verdict {
  readonly reply: Reply;
  readonly shown: Shown | null;
}

export type Desk = (request: Incoming, robots: ReadonlyMap<string, Robot>, now: number) => Verdict;

const json = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const plain = (body: string, status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body,
});
const refused = (reply: Reply): Verdict => ({ reply, shown: null });

const HOUR_MS = 3_600_000;

function equal(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function bodyOf({ body, headers }: Incoming): Record<string, unknown> | null {
  if (!/^application\/json/.test(headers['content-type'] ?? '')) return null;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const part = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((held, name) => Reflect.get(Object(held), name), value);

/** The vendors' words are theirs; codes as in their documentation and in what users report. */
export const dingtalk: Desk = ({ path, query, ...request }, robots, now) => {
  const say = (errcode: number, errmsg: string) => refused(json({ errcode, errmsg }));
  const robot = robots.get(query.get('access_token') ?? '');
  if (path !== '/robot/send' || robot === undefined) return say(300001, 'token is not exist');
  if (robot.mood === 'limited') return say(130101, 'send too fast, exceed 20 times per minute');
  if (robot.mood === 'ip-refused') return say(310000, 'ip 203.0.113.9 not in whitelist');
  if (robot.mood === 'archived') return say(400013, 'chat disband');
  if (robot.secret) {
    const timestamp = query.get('timestamp') ?? '';
    if (!/^\d{13}$/.test(timestamp) || Math.abs(Number(timestamp) - now) > HOUR_MS) {
      return say(310000, 'invalid timestamp, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]');
    }
    const expected = createHmac('sha256', robot.secret).update(`${timestamp}\n${robot.secret}`);
    if (!equal(query.get('sign') ?? '', expected.digest('base64'))) {
      return say(310000, 'sign not match, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]');
    }
  }
  const body = bodyOf(request as Incoming);
  const text = part(body, 'markdown', 'text');
  const title = part(body, 'markdown', 'title');
  if (body?.msgtype !== 'markdown' || typeof text !== 'string' || typeof title !== 'string') {
    return say(40035, 'param error');
  }
  if (Buffer.byteLength(request.body) > 20_000) return say(460101, 'message too long, exceed 20000 bytes');
  if (robot.keyword && !`${title} ${text}`.includes(robot.keyword)) {
    return say(
      310000,
      'keywords not in content, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]',
    );
  }
  return { reply: json({ errcode: 0, errmsg: 'ok' }), shown: { token: robot.token, text, body } };
};

export const wecom: Desk = ({ path, query, ...request }, robots) => {
  const say = (errcode: number, errmsg: string) => refused(json({ errcode, errmsg }));
  const robot = robots.get(query.get('key') ?? '');
  if (path !== '/cgi-bin/webhook/send' || robot === undefined) {
    return say(93000, 'invalid webhook url, hint: [1732064547142832100935838], from ip: 203.0.113.9');
  }
  if (robot.mood === 'limited') return say(45009, 'api freq out of limit, hint: [1773643642077182456917975]');
  if (robot.mood === 'ip-refused') return say(60020, 'not allow to access from your ip');
  const body = bodyOf(request as Incoming);
  const text = part(body, 'markdown', 'content');
  if (body?.msgtype !== 'markdown' || typeof text !== 'string') return say(40008, 'invalid message type');
  if (Buffer.byteLength(text) > 4096) return say(40058, 'markdown.content exceed max length 4096');
  return { reply: json({ errcode: 0, errmsg: 'ok' }), shown: { token: robot.token, text, body } };
};

export const feishu: Desk = ({ path, ...request }, robots, now) => {
  const say = (code: number, msg: string) => refused(json({ code, msg, data: {} }));
  const token = /^\/open-apis\/bot\/v2\/hook\/([^/]+)$/.exec(path)?.[1] ?? '';
  const robot = robots.get(token);
  if (robot === undefined) return say(19001, 'param invalid: incoming webhook access token invalid');
  if (robot.mood === 'limited') return say(11232, 'frequency limited psm[lark.oapi.app_platform_runtime]');
  if (robot.mood === 'ip-refused') return say(19022, 'Ip Not Allowed');
  const body = bodyOf(request as Incoming);
  if (body === null) return refused(json({ code: 9499, msg: 'Bad Request', data: {} }, 400));
  if (robot.secret) {
    const { timestamp, sign } = body;
    const fresh = typeof timestamp === 'string' && Math.abs(Number(timestamp) * 1000 - now) <= HOUR_MS;
    const expected = createHmac('sha256', `${String(timestamp)}\n${robot.secret}`).digest('base64');
    if (!fresh || typeof sign !== 'string' || !equal(sign, expected)) {
      return say(19021, 'sign match fail or timestamp is not within one hour from current time');
    }
  }
  const [post] = Object.values(Object(part(body, 'content', 'post')));
  const [title, paragraphs] = [part(post, 'title'), part(post, 'content')];
  if (body.msg_type !== 'post' || typeof title !== 'string' || !Array.isArray(paragraphs)) {
    return refused(json({ code: 9499, msg: 'Bad Request', data: {} }, 400));
  }
  const lines = paragraphs.map((line: readonly { readonly text: string }[]) =>
    line.map((run) => run.text).join(''),
  );
  const text = [title, ...lines].join('\n');
  if (robot.keyword && !text.includes(robot.keyword)) return say(19024, 'Key Words Not Found');
  const reply = json({ StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' });
  return { reply, shown: { token, text, body } };
};

export const slack: Desk = ({ path, ...request }, robots) => {
  const token = /^\/services\/[A-Z0-9]+\/[A-Z0-9]+\/([A-Za-z0-9]+)$/.exec(path)?.[1] ?? '';
  const robot = robots.get(token);
  if (robot === undefined) return refused(plain('no_service', 404));
  if (robot.mood === 'limited')
    return refused({ ...plain('rate_limited', 429), headers: { 'retry-after': '30' } });
  if (robot.mood === 'archived') return refused(plain('channel_is_archived', 410));
  const body = bodyOf(request as Incoming);
  if (body === null) return refused(plain('invalid_payload', 400));
  if (typeof body.text !== 'string' || body.text === '') return refused(plain('no_text', 400));
  return { reply: plain('ok', 200), shown: { token, text: body.text, body } };
};
