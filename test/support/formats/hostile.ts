import type { KeyValues } from '../../../src/main/formats/files/file-kind.ts';
import { catalogue } from '../../../src/shared/catalogue/index.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';

/** Secrets that no cloud gives out today, with every sign that means something to a shell. */
export const HOSTILE: readonly string[] = [
  'plainSECRET0123456789abcdefghij',
  'dollar$HOME$\u007bHOME}$(id)0123456789',
  "single'quote''0123456789abcdefgh",
  'double"quote""0123456789abcdefgh',
  'both\'and"0123456789abcdefghijkl',
  'backslash\\and\\\\two\\n0123456789',
  'ends-with-backslash-0123456789a\\',
  'bang!and!!and!$0123456789abcdefg',
  'back`tick`id`0123456789abcdefghi',
  'percent%PATH%and%%0123456789abcd',
  'hash#and #hash0123456789abcdefgh',
  'semi;amp&pipe|less<more>(round)0123456789',
  'glob*?[a-z]{a,b}~0123456789abcdef',
  '~tilde:~/x:=ls0123456789abcdefgh',
  '=ls=equals=0123456789abcdefghijk=',
  ' leading and trailing 0123456789 ',
  'tab\tand  spaces0123456789abcdefgh',
  'line\nbreak\n\nand0123456789abcdefg',
  '密钥包含中文0123456789abcdefghijkl',
  'emoji🔑👩‍💻0123456789abcdefghijklm',
  'curly‘’‚‛“”„0123456789abcdefghijk',
  '^caret^^and^&0123456789abcdefghij',
  '-dash --option0123456789abcdefghi',
];

/** What a writer is given. */
export function valuesOf(cloud: CloudId, publicId: string, secret: string, token: string | null): KeyValues {
  const { publicIdField, secretField, tokenField } = catalogue[cloud];
  return {
    cloud,
    fields: { [publicIdField]: publicId },
    secrets: {
      [secretField]: secret,
      ...(token === null || tokenField === null ? {} : { [tokenField]: token }),
    },
  };
}
