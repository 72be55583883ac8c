/**
 * What cmd.exe and setx make of lines, by their documented steps: names between percent signs are filled in first, then
 * quotes and carets are read from left to right, then the command looks at what is left
 * (learn.microsoft.com, "cmd", "set", "setx"; "Parsing C command-line arguments" for programs).
 */
export interface Stored {
  readonly session: Readonly<Record<string, string>>;
  readonly registry: Readonly<Record<string, string>>;
}

/** At a prompt a name that is no variable stays; in a file it is nothing, and two signs are one. */
function filledIn(line: string, into: 'typed' | 'file', known: Readonly<Record<string, string>>): string {
  let out = '';
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] !== '%') {
      out += line[at];
      continue;
    }
    if (into === 'file' && line[at + 1] === '%') {
      out += '%';
      at += 1;
      continue;
    }
    const end = line.indexOf('%', at + 1);
    const name = end === -1 ? '' : line.slice(at + 1, end);
    if (name !== '' && known[name] !== undefined) {
      out += known[name];
      at = end;
    } else if (into === 'typed') out += '%';
    else if (end !== -1) at = end;
  }
  return out;
}

/** Throws where a sign would begin another command or send output elsewhere. */
function withoutCarets(line: string): string {
  let quoted = false;
  let out = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '"') quoted = !quoted;
    if (!quoted && sign === '^') {
      at += 1;
      out += line[at] ?? '';
      continue;
    }
    if (!quoted && /[&|<>]/.test(sign)) throw new Error(`Another command begins at ${at}`);
    out += sign;
  }
  return out;
}

function setOf(argument: string): readonly [string, string] {
  const last = argument.lastIndexOf('"');
  const cut = argument.startsWith('"') && last > 0 ? argument.slice(1, last) : argument.replace(/^"/, '');
  const equals = cut.indexOf('=');
  return [cut.slice(0, equals), cut.slice(equals + 1)];
}

/** The words of a program's command line, as the C library splits them. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const slashes = /^\\+(?=")/.exec(text.slice(at))?.[0].length ?? 0;
    if (slashes > 0) {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      at += slashes;
      if (slashes % 2 === 1) word += '"';
      else quoted = !quoted;
    } else if (text[at] === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (!quoted && /[ \t]/.test(text[at] ?? '')) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + text[at];
  }
  return word === null ? words : [...words, word];
}

export function readCmd(text: string, into: 'typed' | 'file'): Stored {
  // A computer has these, and may have any other.
  const known: Record<string, string> = { PATH: 'C:\\Windows', a: 'expanded', b: 'expanded' };
  const session: Record<string, string> = {};
  const registry: Record<string, string> = {};
  for (const line of text.split(/\r\n/).filter((one) => one !== '')) {
    if (/[\r\n]/.test(line)) throw new Error('A line goes on');
    if (line.length > 8191) throw new Error('A line is cut');
    const said = withoutCarets(filledIn(line.replace(/^@/, ''), into, known));
    const [, command = '', rest = ''] = /^(set|setx) (.*)$/s.exec(said) ?? [];
    if (command === 'set') {
      const [name, value] = setOf(rest);
      session[name] = value;
      known[name] = value;
      continue;
    }
    const [name = '', value = '', ...more] = wordsOf(rest);
    if (command !== 'setx' || more.length > 0 || value.startsWith('/')) throw new Error('No such option');
    registry[name] = value.slice(0, 1024).replaceAll(/%([^%]*)%/g, 'expanded');
  }
  return { session, registry };
}
