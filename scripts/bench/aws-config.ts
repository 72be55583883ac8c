import { fileKindOf } from '../../src/main/formats/files/index.ts';
import { type Figure, percentile } from './figures.ts';

const PROFILES = 1000;
const ROUNDS = 15;

/** Seven lines for each profile, as they come together over the years. */
function config(): string {
  const profiles: string[] = [];
  for (let i = 0; i < PROFILES; i += 1) {
    const number = String(i).padStart(4, '0');
    profiles.push(
      `[profile team-${number}]`,
      `aws_access_key_id = AKIAKEYTURNBENCH${number}`,
      `aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYBENCHM${number}`,
      `region = eu-west-${i % 3}`,
      'output = json',
      '# of the team that builds',
      '',
    );
  }
  return profiles.join('\n');
}

/** How long reading a large AWS config and putting another key into it take together: the median, once the code is warm. */
export function measureAwsConfig(): Figure[] {
  const text = config();
  const kind = fileKindOf('aws-config');
  const secret = 'another+secret';
  const values = {
    cloud: 'aws' as const,
    fields: { access_key_id: 'AKIAKEYTURNBENCHNEW1' },
    secrets: { secret_access_key: secret },
  };
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const { entries } = kind.read(text);
    const written = kind.write?.(text, `team-${String(PROFILES / 2).padStart(4, '0')}`, values) ?? '';
    samples.push(performance.now() - started);
    if (entries.length !== PROFILES || !written.includes(secret)) throw new Error('The config was misread');
  }
  return [
    { name: 'rewriting a 7,000-line AWS config', value: percentile(samples, 0.5), limit: 50, unit: 'ms' },
  ];
}
