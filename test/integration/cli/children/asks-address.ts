/** For each line that comes in, asks the address of its environment by the vendor's own reader, and prints what it got. */
import { createInterface } from 'node:readline';
import { fromHttp } from '@aws-sdk/credential-providers';

process.stdout.write('ready\n');
for await (const _ of createInterface({ input: process.stdin })) {
  const answer = await fromHttp({ maxRetries: 0 })().then(
    ({ accessKeyId, secretAccessKey }) => `${accessKeyId} ${secretAccessKey.length}`,
    (error: { Code?: string; Message?: string }) => `${error.Code}: ${error.Message}`,
  );
  process.stdout.write(`${answer}\n`);
}
