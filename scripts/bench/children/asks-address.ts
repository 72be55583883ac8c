// asks-address.ts: in the environment that `keyturn exec --only-endpoint` makes. Prints how many milliseconds each of its
// questions took, one after the other on one connection, as SDKs ask.
import { Agent, get } from 'node:http';

const ROUNDS = 200;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const url = process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? '';
const headers = { Authorization: process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN ?? '' };

const ask = (): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`Answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    }).on('error', reject);
  });

const samples: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const started = performance.now();
  await ask();
  samples.push(performance.now() - started);
}
agent.destroy();
process.stdout.write(JSON.stringify(samples));
