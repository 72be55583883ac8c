import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { ConsumerId } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getConsumer } from '../../vault/repositories/consumers.ts';
import type { Here, Receiver } from '../hand-outs/index.ts';
import { openStoredKey } from '../open-key.ts';
import { inPlaceOf } from '../rotation/lineage.ts';
import type { PlaintextDeps } from './deps.ts';
import { inProtocol, protocolIn, protocolOf, speaks } from './protocol.ts';

/** As `Plaintext.asProcess`. The row of the audit and the key come in one transaction: no row, no key. */
export function handOut(
  vault: Vault,
  { kindOf, rules, handOuts }: Pick<PlaintextDeps, 'kindOf' | 'rules' | 'handOuts'>,
  { id, protocol }: ParsedInput<'plaintext.asProcess'>,
  to: { readonly here: Here; readonly receiver: Receiver },
): string {
  // What a command prints a person can read.
  if (rules().forbidReveal) throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
  return vault.write((db) => {
    const consumer = getConsumer(db, id as ConsumerId);
    const key = inPlaceOf(db, consumer?.credentialId ?? (id as CredentialId));
    const account = key && getAccount(db, key.accountId);
    if (key === null || account === null) throw new KeyturnError('not-found');
    const { cloud } = account;
    const fromFile =
      consumer?.place.kind === 'file' ? protocolIn(kindOf(consumer.place.file), cloud) : protocolOf(cloud);
    const wanted = protocol ?? fromFile;
    if (wanted === null || !speaks(cloud)) throw new KeyturnError('invalid-input');
    const opened = openStoredKey(vault, db, key.id);
    if (opened === null) throw new KeyturnError('secret-unreadable');
    try {
      const place = consumer === null ? {} : { place: consumer.id };
      vault.audit(db, {
        action: 'key.handed-out',
        credentialId: key.id,
        detail: { protocol: wanted, ...place, ...(to.receiver.to === '' ? {} : { program: to.receiver.to }) },
      });
      handOuts.record(db, to.here, key.id, to.receiver);
      const { publicId, secret, token } = opened.key;
      return inProtocol(wanted, {
        ...{ publicId, secret: secret.reveal(), token: token?.reveal() ?? null },
        expiresAt: key.expiresAt,
      });
    } finally {
      opened.destroy();
    }
  });
}
