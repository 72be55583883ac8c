import { X509Certificate } from 'node:crypto';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { NetworkChoices } from '../../../shared/model/network.ts';
import type { MergeConflict } from '../../../shared/model/restore.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { proxyPasswordsChangedSince, settingsChangedSince } from '../../vault/repositories/merging.ts';
import {
  deleteProxyPassword,
  getNetworkChoices,
  getProxyPassword,
  listAuthorities,
  listProxyPasswords,
  putAuthority,
  putNetworkChoices,
  putProxyPassword,
  VAULT_PROXY,
} from '../../vault/repositories/network.ts';
import { nameOf } from '../network/certificates.ts';
import { sealedAnew } from './sealed-anew.ts';
import { type Work, winnerOf } from './work.ts';

type Shown = Pick<MergeConflict, 'id' | 'label' | 'fields' | 'newer'> &
  Readonly<Record<'here' | 'there', number>>;

/** Puts before a person what would change the way out or whom it trusts, even where one copy alone changed it. */
function isTaken(work: Work, { here, there, ...shown }: Shown): boolean {
  const at = { here: { at: here, gone: false }, there: { at: there, gone: false } };
  const conflict: MergeConflict = { kind: 'setting', cloud: null, secrets: false, ...shown, ...at };
  work.conflicts.push(conflict);
  const taken = winnerOf(work, conflict) === 'there';
  if (taken) work.chosen.changed += 1;
  return taken;
}

/** Authorities that the other copy trusts since both were the same. */
function mergeAuthorities(work: Work): boolean {
  const { db, other, base } = work;
  const known = new Set(listAuthorities(db).map(({ pem }) => pem));
  const added = listAuthorities(other).filter(({ addedAt, pem }) => addedAt > base.at && !known.has(pem));
  const taken = added.filter(({ id, pem, addedAt }) => {
    const { subject, fingerprint256 } = new X509Certificate(pem);
    const fields = [{ name: 'authority', here: null, there: `${nameOf(subject)} ${fingerprint256}` }];
    const told = { id: `authority ${id}`, label: 'authority', fields, newer: 'there' } as const;
    return isTaken(work, { ...told, here: 0, there: addedAt });
  });
  for (const one of taken) putAuthority(db, one);
  return taken.length > 0;
}

/** The way out as it is compared; the address of a script may hold a token behind its path. */
function choiceTexts({ proxy, bypass }: NetworkChoices): Readonly<Record<'proxy' | 'bypass', string>> {
  const text = () => {
    if (proxy.kind === 'fixed') return proxy.user === null ? proxy.url : `${proxy.url} (${proxy.user})`;
    if (proxy.kind !== 'pac') return proxy.kind;
    const { protocol, host, pathname } = new URL(proxy.url);
    return protocol === 'data:' ? 'pac data:' : `pac ${protocol}//${host}${pathname}`;
  };
  return { proxy: text(), bypass: bypass.join(', ') };
}

/** The other copy's way out, where it chose one since both were the same. */
function mergeChoices(work: Work): boolean {
  const { db, other, base } = work;
  const [ours, theirs] = [getNetworkChoices(db), getNetworkChoices(other)];
  const here = settingsChangedSince(db, base.here).get('proxy');
  const there = settingsChangedSince(other, base.there).get('proxy');
  const texts = { here: JSON.stringify(ours), there: JSON.stringify(theirs) };
  if (there === undefined || texts.here === texts.there) return false;
  const later = here === there ? texts.here > texts.there : (here ?? 0) > there;
  const shown = { here: choiceTexts(ours), there: choiceTexts(theirs) };
  const taken = isTaken(work, {
    ...{ id: 'network', label: 'network', newer: later ? 'here' : 'there', here: here ?? 0, there },
    fields: (['proxy', 'bypass'] as const).flatMap((name) =>
      shown.here[name] === shown.there[name]
        ? []
        : [{ name, here: shown.here[name] || null, there: shown.there[name] || null }],
    ),
  });
  if (!taken) return false;
  // A password never goes to another proxy than it was given for.
  if (JSON.stringify(ours.proxy) !== JSON.stringify(theirs.proxy)) deleteProxyPassword(db, VAULT_PROXY);
  putNetworkChoices(db, theirs);
  return true;
}

/** Whether both copies send the password of this id to one proxy, as one user. */
function isSameProxy(db: ReadDb, other: ReadDb, id: string): boolean {
  const proxyOf = (copy: ReadDb): string => {
    if (id === VAULT_PROXY) return JSON.stringify(getNetworkChoices(copy).proxy);
    const account = getAccount(copy, id as AccountId);
    return JSON.stringify([account?.proxy, account?.proxyUser]);
  };
  return proxyOf(db) === proxyOf(other);
}

/** The passwords of proxies that both copies use: the one that was given, or forgotten, last. */
function mergePasswords(work: Work): void {
  const { db, other, base } = work;
  const changed = {
    here: proxyPasswordsChangedSince(db, base.here),
    there: proxyPasswordsChangedSince(other, base.there),
  };
  const ids = new Set([...listProxyPasswords(db), ...listProxyPasswords(other)].map(({ id }) => id));
  for (const id of ids) {
    if (!isSameProxy(db, other, id)) continue;
    const theirs = getProxyPassword(other, id);
    const [here, there] = [changed.here.get(id), changed.there.get(id)];
    const isNewer = there !== undefined && (here === undefined || there > here);
    // Without one here it was forgotten here, or the account with its proxy came over just now.
    const isMissing = getProxyPassword(db, id) === null && (there !== undefined || here === undefined);
    if (theirs === null) {
      if (isNewer) deleteProxyPassword(db, id);
    } else if (isNewer || isMissing) {
      const sealed = sealedAnew(work, { table: 'proxy_passwords', id }, theirs.sealed);
      putProxyPassword(db, { ...theirs, sealed });
    }
  }
}

/** Brings the ways out of both copies together; what changes here is put before a person. */
export function mergeNetwork(work: Work): void {
  const taken = [
    ...(mergeAuthorities(work) ? ['authorities'] : []),
    ...(mergeChoices(work) ? ['proxy', 'bypass'] : []),
  ];
  mergePasswords(work);
  if (taken.length === 0) return;
  work.here.audit(work.db, {
    action: 'vault.settings-changed',
    credentialId: null,
    detail: { changed: taken.join(', ') },
  });
}
