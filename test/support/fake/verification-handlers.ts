import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import type { EventName } from '../../../src/shared/ipc/events.ts';
import type { AuditAction } from '../../../src/shared/model/audit.ts';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { PreviewKey } from '../../../src/shared/model/restore.ts';
import {
  type KeptRun,
  todoOf,
  VERIFY_TODOS,
  type VerifySummary,
} from '../../../src/shared/model/verification.ts';

type Channel = Extract<ChannelName, `verification.${string}`> | 'credentials.verify';
type Handlers = { readonly [C in Channel]: (input: Input<C>) => Output<C> };

const previewOf = ({ id, cloud, accountLabel, label, publicId, state }: CredentialDetail): PreviewKey => ({
  ...{ id, cloud, accountLabel, label, publicId, state },
});

/** Verifying in a window without main: keys that failed go on to fail in a run, and a single one is proven. */
export function createFakeVerification(deps: {
  readonly now: () => number;
  readonly keys: () => readonly CredentialDetail[];
  readonly replace: (id: CredentialId, over: Partial<CredentialDetail>) => CredentialDetail;
  readonly record: (id: CredentialId, action: AuditAction) => void;
  readonly changed: (...ids: CredentialId[]) => void;
  readonly emit: (event: EventName & 'verification.changed', payload: Record<string, never>) => void;
}): Handlers {
  const { now, keys } = deps;
  let last: KeptRun | null = null;

  const summaryOf = (run: KeptRun): VerifySummary => {
    const { failed, ...facts } = run;
    const shown = failed.flatMap(({ id, cause }) => {
      const key = keys().find((one) => one.id === id);
      if (key === undefined || key.removedAt !== null) return [];
      const settled = key.health.kind === 'proven';
      return [
        { key: previewOf(key), accountId: key.accountId, cause, settled, looksUp: key.cloud === 'aws' },
      ];
    });
    const groups = VERIFY_TODOS.map((todo) => ({
      todo,
      keys: shown.filter(({ cause }) => todoOf(cause) === todo),
    })).filter((group) => group.keys.length > 0);
    return { ...facts, failed: shown.length, groups };
  };

  const prove = (id: CredentialId) => {
    const at = now();
    const identity = {
      accountId: '123456789012',
      principalKind: 'user',
      principal: 'deployer',
      arn: null,
      at,
    } as const;
    deps.record(id, 'credential.verified');
    deps.replace(id, { health: { kind: 'proven', at }, identity });
    deps.changed(id);
    return { kind: 'proven', identity } as const;
  };

  return {
    'credentials.verify': ({ id }) => prove(id as CredentialId),
    'verification.start': ({ scope }) => {
      const asked = keys().filter(({ id, removedAt }) =>
        scope.kind === 'keys' ? scope.ids.includes(id) : removedAt === null,
      );
      const failed = asked.flatMap(({ id, health }) =>
        health.kind === 'failed' && scope.kind === 'view'
          ? [
              {
                id,
                cause: {
                  kind: 'failure' as const,
                  failure: health.failure.kind,
                  vendorCode: health.failure.vendorCode,
                },
              },
            ]
          : [],
      );
      for (const { id } of asked) if (!failed.some((one) => one.id === id)) prove(id);
      const run: KeptRun = {
        ...{ startedAt: now() - 2000, endedAt: now(), how: 'done', by: 'person', failed },
        ...{ total: asked.length, proven: asked.length - failed.length },
      };
      if (scope.kind === 'view') last = run;
      deps.emit('verification.changed', {});
      return { summary: summaryOf(run), results: [] };
    },
    'verification.status': () => ({ running: null, last: last === null ? null : summaryOf(last) }),
    'verification.cancel': () => ({}),
    'verification.helpers': ({ id }) => {
      const key = keys().find((one) => one.id === id);
      const helpers = keys().filter((one) => one.cloud === key?.cloud && one.health.kind === 'proven');
      return {
        offered: key?.cloud === 'aws',
        keys: helpers.map((one) => ({ key: previewOf(one), sameAccount: one.accountId === key?.accountId })),
      };
    },
    'verification.lookUp': () => ({ kind: 'seen', state: 'disabled', at: now() }),
    'verification.stopLookUp': () => ({}),
  };
}
