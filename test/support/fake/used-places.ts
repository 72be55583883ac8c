import type { Consumer, ConsumerView, Delivery, PlannedPlace } from '../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { consumerIdOf } from './looked.ts';

const HERE = { device: 'd0000000', deviceName: 'atlas' } as const;
const HOME = '/home/li';
const ABOUT = { note: '', restart: '', problem: null, leak: false, scrub: null } as const;

type Draft = Pick<ConsumerView, 'place' | 'state'> & Partial<ConsumerView>;

const file = (
  path: string,
  kind: Extract<Consumer['place'], { kind: 'file' }>['file'],
  entry: string,
  holds: 'values' | 'command' = 'values',
) => ({ kind: 'file', ...HERE, path: `${HOME}/${path}`, file: kind, entry, holds }) as const;

/** Places of every kind and in every state. */
const DRAFTS: readonly Draft[] = [
  { place: file('.aws/credentials', 'aws-credentials', 'prod'), state: 'current', scrub: 'command' },
  { place: file('.aws/config', 'aws-config', 'profile ci', 'command'), state: 'current' },
  {
    place: file('code/shop/.env', 'dotenv', 'AWS_ACCESS_KEY_ID'),
    state: 'stale',
    scrub: 'remove',
    restart: 'docker compose restart web worker',
  },
  {
    place: file(
      'code/customers/northwind/infrastructure/environments/production/eu-central-1/network/secrets.auto.tfvars',
      'tfvars',
      'access_key',
    ),
    state: 'stale',
    scrub: 'remove',
  },
  { place: file('.config/rclone/rclone.conf', 'rclone', 's3-archive'), state: 'changed', scrub: 'remove' },
  {
    place: file('.boto', 'boto', 'Credentials'),
    state: 'unreadable',
    problem: { code: 'file-encoding', params: {} },
  },
  {
    place: {
      kind: 'environment',
      ...HERE,
      variables: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    },
    state: 'missing',
  },
  {
    place: {
      kind: 'command',
      device: 'd0000001',
      deviceName: 'build-03',
      name: 'hand-over',
      run: ['/usr/local/bin/hand-over', '--target', 'production'],
      check: ['/usr/local/bin/hand-over', '--check'],
      restore: null,
      timeoutSeconds: 60,
    },
    state: 'elsewhere',
  },
  {
    place: { kind: 'by-hand', what: 'jenkins', name: 'deploy-shop', owner: '王芳' },
    state: 'unchecked',
    note: 'Manage Jenkins → Credentials → aws-prod',
    restart: 'the agent pool',
  },
];

/** The places of a key, as `consumers.list` answers. */
export const usedPlaces = (credentialId: CredentialId): readonly ConsumerView[] =>
  DRAFTS.map((draft, index) => ({
    ...ABOUT,
    ...draft,
    id: consumerIdOf(200 + index),
    credentialId,
    addedAt: 0,
  }));

export const consumerOf = ({ id, credentialId, place, note, restart, addedAt }: ConsumerView): Consumer => ({
  ...{ id, credentialId, place, note, restart, addedAt },
});

/** What a rotation would do about places. */
export const plannedOf = (views: readonly ConsumerView[]): readonly PlannedPlace[] =>
  views.map((view): PlannedPlace => {
    const { place, state } = view;
    const consumer = consumerOf(view);
    if (place.kind === 'by-hand' || place.kind === 'environment' || state === 'elsewhere')
      return { consumer, how: 'by-hand' };
    if (place.kind === 'command') return { consumer, how: 'run' };
    return { consumer, how: place.holds === 'command' ? 'follows' : 'rewrite' };
  });

/** Five places of a rotation, of which one failed and one waits for a person. */
export function fiveDeliveries(
  credentialId: CredentialId,
  at: number,
  direction: Delivery['direction'] = 'forth',
): readonly Delivery[] {
  const views = usedPlaces(credentialId);
  const of = (index: number, over: Partial<Delivery>): readonly Delivery[] => {
    const view = views[index];
    if (view === undefined) throw new Error('There is no such place');
    return [
      { consumer: consumerOf(view), direction, state: 'done', byHand: false, problem: null, at, ...over },
    ];
  };
  return [
    ...of(0, {}),
    ...of(1, {}),
    ...of(2, { state: 'failed', problem: { code: 'file-not-writable', params: {} } }),
    ...of(4, { state: 'waiting', at: null }),
    ...of(8, { state: 'waiting', byHand: true }),
  ];
}
