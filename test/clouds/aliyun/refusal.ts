import type { Reply } from '../shared/server.ts';

/** A refusal in Alibaba Cloud's words; thrown by the checks and the actions. */
export class AliyunRefusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const headers = (requestId: string) => ({
  'content-type': 'application/json;charset=utf-8',
  'x-acs-request-id': requestId,
});

export function success(result: Readonly<Record<string, unknown>>, requestId: string): Reply {
  return {
    status: 200,
    headers: headers(requestId),
    body: JSON.stringify({ RequestId: requestId, ...result }),
  };
}

export function refusal(error: AliyunRefusal, hostId: string, requestId: string): Reply {
  const body = {
    RequestId: requestId,
    Message: error.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${error.code}&requestId=${requestId}`,
    HostId: hostId,
    Code: error.code,
  };
  return { status: error.status, headers: headers(requestId), body: JSON.stringify(body) };
}
