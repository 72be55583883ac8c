import { catalogue } from '../../../shared/catalogue/index.ts';
import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Consumer, ConsumerId } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ManagedPolicy } from '../../../shared/model/managed-policy.ts';
import type { ProcessProtocol } from '../../../shared/model/process-protocol.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getConsumer } from '../../vault/repositories/consumers.ts';
import type { StoredCredential } from '../../vault/repositories/credentials.ts';
import { latestSecrets } from '../../vault/repositories/secrets.ts';
import type { HandOuts, Here, Receiver } from '../hand-outs/index.ts';
import { openStoredKey } from '../open-key.ts';
import { inPlaceOf } from '../rotation/lineage.ts';
import type { KindOf } from '../user-files/holds.ts';
import type { Marks } from './marks.ts';
import { asksAddress, endpointOf, inProtocol, protocolIn, protocolOf, speaks, takes } from './protocol.ts';

interface Deps {
  readonly kindOf: KindOf;
  readonly rules: () => ManagedPolicy;
  readonly clock: Pick<Clock, 'now'>;
  readonly handOuts: HandOuts;
  readonly marks: Marks;
}

interface Meant {
  readonly key: StoredCredential;
  readonly cloud: CloudId;
  readonly consumer: Consumer | null;
  readonly protocol: ProcessProtocol;
  /** Changes with whatever is answered. */
  readonly version: string;
}

/** The key that is asked for, and in which form. Throws `not-found`, `invalid-input`. */
function meant(db: ReadDb, { id, protocol }: ParsedInput<'plaintext.asProcess'>, kindOf: KindOf): Meant {
  const consumer = getConsumer(db, id as ConsumerId);
  const key = inPlaceOf(db, consumer?.credentialId ?? (id as CredentialId));
  const account = key && getAccount(db, key.accountId);
  if (key === null || account === null) throw new KeyturnError('not-found');
  const { cloud } = account;
  const usual = () =>
    consumer?.place.kind === 'file' ? protocolIn(kindOf(consumer.place.file), cloud) : protocolOf(cloud);
  const wanted = protocol === 'endpoint' ? endpointOf(cloud) : (protocol ?? usual());
  if (wanted === null || !speaks(cloud)) throw new KeyturnError('invalid-input');
  const versions = latestSecrets(db, key.id).map(({ field, version }) => `${field}:${version}`);
  return {
    ...{ key, cloud, consumer, protocol: wanted },
    version: [key.id, key.publicId, key.expiresAt, wanted, ...versions.sort()].join(' '),
  };
}

/** Throws `secret-unreadable`, and `invalid-input` where the readers of the protocol refuse such a key. */
function textOf(vault: Vault, db: ReadDb, { key, protocol }: Meant, now: number): string {
  const opened = openStoredKey(vault, db, key.id);
  if (opened === null) throw new KeyturnError('secret-unreadable');
  try {
    const { publicId, secret, token } = opened.key;
    if (!takes(protocol, token !== null)) throw new KeyturnError('invalid-input');
    const inClear = { publicId, secret: secret.reveal(), token: token?.reveal() ?? null };
    return inProtocol(protocol, { ...inClear, expiresAt: key.expiresAt }, now);
  } finally {
    opened.destroy();
  }
}

function answerOf(
  text: string,
  { key, cloud, protocol }: Meant,
  mark: string,
): Output<'plaintext.asProcess'> {
  const { regionField } = catalogue[cloud];
  const region = regionField === null ? undefined : key.fields[regionField];
  return { text, protocol, region: region || null, mark };
}

/** As `Plaintext.repeats`. */
export function isRepeated(
  vault: Vault,
  { kindOf, marks }: Pick<Deps, 'kindOf' | 'marks'>,
  input: ParsedInput<'plaintext.asProcess'>,
  asker: Receiver,
): boolean {
  const { again } = input;
  return again !== null && vault.read((db) => marks.holds(again, meant(db, input, kindOf).version, asker));
}

/**
 * As `Plaintext.asProcess`. The row of the audit, the hand-out and the key come in one transaction: no row, no key. Whoever
 * got the very same key by this vault session already, and shows the mark that came with it, gets it without new ones.
 */
export function handOut(
  vault: Vault,
  { kindOf, rules, clock, handOuts, marks }: Deps,
  here: Here,
  input: ParsedInput<'plaintext.asProcess'>,
  asker?: Receiver,
): Output<'plaintext.asProcess'> {
  // What a command prints a person can read.
  if (rules().forbidReveal) throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
  const { again } = input;
  const known =
    again === null
      ? null
      : vault.read((db) => {
          const one = meant(db, input, kindOf);
          return marks.holds(again, one.version, asker)
            ? answerOf(textOf(vault, db, one, clock.now()), one, again)
            : null;
        });
  if (known !== null) return known;
  const answer = vault.write((db) => {
    const one = meant(db, input, kindOf);
    const { key, consumer, protocol } = one;
    const text = textOf(vault, db, one, clock.now());
    const place = consumer === null ? {} : { place: consumer.id };
    const way = asksAddress(protocol) ? 'endpoint' : 'process';
    const receiver: Receiver = asker === undefined ? handOuts.asker(way) : { ...asker, way };
    const program = receiver.to === '' ? {} : { program: receiver.to };
    vault.audit(db, {
      action: 'key.handed-out',
      credentialId: key.id,
      detail: { protocol, ...place, ...program },
    });
    handOuts.record(db, here, key.id, receiver);
    return answerOf(text, one, marks.issue(one.version, asker));
  });
  handOuts.told();
  return answer;
}
