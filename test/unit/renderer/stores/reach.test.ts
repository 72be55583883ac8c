import { expect, it } from 'vitest';
import type { ReachRequest } from '../../../../src/renderer/stores/reach.ts';
import type { Output } from '../../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { reportOf } from '../../../support/fake/reach-reports.ts';
import { bareStores } from './fixture.ts';

type Report = Output<'reach.test'>;

const ACCOUNT = {
  cloud: 'aws',
  site: 'aws',
  pins: [],
  plainHttp: false,
  endpoints: { sts: 'https://sts.example.com' },
} as const;

function begin() {
  const { fake, stores } = bareStores();
  const tests: { readonly run: string; readonly end: PromiseWithResolvers<Report> }[] = [];
  fake.override('reach.test', ({ run }) => {
    const end = Promise.withResolvers<Report>();
    tests.push({ run, end });
    return end.promise;
  });
  fake.override('reach.get', ({ run }) => ({ ...reportOf(run, ACCOUNT), done: false }));
  let asked = 0;
  const request: ReachRequest = {
    ...{ label: 'a', cloud: 'aws', over: 'window' },
    target: () => {
      asked += 1;
      return { kind: 'draft', draft: { ...ACCOUNT, proxy: null, proxyUser: null, pins: [] } };
    },
    pin: async () => undefined,
  };
  const calls = (channel: string) => fake.calls.filter((call) => call.channel === channel);
  return { fake, reach: stores.reach, tests, request, calls, asked: () => asked };
}

it('shows what was found so far, and then the whole', async () => {
  const { reach, tests, request } = begin();
  reach.open(request);
  const [test] = tests;
  if (test === undefined) throw new Error('No test was begun');
  expect(reach.state.getState()).toMatchObject({ running: true, report: null });
  await reach.refresh('another run');
  expect(reach.state.getState().report).toBeNull();
  await reach.refresh(test.run);
  expect(reach.state.getState()).toMatchObject({ running: true, report: { done: false } });
  test.end.resolve(reportOf(test.run, ACCOUNT));
  await expect.poll(() => reach.state.getState()).toMatchObject({ running: false, report: { done: true } });
});

it('reads its target anew for each test, ends the one before, and drops its answer', async () => {
  const { reach, tests, request, calls, asked } = begin();
  reach.open(request);
  void reach.again();
  expect(asked()).toBe(2);
  expect(calls('reach.stop').map(({ input }) => input)).toEqual([{ run: tests[0]?.run }]);
  tests[1]?.end.resolve(reportOf(tests[1].run, ACCOUNT));
  await expect.poll(() => reach.state.getState().running).toBe(false);
  tests[0]?.end.resolve({ ...reportOf(tests[0].run, ACCOUNT), addresses: [] });
  await tests[0]?.end.promise;
  expect(reach.state.getState().report?.run).toBe(tests[1]?.run);
});

it('stops when it is closed, and forgets', async () => {
  const { reach, tests, request, calls } = begin();
  reach.open(request);
  reach.close();
  expect(calls('reach.stop')).toHaveLength(1);
  tests[0]?.end.resolve(reportOf(tests[0].run, ACCOUNT));
  await tests[0]?.end.promise;
  expect(reach.state.getState()).toEqual({ request: null, report: null, running: false, error: null });
});

it('keeps why a test could not begin', async () => {
  const { fake, reach, request } = begin();
  fake.override('reach.test', () => {
    throw new KeyturnError('vault-locked');
  });
  reach.open(request);
  await expect.poll(() => reach.state.getState().error?.code).toBe('vault-locked');
  expect(reach.state.getState().running).toBe(false);
});
