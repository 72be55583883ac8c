import { expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { valuesOf } from '../../../../../support/formats/hostile.ts';

it("gives Azure's secrets no quotes, which Docker would take for a part of them", () => {
  const id = '0f5c8a7e-1b2d-4c3e-9f4a-5b6c7d8e9f01';
  const text = (secret: string): string => `AZURE_CLIENT_ID=${id}\nAZURE_CLIENT_SECRET=${secret}\n`;
  const put = (secret: string): string | undefined =>
    fileKindOf('dotenv').write?.(
      text('Abc8Q~keyturnkeyturnkeyturnkeyturnkeytu'),
      'AZURE_CLIENT_ID',
      valuesOf('azure', id, secret, null),
    );
  expect(put('Xyz8Q~keyturn~keyturnkeyturnkeyturnkeyt')).toBe(
    text('Xyz8Q~keyturn~keyturnkeyturnkeyturnkeyt'),
  );
  expect(put('~Xy8Q~keyturnkeyturnkeyturnkeyturnkeytu')).toBe(
    text("'~Xy8Q~keyturnkeyturnkeyturnkeyturnkeytu'"),
  );
});
