/** Prints each signal that comes, by its name, until a line comes in: then how many came, and it ends with 5. */
const MORE = ['SIGUSR1', 'SIGUSR2', 'SIGCONT'] as const;
const seen: string[] = [];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGWINCH', ...MORE] as const) {
  process.on(signal, () => {
    seen.push(signal);
    process.stdout.write(`${signal}\n`);
  });
}
process.stdin.once('data', () => {
  process.stdout.write(`${seen.length} in all\n`);
  process.exit(5);
});
process.stdout.write('ready\n');
