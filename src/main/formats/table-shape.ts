import { ALL_SIGNS } from './clouds/index.ts';
import { normalHeading } from './console-csv.ts';
import { readCsv } from './csv.ts';

const DELIMITERS = ['\t', ',', ';'] as const;
/** Words that head the columns of people's own lists, in both languages. */
const HEADING =
  /key|secret|token|cloud|platform|provider|account|owner|env|region|note|remark|comment|created|expir|date|user|name|project|tag|(^|[^a-z])(id|ak|sk)([^a-z]|$)|[钥密云]|平台|厂商|账号|帐号|帐户|账户|负责|所属|环境|地域|区域|备注|说明|创建|到期|过期|日期|时间|用户|名称|项目|标签|令牌/iu;

/** How much of a text tells whether it is a table. */
const HEAD = 20_000;

/**
 * Whether a text looks like somebody's own list of keys: a header of words, at least one row with as many cells, and no
 * header that a console's file has. Columns of such a list have to be told apart by a person.
 */
export function looksLikeTable(text: string): boolean {
  const head = text.slice(0, HEAD).replace(/^[\uFEFF\s]+/u, '');
  const first = head.split(/[\r\n]/, 1)[0] ?? '';
  return DELIMITERS.some((delimiter) => {
    if (!first.includes(delimiter)) return false;
    const { records } = readCsv(
      head.length < HEAD ? head : head.slice(0, head.lastIndexOf('\n') + 1),
      delimiter,
    );
    const [header, ...rows] = records.slice(0, 6).map(({ cells }) => cells);
    if (header === undefined || header.length < 2 || rows.length === 0) return false;
    const words = header.filter((cell) => cell !== '');
    if (words.length < 2 || words.some((cell) => cell.length > 40 || /[={}[\]]|:\S/.test(cell))) return false;
    if (words.filter((cell) => HEADING.test(cell)).length < Math.min(2, words.length) || isConsoles(words))
      return false;
    return rows.filter((row) => row.length === header.length).length * 2 > rows.length;
  });
}

function isConsoles(words: readonly string[]): boolean {
  const names = new Set(words.map(normalHeading));
  return ALL_SIGNS.some(
    ({ csv }) =>
      csv?.publicId.some((name) => names.has(name)) === true &&
      csv.secret.some((name) => names.has(name)) &&
      names.size <= 5 &&
      [...names].every(
        (name) =>
          CONSOLE_COLUMNS.test(name) ||
          [...csv.publicId, ...csv.secret, ...csv.token, ...csv.label].includes(name),
      ),
  );
}

/** Further columns of the consoles' files. */
const CONSOLE_COLUMNS = /^(password|consoleloginlink|登录密码|密码|loginpassword|状态|status)$/u;
