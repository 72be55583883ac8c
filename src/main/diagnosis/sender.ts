import { CLOUD_IDS, type CloudId } from '../../shared/model/cloud.ts';
import { TABLES } from './tables/index.ts';

const ENDS = CLOUD_IDS.map((cloud) => [cloud, TABLES[cloud].hosts] as const);

/** Whether a host is one of a cloud's. */
export function cloudOfHost(host: string): CloudId | null {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
  return ENDS.find(([, ends]) => ends.some((end) => name === end || name.endsWith(`.${end}`)))?.[0] ?? null;
}

const [HOST, WORD, HINT] = [4, 3, 1];

/** The cloud that speaks in a text; null where nothing, or as much for two, speaks for one. */
export function senderOf(flat: string, hosts: readonly string[]): CloudId | null {
  const found = new Set(hosts.map(cloudOfHost));
  const scores = CLOUD_IDS.map((cloud) => {
    const { words, hints = [] } = TABLES[cloud];
    const said = (list: readonly string[]) => list.filter((word) => flat.includes(word)).length;
    const score = (found.has(cloud) ? HOST : 0) + Math.min(said(words), 2) * WORD + said(hints) * HINT;
    return { cloud, score };
  }).toSorted((one, other) => other.score - one.score);
  // A private cloud's answers name the public one's products too.
  const apsara = scores.find(({ cloud, score }) => cloud === 'apsara' && score >= WORD);
  if (apsara !== undefined) return apsara.cloud;
  const [best, next] = scores;
  return best !== undefined && best.score > 0 && best.score > (next?.score ?? 0) ? best.cloud : null;
}
