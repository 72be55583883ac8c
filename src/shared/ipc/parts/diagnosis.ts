import { z } from 'zod';
import { MAX_ERROR_TEXT } from '../../diagnosis/limit.ts';
import { cloudId } from '../../model/cloud.ts';
import { diagnosis } from '../../model/diagnosis.ts';
import { failureKind } from '../../model/failure.ts';

/** What error texts mean. A text may hold keys: it goes in once, and nothing of it is kept or logged. */
export const diagnosisChannels = {
  'diagnosis.explain': {
    input: z.object({
      text: z.string().max(MAX_ERROR_TEXT),
      /** The one that answered, where the person knows; null leaves that to the text. */
      cloud: cloudId.nullable(),
      /** What a check found, where the text is the code that it kept. */
      kind: failureKind.nullable().default(null),
    }),
    output: diagnosis,
    gate: 'open',
  },
  /** Opens a vendor's page in the browser, by its name in the table. Refused with `invalid-input` for any other. */
  'diagnosis.openPage': {
    input: z.object({ page: z.string().max(60) }),
    output: z.object({}).strict(),
    gate: 'open',
  },
} as const;
