import { pinHost } from '../../../shared/model/certificate.ts';
import type { EndpointName } from '../../../shared/model/cloud.ts';
import {
  REACH_STEPS,
  type ReachAddress,
  type ReachReason,
  type ReachReport,
  type ReachStep,
} from '../../../shared/model/reach.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type StepName = ReachStep['step'];
export type Signature = ReachReport['signature'];

const WAITING = { state: 'waiting', ms: null, reason: null, facts: {} } as const;

/** What a service may do to a question without a key, and answer one with a key none the less. */
const DOUBTS: readonly (ReachReason | null)[] = ['server-error', 'no-answer'];
const isDoubt = ({ state, reason }: ReachStep): boolean => state === 'failed' && DOUBTS.includes(reason);

/** What was found at one address so far. */
export interface AddressNotes {
  readonly url: URL;
  view(): ReachAddress;
  know(part: Partial<Pick<ReachAddress, 'way' | 'certificate' | 'trustedBy'>>): void;
  begin(step: StepName): void;
  /** Ends a step that was begun; the first word on a step is its last. */
  ok(step: StepName, facts?: Readonly<Record<string, string>>): void;
  fail(step: StepName, reason: ReachReason, facts?: Readonly<Record<string, string>>): void;
  skip(step: StepName, reason: ReachReason): void;
  /** Leaves out whatever was not come to. */
  finish(reason: ReachReason): void;
  /** Whether nothing speaks against showing it something signed: it is trusted, and nobody else surely answers there. */
  readonly signable: boolean;
  /** A key was proven here: whatever its service answers without one, it is there. */
  prove(): void;
}

/** Keeps notes of one address; `changed` hears of each. */
export function createNotes(
  { name, url, pinned }: { readonly name: EndpointName; readonly url: URL; readonly pinned: string | null },
  now: () => number,
  changed: () => void,
): AddressNotes {
  const steps = REACH_STEPS.map((step): Writable<ReachStep> => ({ step, ...WAITING }));
  const begun = new Map<StepName, number>();
  let known: Pick<ReachAddress, 'way' | 'certificate' | 'trustedBy'> = {
    ...{ way: null, certificate: null, trustedBy: null },
  };

  const end = (step: StepName, over: Partial<ReachStep>): void => {
    const found = steps.find((one) => one.step === step);
    if (found === undefined || (found.state !== 'waiting' && found.state !== 'running')) return;
    const at = begun.get(step);
    Object.assign(found, { ms: at === undefined ? null : Math.round(now() - at) }, over);
    changed();
  };

  return {
    url,
    view: () => ({
      ...{ name, url: url.href, host: pinHost(url), pinned, ...known },
      steps: steps.map((step) => ({ ...step })),
    }),
    know(part) {
      known = { ...known, ...part };
      changed();
    },
    begin(step) {
      const found = steps.find((one) => one.step === step);
      if (found?.state !== 'waiting') return;
      begun.set(step, now());
      found.state = 'running';
      changed();
    },
    ok: (step, facts = {}) => end(step, { state: 'ok', facts }),
    fail: (step, reason, facts = {}) => end(step, { state: 'failed', reason, facts }),
    skip: (step, reason) => end(step, { state: 'skipped', ms: null, reason }),
    finish(reason) {
      for (const { step } of steps) end(step, { state: 'skipped', ms: null, reason });
    },
    get signable() {
      return steps.every((step) => step.state === 'ok' || step.state === 'skipped' || isDoubt(step));
    },
    prove() {
      for (const step of steps) if (isDoubt(step)) Object.assign(step, { state: 'ok', reason: null });
      changed();
    },
  };
}
