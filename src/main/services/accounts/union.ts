import { type Account, accountDraft } from '../../../shared/model/account.ts';
import type { JoinDifference, JoinObstacle } from '../../../shared/model/join.ts';
import { sameEndpoints } from './place.ts';

/** What becomes of two accounts that are joined. */
export interface Union {
  /** The one that stays, with what the other one adds. */
  readonly account: Account;
  readonly differences: readonly JoinDifference[];
  readonly obstacle: JoinObstacle | null;
}

/**
 * Lays one account into another. The one that stays keeps its name, and its environment and owner where it has them; tags
 * and pins are united, of one host its own pin, and notes follow each other. What gives way is listed.
 */
export function unionOf(from: Account, into: Account): Union {
  const environment = into.environment || from.environment;
  const owner = into.owner || from.owner;
  const account: Account = {
    ...into,
    environment,
    owner,
    tags: [...new Set([...into.tags, ...from.tags])],
    note: bothNotes(into.note, from.note),
    pins: [...into.pins, ...from.pins.filter(({ host }) => !into.pins.some((pin) => pin.host === host))],
  };
  const differences: readonly JoinDifference[] = [
    ...differing('environment', environment, from.environment || environment),
    ...differing('owner', owner, from.owner || owner),
    // Nothing said is the vault's policy here, which says something else than any number.
    ...differing('periodDays', into.periodDays, from.periodDays),
  ];
  return { account, differences, obstacle: obstacleOf(from, into, account) };
}

function obstacleOf(from: Account, into: Account, both: Account): JoinObstacle | null {
  if (!sameEndpoints(from, into) || !sameWay(from, into)) return 'reached-differently';
  const { tags, note } = accountDraft.unwrap().shape;
  return tags.safeParse(both.tags).success && note.safeParse(both.note).success ? null : 'too-much-text';
}

const sameWay = (one: Account, other: Account): boolean =>
  one.proxy === other.proxy && one.proxyUser === other.proxyUser && one.plainHttp === other.plainHttp;

const differing = (
  field: JoinDifference['field'],
  kept: JoinDifference['kept'],
  dropped: JoinDifference['dropped'],
): readonly JoinDifference[] => (kept === dropped ? [] : [{ field, kept, dropped }]);

function bothNotes(first: string, second: string): string {
  const notes = [first, second].filter((note) => note.trim() !== '');
  return [...new Set(notes)].join('\n\n');
}
