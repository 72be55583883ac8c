import type { Bilingual } from '../../shared/catalogue/types.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import { cloudOfPublicId, publicIdPattern } from '../formats/id-shapes.ts';
import type { Reading } from './reading.ts';

const NAMES = {
  aws: 'AWS',
  aliyun: { zh: '阿里云', en: 'Alibaba Cloud' },
  tencent: { zh: '腾讯云', en: 'Tencent Cloud' },
};

const ID_FIELD = /access_?key_?id["'<]?\s{0,4}[:=>]["']?(\s{0,4})([A-Za-z0-9]{4,64})(\s{0,4})(?:["'<,}]|$)/i;

/** What else in a text speaks of a key that was copied badly, as advice. Quotes nothing of it. */
export function signatureAdvice({ text }: Reading, cloud: CloudId | null): Bilingual[] {
  const advice: Bilingual[] = [];
  const id = ID_FIELD.exec(text);
  const inTag = /<(?:OSS|AWS)?AccessKeyId>(\s{1,4}[^<]{1,80}|[^<]{1,80}\s{1,4})<\/?/.test(text);
  if (inTag || (id?.[1] ?? '').includes('\n')) {
    advice.push({
      zh: '密钥 ID 的首尾带有空白：粘贴时多带了空格或换行，去掉它。',
      en: 'There is a blank around the key ID: it was pasted with a space or a line break. Remove it.',
    });
  }
  if (
    /<SignatureProvided>[^<]{0,200} [^<]{0,200}<\//.test(text) ||
    /[?&]Signature=[^&\s]{0,100}%20/.test(text)
  ) {
    advice.push({
      zh: '签名里出现空格：「+」在 URL 中被解码成了空格，应编码为 %2B。',
      en: 'The signature has a blank in it: its “+” was decoded as one. Encode it as %2B.',
    });
  }
  if (/\b([a-z0-9][a-z0-9-]{2,62})\.\1\.(?:oss|obs|cos|s3)[.-]/.test(text)) {
    advice.push({
      zh: '主机名里桶名出现了两次：Endpoint 只写服务地址，不带桶名。',
      en: 'The host has the bucket’s name twice: the endpoint is the service’s address, without the bucket.',
    });
  }
  const stranger = strangersId(text, cloud);
  if (stranger !== null) advice.push(stranger);
  return advice;
}

/** An id in the text that has another cloud's look. */
function strangersId(text: string, cloud: CloudId | null): Bilingual | null {
  if (cloud === null || cloud === 'apsara') return null;
  for (const [id] of text.slice(0, 100_000).matchAll(publicIdPattern())) {
    const other = cloudOfPublicId(id);
    if (other === null || other === cloud) continue;
    const name = NAMES[other];
    const [zh, en] = typeof name === 'string' ? [name, name] : [name.zh, name.en];
    return {
      zh: `文中的密钥 ID 是${zh}的样子：可能填到了别的平台。`,
      en: `The key ID in the text looks like one of ${en}: it may have been entered for the wrong platform.`,
    };
  }
  return null;
}
