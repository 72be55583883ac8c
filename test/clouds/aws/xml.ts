import type { Reply } from '../shared/server.ts';

/** A refusal in AWS's words; thrown by the checks and the actions. */
export class AwsRefusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** A tree of elements; arrays become `<member>` lists, null leaves the element out. */
export type Xml = string | number | boolean | readonly Xml[] | { readonly [name: string]: Xml | null };

export interface Service {
  readonly name: 'sts' | 'iam';
  readonly version: string;
  readonly namespace: string;
}

export const STS: Service = {
  name: 'sts',
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

export const IAM: Service = {
  name: 'iam',
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function render(value: Xml): string {
  if (typeof value !== 'object') return escapeText(String(value));
  if (Array.isArray(value)) return value.map((item: Xml) => `<member>${render(item)}</member>`).join('');
  return Object.entries(value)
    .map(([name, child]) => (child === null ? '' : `<${name}>${render(child)}</${name}>`))
    .join('');
}

const headers = (requestId: string) => ({ 'content-type': 'text/xml', 'x-amzn-requestid': requestId });

export function success(service: Service, action: string, result: Xml, requestId: string): Reply {
  const inner = render({ [`${action}Result`]: result, ResponseMetadata: { RequestId: requestId } });
  const body = `<${action}Response xmlns="${service.namespace}">${inner}</${action}Response>\n`;
  return { status: 200, headers: headers(requestId), body };
}

export function refusal(service: Service, error: AwsRefusal, requestId: string): Reply {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const inner = render({
    Error: { Type: type, Code: error.code, Message: error.message },
    RequestId: requestId,
  });
  const body = `<ErrorResponse xmlns="${service.namespace}">${inner}</ErrorResponse>\n`;
  return { status: error.status, headers: headers(requestId), body };
}
