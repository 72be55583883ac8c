import { CLOUD_IDS, type CloudId } from '../model/cloud.ts';
import { cloudOfWord, searchedWords } from './cloud-words.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * The platforms that a person may mean while typing, in the catalogue's order; all of them for an empty text. Whoever
 * types more than any name has (华为云国际站) means the one that a list would.
 */
export function findClouds(text: string): readonly CloudId[] {
  const wanted = plain(text);
  if (wanted === '') return CLOUD_IDS;
  const found = CLOUD_IDS.filter((id) => searchedWords(id).some((word) => isBegunBy(word, wanted)));
  const named = found.length === 0 ? cloudOfWord(text) : null;
  return named === null ? found : [named];
}

/** Two letters are somebody's initials and begin a name; more may begin any of its words, and Chinese stand anywhere. */
function isBegunBy(word: string, wanted: string): boolean {
  if (/\p{Script=Han}/u.test(wanted)) return plain(word).includes(wanted);
  if (wanted.length <= 2) return plain(word).startsWith(wanted);
  const words = word.split(/[\s().-]+/u);
  return words.some((_, from) => plain(words.slice(from).join('')).startsWith(wanted));
}
