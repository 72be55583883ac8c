/** What comes of a word of an interpreter's command line. */
export type WordKind =
  /** Stands alone; a value of its own is in the same word behind `=`. */
  | 'alone'
  /** Takes the next word, or what stands behind `=`. */
  | 'value'
  /** The next word is the file to run. */
  | 'file'
  /** What runs is text, a part by its name, or whatever the rest of the line makes of it. */
  | 'text';

/**
 * How an interpreter reads its command line. An option that is not here is one of which nothing is known, and what runs
 * behind it counts as unknown too.
 */
export interface Grammar {
  /** Letters that may stand together: alone, with a value in this word or the next, with one in this word if any, or text. */
  readonly alone?: string;
  readonly value?: string;
  readonly attached?: string;
  readonly text?: string;
  /** The value of a letter is always the next word, and further letters may follow it, as in `bash -eo pipefail`. */
  readonly apart?: true;
  readonly words?: Readonly<Record<string, WordKind>>;
  /** Words that begin so stand alone. */
  readonly prefixes?: readonly string[];
  /** Options are the same in capitals. */
  readonly anyCase?: true;
  /** What a first word that is no option stands for; a file where this is left out. `part`: what runs is found by that name. */
  readonly operand?: (word: string) => 'file' | 'next' | 'part' | 'text';
}

const all = (kind: WordKind, words: string): Record<string, WordKind> =>
  Object.fromEntries(words.split(' ').map((word) => [word, kind]));

// POSIX, with the letters that dash, ash and the Korn shells have in common.
const POSIX: Grammar = { alone: 'abCefhilmnuvxE', value: 'o', text: 'cs', apart: true };

/** bash(1), "OPTIONS", without the files that it may be told to read first. */
const BASH: Grammar = {
  ...{ alone: 'abefhiklmnprtuvxBCEHPT', value: 'oO', text: 'cs', apart: true },
  words: all('alone', '--login --noprofile --norc --posix --restricted --verbose --noediting'),
};

/** zsh(1), "INVOCATION", and the letters of zshoptions(1) that are the same in other shells. */
const ZSH: Grammar = {
  ...{ alone: 'aefhiklmnptuvxdgrCEX', value: 'o', text: 'cs', apart: true },
  words: all('alone', '--login --interactive --no-rcs --no-globalrcs'),
};

/** fish(1). `-C` runs text before anything else. */
const FISH: Grammar = {
  ...{ alone: 'ilnNP', value: 'dDfo', text: 'cC' },
  words: {
    ...all('alone', '--interactive --login --no-execute --no-config --private --features'),
    ...all('text', '--command --init-command'),
  },
};

const CSH: Grammar = { alone: 'efilmnvVxX', text: 'cbst' };

/** python(1): getopt letters "bBc:dEhiIJm:OPqRsStuvVW:xX:?". */
const PYTHON: Grammar = {
  ...{ alone: 'bBdEhiIOPqRsStuvVx', value: 'WX', text: 'cm' },
  words: { '-m': 'text', '--check-hash-based-pycs': 'value' },
};

/** node(1), as far as it is about how a file runs; the sizes are V8's and have no word of their own for the value. */
const NODE: Grammar = {
  words: {
    ...all('text', '-e --eval -p --print -pe -c --check --test --run -i --interactive'),
    // Other code before the file, as anybody may have it by NODE_OPTIONS too.
    ...all('value', '-r --require --import --loader --experimental-loader'),
    ...all('value', '-C --conditions --env-file --env-file-if-exists --unhandled-rejections --title'),
    ...all('value', '--dns-result-order --icu-data-dir --max-http-header-size --tls-cipher-list'),
    ...all(
      'alone',
      '--no-warnings --trace-warnings --no-deprecation --trace-deprecation --throw-deprecation',
    ),
    ...all('alone', '--enable-source-maps --preserve-symlinks --preserve-symlinks-main --use-system-ca'),
    ...all('alone', '--use-openssl-ca --use-bundled-ca --expose-gc --inspect --inspect-brk --watch'),
    ...all('alone', '--max-old-space-size --max-semi-space-size --stack-size --permission'),
    ...all(
      'alone',
      '--experimental-strip-types --no-experimental-strip-types --experimental-transform-types',
    ),
    ...all(
      'alone',
      '--experimental-vm-modules --experimental-import-meta-resolve --experimental-sqlite --experimental-require-module',
    ),
  },
  operand: (word) => (word === 'inspect' ? 'part' : 'file'),
};

const SOURCE = /\.[cm]?[jt]sx?$/;

/** Bun takes the name of a script of package.json, or of a part of its own, where a file could stand. */
const BUN: Grammar = {
  words: {
    ...all('text', '-e --eval -p --print'),
    ...all('alone', '-b --bun --watch --hot --silent --smol --no-install -i --inspect --inspect-brk'),
    '--env-file': 'value',
  },
  operand: (word) => (word === 'run' ? 'next' : SOURCE.test(word) ? 'file' : 'part'),
};

const DENO: Grammar = {
  ...{ alone: 'AqRWNES', value: 'cL' },
  words: {
    ...all(
      'alone',
      '--quiet --no-check --check --no-prompt --cached-only --lock --frozen --no-lock --no-config',
    ),
    ...all('alone', '--no-remote --no-npm --allow-all --watch --reload --inspect --inspect-brk --unstable'),
    ...all('alone', '--node-modules-dir --v8-flags --env-file'),
    ...all('value', '--config --location --seed --cert --log-level'),
  },
  prefixes: ['--allow-', '--deny-', '--unstable-'],
  operand: (word) => (word === 'run' || word === 'serve' ? 'next' : SOURCE.test(word) ? 'file' : 'part'),
};

/** ruby(1). */
const RUBY: Grammar = {
  ...{ alone: 'acdlnpsvwyU', value: 'E', attached: 'WKTF0i', text: 'e' },
  words: all('alone', '--disable --enable --yjit --jit --verbose --encoding --version'),
};

/** perlrun(1). */
const PERL: Grammar = { alone: 'acfnpstTuUvwWX', attached: '0CDFilV', text: 'eE' };

/** php(1). What follows `--` are arguments of a text on the standard input. */
const PHP: Grammar = {
  ...{ alone: 'aehHilmnqsvw', value: 'cd', text: 'rBREFS' },
  words: { '-f': 'file', '--file': 'file', '--': 'text', ...all('alone', '--no-php-ini --no-header') },
};

const LUA: Grammar = { alone: 'iEWv', text: 'e' };

const R: Grammar = {
  words: {
    ...all('alone', '--vanilla --no-save --no-restore --no-environ --no-init-file --no-site-file --verbose'),
    ...all('alone', '--slave --no-echo --quiet --default-packages'),
    '-e': 'text',
  },
};

/** java(1). A class is found along a path that is no part of its name. */
const JAVA: Grammar = {
  words: {
    ...all('value', '-cp -classpath --class-path'),
    ...all('alone', '-server -client -ea -esa -da -dsa -showversion'),
    ...{ '-jar': 'file', '-m': 'text', '--module': 'text' },
  },
  prefixes: ['-D', '-Xmx', '-Xms', '-Xss', '-XX:+', '-XX:-', '-ea:', '-da:'],
  operand: (word) => (word.endsWith('.java') && !word.startsWith('@') ? 'file' : 'part'),
};

const DOTNET: Grammar = {
  words: { '--roll-forward': 'value', '--fx-version': 'value' },
  operand: (word) => (word === 'exec' ? 'next' : /\.(?:dll|exe)$/i.test(word) ? 'file' : 'part'),
};

/** about_Pwsh and about_PowerShell_exe; Windows' own takes a word that is no option for a command. */
const PWSH: Grammar = {
  anyCase: true,
  words: {
    ...all('file', '-file -f'),
    ...all('text', '-command -c -encodedcommand -e -ec -enc -commandwithargs -cwa'),
    ...all('alone', '-noprofile -nop -noninteractive -noni -nologo -nol -noexit -noe -login -l -sta -mta'),
    ...all('value', '-executionpolicy -ex -ep -windowstyle -w -inputformat -outputformat'),
  },
};

const ELECTRON: Grammar = { words: all('alone', '--no-sandbox --disable-gpu --inspect --enable-logging') };

/** Their first words are text, or are read in ways of their own: what they run has no name here. */
export const OPAQUE: Grammar = { operand: () => 'text' };

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  ...{ python: PYTHON, pythonw: PYTHON, pypy: PYTHON, node: NODE, nodejs: NODE, bun: BUN, deno: DENO },
  ...{ ruby: RUBY, perl: PERL, php: PHP, lua: LUA, luajit: LUA, rscript: R, java: JAVA, javaw: JAVA },
  ...{ dotnet: DOTNET, electron: ELECTRON, pwsh: PWSH },
  ...{ powershell: { ...PWSH, operand: () => 'text' }, cmd: OPAQUE },
  ...{ bunx: OPAQUE, awk: OPAQUE, gawk: OPAQUE, mawk: OPAQUE, r: OPAQUE, julia: OPAQUE, tclsh: OPAQUE },
  ...{
    wish: OPAQUE,
    expect: OPAQUE,
    guile: OPAQUE,
    groovy: OPAQUE,
    erl: OPAQUE,
    beam: OPAQUE,
    osascript: OPAQUE,
  },
  ...{
    wscript: OPAQUE,
    cscript: OPAQUE,
    jshell: OPAQUE,
    ld: OPAQUE,
    xonsh: OPAQUE,
    nu: OPAQUE,
    elvish: OPAQUE,
  },
};

const SHELLS: Readonly<Record<string, Grammar>> = {
  ...{ sh: POSIX, dash: POSIX, ash: POSIX, ksh: POSIX, mksh: POSIX, yash: POSIX },
  ...{ bash: BASH, rbash: BASH, zsh: ZSH, fish: FISH, csh: CSH, tcsh: CSH },
};

/** How a program of this name reads its command line. Null for one that is no interpreter. */
export function grammarOf(name: string): { readonly grammar: Grammar; readonly shell: boolean } | null {
  const shell = own(SHELLS, name);
  if (shell !== null) return { grammar: shell, shell: true };
  const grammar = own(GRAMMARS, name);
  return grammar === null ? null : { grammar, shell: false };
}

/** A program may be called `constructor`. */
const own = (table: Readonly<Record<string, Grammar>>, name: string): Grammar | null =>
  (Object.hasOwn(table, name) ? table[name] : undefined) ?? null;
