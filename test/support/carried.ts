import { join } from 'node:path';
import { catalogue } from '../../src/shared/catalogue/index.ts';
import { CLOUD_IDS } from '../../src/shared/model/cloud.ts';
import type { CredentialDetail } from '../../src/shared/model/credential.ts';
import type { AccountId, CredentialId, TicketKind } from '../../src/shared/model/ids.ts';
import type { ImportPreview } from '../../src/shared/model/import.ts';
import { canTake } from '../../src/shared/model/import-taking.ts';
import { STAND_INS } from '../clouds/kinds.ts';
import { typed } from './every-cloud.ts';
import { TEST_PASSWORD, type TestApp } from './test-app.ts';

/** What may differ between a key and what another vault made of it: where it lies, and what was found out there. */
export interface Carried {
  readonly detail: object;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Adds one key of each platform, each in an account that says all that an account can. */
export async function fillWithEveryCloud({ call }: TestApp): Promise<void> {
  for (const cloud of CLOUD_IDS) {
    const there = await STAND_INS[cloud].start();
    const key = there.newKey();
    await there.close();
    const input = typed(cloud, `${cloud} 部署`, key, there, `${cloud} = 生产`);
    const draft = {
      ...input.account.draft,
      ...{ environment: 'prod', owner: 'Li Lei', note: 'line one\nline two', tags: ['a', '财务'] },
      periodDays: 45,
    };
    await call('credentials.add', {
      ...input,
      account: { kind: 'new', draft },
      ...{ note: `note, "quoted" of ${cloud}`, periodDays: 30, leadTimes: [9, 3] },
    });
  }
}

export const idsOf = async ({ call }: TestApp): Promise<readonly CredentialId[]> =>
  (await call('credentials.list', { view: { kind: 'all' }, search: '', limit: 200 })).rows.map(
    ({ id }) => id,
  );

export const accountsOf = async ({ call }: TestApp): Promise<AccountId[]> =>
  (await call('accounts.list', {})).map(({ id }) => id);

/** Everything of a vault that is to be carried, by public id. */
export async function carriedBy(made: TestApp): Promise<Readonly<Record<string, Carried>>> {
  const found: [string, Carried][] = [];
  for (const id of await idsOf(made)) {
    const detail = await made.call('credentials.get', { id });
    const secrets: [string, string][] = [];
    for (const field of detail.secretFields) {
      secrets.push([field, (await made.call('credentials.reveal', { id, field })).value]);
    }
    found.push([
      `${detail.cloud} ${detail.publicId}`,
      { detail: portable(detail), secrets: Object.fromEntries(secrets) },
    ]);
  }
  return Object.fromEntries(found.sort());
}

function portable(detail: CredentialDetail): object {
  const { id: _id, accountId: _accountId, addedAt: _addedAt, account, ...rest } = detail;
  const { id: _account, pins: _pins, plainHttp: _plain, ...about } = account;
  return { ...rest, account: about };
}

export const prove = async ({ call }: TestApp): Promise<unknown> =>
  call('presence.confirm', { kind: 'password', password: TEST_PASSWORD });

/** A ticket for a place in the app's own folder, and its path. */
export async function ticketAt(made: TestApp, name: string, kind: TicketKind) {
  const path = join(made.folder, '..', name);
  const answer = await made.app.ticketFor(path, kind);
  if (!answer.ok) throw new Error(answer.error.code);
  return { path, ticket: answer.value.ticket };
}

/** Takes in all rows that can be taken, under the names that they bring. */
export async function takeIn({ call }: TestApp, { preview, rows }: ImportPreview) {
  const taken = rows.filter(canTake).map(({ index, cloud, label, site }) => ({
    ...{ index, cloud, label },
    site: site ?? catalogue[cloud].sites[0]?.id ?? '',
  }));
  return call('import.commit', { preview, rows: taken });
}
