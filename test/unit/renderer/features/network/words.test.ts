import { describe, expect, it } from 'vitest';
import {
  asksForTrust,
  isLeftOut,
  verdictOf,
  wayText,
  whyText,
} from '../../../../../src/renderer/features/network/words.ts';
import { createSpeech } from '../../../../../src/renderer/lib/i18n.ts';
import { resources } from '../../../../../src/shared/i18n/resources.ts';
import { REACH_REASONS, type ReachReport } from '../../../../../src/shared/model/reach.ts';
import {
  BY_VARIABLE,
  DIRECT,
  reportOf,
  SHOWN,
  SHOWN_BEFORE,
} from '../../../../support/fake/reach-reports.ts';

const { t } = (await createSpeech('en')).i18n;
const PODS = {
  cloud: 'cloudpods',
  site: 'private',
  plainHttp: false,
  endpoints: { api: 'https://10.0.0.1:30500/v3' },
} as const;
const report = (pins: readonly string[] = []): ReachReport =>
  reportOf('0000-0001', {
    ...PODS,
    pins: pins.map((fingerprint) => ({ host: '10.0.0.1:30500', fingerprint })),
  });

describe('what a test came to', () => {
  it('names the first step that failed', () => {
    expect(verdictOf(report())).toEqual({ kind: 'broken', step: 'tls' });
    const dead = reportOf('0000-0001', { ...PODS, pins: [], endpoints: { api: 'https://pods.invalid/v3' } });
    expect(verdictOf(dead)).toEqual({ kind: 'broken', step: 'dns' });
  });

  it('tells whether a key was tried, refused, or there was none', () => {
    const fine = report([SHOWN]);
    expect(verdictOf(fine)).toEqual({ kind: 'fine', key: true });
    const { signature } = fine;
    const none = { ...signature, state: 'skipped', reason: 'no-key' } as const;
    expect(verdictOf({ ...fine, signature: none })).toEqual({ kind: 'fine', key: false });
    const refused = { ...signature, state: 'failed', reason: 'key-refused' } as const;
    expect(verdictOf({ ...fine, signature: refused })).toEqual({ kind: 'broken', step: 'signature' });
    const stopped = { ...signature, state: 'skipped', reason: 'stopped' } as const;
    expect(verdictOf({ ...fine, signature: stopped })).toEqual({ kind: 'stopped' });
    expect(verdictOf({ ...fine, done: false })).toEqual({ kind: 'running' });
  });

  it('offers trust for what comparing settles, and for nothing else', () => {
    const asks = ({ addresses }: ReachReport) => addresses.map(asksForTrust);
    expect(asks(report())).toEqual([true]);
    expect(asks(report([SHOWN_BEFORE]))).toEqual([true]);
    expect(asks(report([SHOWN]))).toEqual([false]);
    const [address] = report().addresses;
    if (address === undefined) throw new Error('No address');
    const expired = address.steps.map((step) =>
      step.step === 'tls' ? { ...step, reason: 'expired' as const } : step,
    );
    expect(asksForTrust({ ...address, steps: expired })).toBe(false);
    expect(asksForTrust({ ...address, certificate: null })).toBe(false);
  });
});

describe('the way of an address', () => {
  it('is told in its order, with whoever decided it', () => {
    const way = { host: 'a', ...BY_VARIABLE, ways: ['http://a:1', 'socks5://b:2', 'direct'] };
    expect(wayText(way, t)).toBe('through http://a:1, else through socks5://b:2, else directly');
    expect(whyText(way, t)).toBe('environment variable · HTTPS_PROXY');
    expect(whyText({ host: 'a', ...DIRECT }, t)).toBe('this computer');
    const broken = (failure: string) => wayText({ host: 'a', ...DIRECT, ways: [], failure }, t);
    expect(broken('PAC_UNREACHABLE')).toBe('The PAC script that decides on the proxy cannot be read.');
    expect(broken('SOMETHING_ELSE')).toContain('SOMETHING_ELSE');
  });
});

it('every reason of a step has its words, and no other has', () => {
  const { skipped, reason } = resources.en.translation.network.reach;
  const leftOut = REACH_REASONS.filter(isLeftOut);
  expect(Object.keys(skipped).sort()).toEqual([...leftOut].sort());
  expect(Object.keys(reason).sort()).toEqual(REACH_REASONS.filter((one) => !isLeftOut(one)).sort());
});
