import { expect, it } from 'vitest';
import { reasonOfAnswer } from '../../../../../src/main/services/reachability/answer.ts';

const PAGE = '<!DOCTYPE html><title>x</title>';
const asked = new URL('https://cloud.corp.example/v3');
const to = (location: string) => ({ location });

it.each([
  ['a page', 200, {}, PAGE, 'not-the-service'],
  ['a page by its type', 200, { 'content-type': 'text/html; charset=utf-8' }, 'hello', 'not-the-service'],
  ['a page that says there is none', 404, {}, PAGE, null],
  ['a page that forbids', 403, { 'content-type': 'text/html' }, PAGE, null],
  ['a portal', 511, {}, PAGE, 'not-the-service'],
  ['an error object', 503, { 'content-type': 'application/json' }, '{"error":{}}', null],
  ['an error document', 500, {}, '<?xml version="1.0"?><Error/>', null],
  ['a gateway without a service', 502, {}, PAGE, 'server-error'],
  ['nothing but an error', 500, {}, '', 'server-error'],
  ['a choice of versions', 300, to('https://cloud.corp.example/v3/'), '{"versions":{}}', null],
  ['a redirect with no place', 302, {}, '', null],
  ['the same place with a slash', 301, to('/v3/'), '', null],
  ['a sign-in', 302, to('/auth/login?next=/v3'), '', 'redirected'],
  ['a sign-in behind a hash', 302, to('/#/login'), '', 'redirected'],
  ['another host', 302, to('https://portal.corp.example/'), '', 'redirected'],
  ['no encryption', 301, to('http://cloud.corp.example/v3'), '', 'redirected'],
  ['an answer', 200, { 'content-type': 'application/json' }, '{}', null],
] as const)('takes %s (%i) for what it is', (_what, status, headers, body, reason) => {
  expect(reasonOfAnswer(asked, false, { status, headers: { ...headers }, body })).toBe(reason);
});

it('takes whatever a vendor shows at its own hosts, but for a server’s own error', () => {
  expect(reasonOfAnswer(asked, true, { status: 200, headers: {}, body: PAGE })).toBeNull();
  expect(reasonOfAnswer(asked, true, { status: 302, headers: to('https://x.example'), body: '' })).toBeNull();
  expect(reasonOfAnswer(asked, true, { status: 502, headers: {}, body: PAGE })).toBe('server-error');
});
