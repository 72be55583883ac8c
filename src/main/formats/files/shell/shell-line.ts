import { type ShAssignment, type ShCommand, scanSh } from './sh-scan.ts';
import { readVariableName } from './variable-name.ts';

/** A name that is given a value behind something else; in time that grows with the line's length alone. */
const GIVEN = /[ \t;][A-Za-z_]\w*=/;

const mayBe = (line: string): boolean => line.indexOf('=') !== line.lastIndexOf('=') && GIVEN.test(line);

/**
 * The assignments of a line of a file of variables that only a shell can mean: several parts of a key on one line, as in
 * `export ID=… SECRET=…` and `set -a; ID=…; SECRET=…`. Null for any other line. Positions are those of the whole text.
 */
export function shellLine(text: string, from: number, to: number): readonly ShAssignment[] | null {
  const line = text.slice(from, to).replace(/\r$/, '');
  if (!mayBe(line)) return null;
  const { assignments, broken } = scanSh(line);
  const plain = assignments.every(({ command }) => command.kind !== 'runs' && command.others === 0);
  if (broken !== null || !plain || assignments.filter(isHalf).length < 2) return null;
  const commands = new Map<ShCommand, ShCommand>();
  return assignments.map((one) => {
    const { start, end, word, behind } = one;
    const command = commands.get(one.command) ?? moved(one.command, from);
    commands.set(one.command, command);
    const there = { start: start + from, end: end + from, word: word + from, behind: behind + from };
    const assignment = { ...one, ...there, command };
    command.words.push(assignment);
    return assignment;
  });
}

function isHalf({ name }: ShAssignment): boolean {
  return ['id', 'guid', 'key-id', 'secret', 'token'].includes(readVariableName(name)?.role ?? '');
}

function moved(command: ShCommand, by: number): ShCommand {
  return { ...command, start: command.start + by, end: command.end + by, words: [] };
}
