import { randomBytes } from 'node:crypto';
import {
  jsonReply,
  Refusal,
  type StandInCloud,
  startVendor,
  type Vendor,
  type Visit,
} from '../shared/front.ts';
import { DIGITS, LETTERS, randomText, UPPER } from '../shared/mint.ts';
import type { Habits } from '../shared/model.ts';
import type { Incoming, Reply, ServerOptions } from '../shared/server.ts';
import { ACTIONS } from './actions.ts';
import { authenticate, type Failures } from './authenticate.ts';
import { readSignature } from './signature.ts';

// support.huaweicloud.com, usermanual-iam5/iam_01_1150: two keys a user, deleted for good.
export const HABITS: Habits = {
  mint: () => ({
    publicId: `HPUA${randomText(16, `${UPPER}${DIGITS}`)}`,
    secret: randomText(40, `${LETTERS}${DIGITS}`),
  }),
  settings: { maxKeys: { user: 2, root: 2 }, deleteNeedsDisabled: false },
  recycleBin: null,
};

function actionFor({ method, path }: Incoming) {
  for (const action of ACTIONS) {
    const match = method === 'GET' ? action.path.exec(path) : null;
    if (match !== null) return { ...action, named: decodeURIComponent(match[1] ?? '') };
  }
  return null;
}

/** The gateway, STS and IAM 5 answer flat errors, IAM 3 those of Keystone. */
function refuse({ status, code, message, more }: Refusal, { requestId }: Visit): Reply {
  const { title, ...rest } = more;
  const body =
    title === undefined
      ? { error_msg: message, error_code: code, request_id: requestId, ...rest }
      : { error: { code: status, message, title } };
  return jsonReply(status, body, { 'x-request-id': requestId });
}

/** A stand-in for STS and IAM of Huawei Cloud at one address, behind a gateway that locks keys as the real one does. */
export async function startHuaweiCloud(options: ServerOptions = {}): Promise<StandInCloud> {
  const failures: Failures = new Map();

  const answer = (visit: Visit): Reply => {
    const action = actionFor(visit.request);
    if (action === null) {
      const text = 'The API does not exist or has not been published in the environment.';
      throw new Refusal(404, 'APIGW.0101', text);
    }
    const caller = authenticate(visit, failures);
    visit.store.use(caller, action.service, '');
    const result = action.run({ ...visit, caller, named: action.named });
    return jsonReply(200, result, { 'x-request-id': visit.requestId });
  };

  const vendor: Vendor = {
    habits: HABITS,
    requestId: () => randomBytes(16).toString('hex'),
    actionOf: (request) => actionFor(request)?.name ?? '',
    paramsOf: (request) => ({
      ...(actionFor(request)?.named && { access_key: actionFor(request)?.named ?? '' }),
      ...(request.headers['x-domain-id'] && { 'x-domain-id': request.headers['x-domain-id'] }),
    }),
    signerOf: readSignature,
    throttled: () => new Refusal(429, 'APIGW.0308', 'The throttling threshold has been reached.'),
    answer,
    refuse,
    fail: () => new Refusal(503, 'APIGW.0606', 'The service is unavailable.'),
  };
  return startVendor(vendor, options);
}
