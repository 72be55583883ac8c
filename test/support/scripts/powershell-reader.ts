/**
 * The value of a text expression of PowerShell, as far as its language specification goes for literals in single quotes,
 * casts of numbers to signs, `+` and brackets (learn.microsoft.com, about_Quoting_Rules and the language specification,
 * chapters 2.3.5.2 and 7.7). Throws for all else.
 */
export function readText(source: string): string {
  let at = 0;
  const blanks = (): void => {
    while (source[at] === ' ') at += 1;
  };
  const quotes = "'\u2018\u2019\u201a\u201b";

  const literal = (): string => {
    at += 1;
    let out = '';
    for (; at < source.length; at += 1) {
      if (!quotes.includes(source[at] ?? '')) out += source[at];
      else if (quotes.includes(source[at + 1] ?? ' ')) {
        out += source[at + 1];
        at += 1;
      } else {
        at += 1;
        return out;
      }
    }
    throw new Error('A quote has no end');
  };

  const term = (): { readonly text: string; readonly isSign: boolean } => {
    blanks();
    if (quotes.includes(source[at] ?? ' ')) return { text: literal(), isSign: false };
    if (source[at] === '(') {
      at += 1;
      const text = sum();
      if (source[at] !== ')') throw new Error('A bracket has no end');
      at += 1;
      return { text, isSign: false };
    }
    const [whole, digits = ''] = /^\[char\]0x([0-9a-f]{4})/.exec(source.slice(at)) ?? [''];
    if (whole === '') throw new Error(`Nothing that is known at ${at}`);
    at += whole.length;
    return { text: String.fromCharCode(Number.parseInt(digits, 16)), isSign: true };
  };

  const sum = (): string => {
    const first = term();
    let text = first.text;
    blanks();
    if (first.isSign && source[at] === '+') throw new Error('A sign is added to as a number');
    while (source[at] === '+') {
      at += 1;
      text += term().text;
      blanks();
    }
    return text;
  };

  const text = sum();
  if (at !== source.length) throw new Error(`More than an expression at ${at}`);
  return text;
}

/** The variables that lines set, in a session and for the user. */
export function readPowerShell(source: string): {
  readonly session: Readonly<Record<string, string>>;
  readonly user: Readonly<Record<string, string>>;
} {
  const session: Record<string, string> = {};
  const user: Record<string, string> = {};
  for (const line of source.split(/\r?\n/).filter((one) => one !== '')) {
    const inSession = /^\$env:(\w+) = (.*?)(?: # keyturn)?$/.exec(line);
    const forUser = /^\[Environment\]::SetEnvironmentVariable\('(\w+)', (.*), 'User'\)$/.exec(line);
    const [, name = '', said = ''] = inSession ?? forUser ?? [];
    (inSession === null ? user : session)[name] = readText(said);
  }
  return { session, user };
}
