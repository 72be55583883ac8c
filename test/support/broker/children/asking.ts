/** A program of its own that asks once: `node asking.ts PLACE CHANNEL INPUT`, and prints what it was answered. */
import { askAt } from '../client.ts';

const [path = '', channel = '', input = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await askAt(path, channel, JSON.parse(input)))}\n`);
