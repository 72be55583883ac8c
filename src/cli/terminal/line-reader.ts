import { StringDecoder } from 'node:string_decoder';
import { CliError } from '../errors.ts';

/** The part of a terminal's input that prompts use; `process.stdin` is one. */
export interface TerminalInput {
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: Buffer) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
  setRawMode?(raw: boolean): unknown;
}

/** Reads lines off a terminal one prompt at a time; what was pasted beyond a line waits for the next prompt. */
export interface LineReader {
  /** `hidden`: nothing is echoed. Throws CliError `interrupted` on Ctrl-C, Ctrl-D on an empty line, and abort. */
  read(hidden: boolean): Promise<string>;
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_U = '\u0015';

interface Editing {
  readonly line: string;
  readonly rest: string;
  readonly outcome: 'more' | 'done' | 'interrupted';
}

/** Takes typed characters into a line. In raw mode the terminal edits nothing, so erasing happens here. */
function edit(line: string, typed: string): Editing {
  const characters = [...typed];
  let current = [...line];
  for (const [index, character] of characters.entries()) {
    const rest = characters.slice(index + 1).join('');
    if (character === '\r' || character === '\n') {
      const skip = character === '\r' && rest.startsWith('\n') ? 1 : 0;
      return { line: current.join(''), rest: rest.slice(skip), outcome: 'done' };
    }
    if (character === CTRL_C || (character === CTRL_D && current.length === 0)) {
      return { line: '', rest: '', outcome: 'interrupted' };
    }
    if (character === '\u007f' || character === '\b') current.pop();
    else if (character === CTRL_U) current = [];
    else if (character >= ' ') current.push(character);
  }
  return { line: current.join(''), rest: '', outcome: 'more' };
}

/** Creates the reader of one terminal. An abort of `signal` ends a waiting prompt and restores the terminal. */
export function createLineReader(input: TerminalInput, signal: AbortSignal): LineReader {
  const decoder = new StringDecoder('utf8');
  let waiting = '';
  let ended = false;

  return {
    read: (hidden) =>
      new Promise((resolve, reject) => {
        let line = '';
        const stop = (): void => {
          input.off('data', onData);
          input.off('end', onEnd);
          signal.removeEventListener('abort', onInterrupt);
          input.pause();
          if (hidden) input.setRawMode?.(false);
        };
        const onInterrupt = (): void => {
          stop();
          reject(new CliError('interrupted'));
        };
        const take = (text: string): void => {
          const next = edit(line, text);
          line = next.line;
          waiting = next.rest;
          if (next.outcome === 'interrupted') onInterrupt();
          if (next.outcome === 'done') {
            stop();
            resolve(line);
          }
        };
        const onData = (chunk: Buffer): void => take(decoder.write(chunk));
        const onEnd = (): void => {
          ended = true;
          onInterrupt();
        };
        if (signal.aborted || ended) {
          onInterrupt();
          return;
        }
        if (hidden) input.setRawMode?.(true);
        signal.addEventListener('abort', onInterrupt);
        input.on('data', onData);
        input.on('end', onEnd);
        input.resume();
        if (waiting !== '') take(waiting);
      }),
  };
}
