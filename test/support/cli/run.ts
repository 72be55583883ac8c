import { type CliDeps, runCli } from '../../../src/cli/run.ts';
import { type Answers, type FakeApp, fakeApp, PASSWORD } from './fake-app.ts';
import { type FakeIo, type FakeIoOptions, fakeIo } from './fake-io.ts';

/** How a run of the command line ended. */
export interface Run extends FakeApp, Pick<FakeIo, 'asked'> {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON; throws where it is not one document. */
  readonly json: () => unknown;
}

/** The words of a command line that gives the password by descriptor 9. */
export const WITH_PASSWORD = ['--password-fd', '9'] as const;

/** Runs the command line against a fake app in fake surroundings. */
export async function run(
  argv: readonly string[],
  answers: Answers = {},
  options: FakeIoOptions & Pick<CliDeps, 'askApp'> = {},
): Promise<Run> {
  const fake = fakeApp(answers);
  const { io, stdout, stderr, asked } = fakeIo({ fds: { 9: `${PASSWORD}\n` }, ...options });
  const code = await runCli(argv, io, {
    askApp: options.askApp ?? (async () => null),
    openApp: async ({ folder }) => {
      fake.opened.push(folder);
      return fake.app;
    },
  });
  return { ...fake, asked, code, stdout: stdout(), stderr: stderr(), json: () => JSON.parse(stdout()) };
}
