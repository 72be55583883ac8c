import type { Splice } from '../splices.ts';
import type { Syntax } from './assignment.ts';
import { indentOf, lineAfter, lineEnd, lineStart } from './edits.ts';
import { quoteForSh } from './sh-quote.ts';
import { type ShAssignment, type ShCommand, scanSh } from './sh-scan.ts';

/** Scripts and profiles of sh, bash and zsh. */
export const sh: Syntax<ShAssignment> = {
  scan: (text) => scanSh(text),
  quoted: (value, { quote }) => quoteForSh(value, quote),
  without(gone, text) {
    const byCommand = new Map<ShCommand, ShAssignment[]>();
    for (const one of gone) byCommand.set(one.command, [...(byCommand.get(one.command) ?? []), one]);
    return [...byCommand].flatMap(([command, words]) =>
      command.others === 0 && command.kind !== 'runs' && words.length === command.words.length
        ? [withoutCommand(command, text)]
        : words.map((word) => withoutWord(word, text)),
    );
  },
  beside(like, name, value, text) {
    const { command, quote } = like;
    const alone =
      text.slice(lineStart(text, command.start), command.start).trim() === '' &&
      /^[ \t]*;?[ \t]*(#.*)?\r?$/.test(text.slice(command.end, lineEnd(text, command.end)));
    const said = `${name}=${quoteForSh(value, quote)}`;
    const isExported = command.kind === 'plain' && scanSh(text).exported.has(like.name);
    if (alone && command.words.length === 1 && command.others === 0 && command.kind !== 'runs') {
      const head = isExported ? 'export ' : text.slice(command.start, like.word);
      return lineAfter(text, command.end, `${indentOf(text, command.start)}${head}${said}`);
    }
    // Another word of the same command works wherever the command stands.
    const end = isExported ? `; export ${name}` : '';
    const at = isExported ? command.end : like.end;
    return { from: at, to: at, text: ` ${said}${end}` };
  },
};

/** Takes a command out; where something depends on it, one that does nothing comes in its place. */
function withoutCommand({ start, end, before, after, depth }: ShCommand, text: string): Splice {
  const stays = depth > 0 || before === 'other' || after === 'other' || isLastOfList(text, end);
  if (stays) return { from: start, to: end, text: ':' };
  const semicolon = /[ \t]*;[ \t]*/y;
  semicolon.lastIndex = end;
  if (after === ';' && semicolon.test(text)) return { from: start, to: semicolon.lastIndex, text: '' };
  return { from: start, to: end, text: '' };
}

/** What ends a list of commands, which must not be empty. Behind the list's last command only blanks and comments come. */
const LIST_END =
  /(?:[\s;]|\\\r?\n|#[^\n]*\n)*?(?:(?:\}|fi|done|esac|else|elif|then|do)(?=[\s;&|<>)]|$)|;;|;&|\))/y;

/** Asked of the text itself: patterns of `case`, and words that only one shell knows, mislead the count of depth. */
function isLastOfList(text: string, end: number): boolean {
  LIST_END.lastIndex = end;
  return LIST_END.test(text);
}

function withoutWord(word: ShAssignment, text: string): Splice {
  if (word.behind < word.word) return { from: word.behind, to: word.end, text: '' };
  const blanks = /(?:[ \t]|\\\r?\n)*/y;
  blanks.lastIndex = word.end;
  blanks.exec(text);
  return { from: word.word, to: blanks.lastIndex, text: '' };
}
