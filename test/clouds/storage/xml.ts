import type { Refusal } from './model.ts';

/** A tree of elements; an array repeats its element, null leaves it out. */
export type Xml = string | number | boolean | { readonly [name: string]: Xml | readonly Xml[] | null };

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function render(value: Xml): string {
  if (typeof value !== 'object') return escapeText(String(value));
  return Object.entries(value)
    .map(([name, child]) => {
      if (child === null) return '';
      const items: readonly Xml[] = Array.isArray(child) ? child : [child as Xml];
      return items.map((item) => `<${name}>${render(item)}</${name}>`).join('');
    })
    .join('');
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const S3_NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

export function document(service: 's3' | 'oss', root: string, content: Xml): Buffer {
  const namespace = service === 's3' ? ` xmlns="${S3_NAMESPACE}"` : '';
  return Buffer.from(`${HEAD}<${root}${namespace}>${render(content)}</${root}>`);
}

/** An error as each service words it; OSS adds its EC. */
export function errorDocument(service: 's3' | 'oss', error: Refusal, requestId: string): Buffer {
  const ec = service === 'oss' ? { EC: '0000-00000000' } : {};
  const inner = { Code: error.code, Message: error.message, ...error.extra, RequestId: requestId };
  return Buffer.from(`${HEAD}<Error>${render({ ...inner, HostId: 'stand-in', ...ec })}</Error>`);
}
