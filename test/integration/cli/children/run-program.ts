/** `run-program.ts PROGRAM ARGS`: runs it as `exec` does, and ends as it did. */
import { runProgram } from '../../../../src/cli/exec/child.ts';

const [program = '', ...words] = process.argv.slice(2);
const { code, started } = await runProgram([program, ...words], process.env, process.cwd());
process.stderr.write(started ? '' : 'not started\n');
process.exitCode = code;
