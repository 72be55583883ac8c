import { z } from 'zod';
import type { HttpAnswer } from '../http/http.ts';
import type { Refused } from '../json-call.ts';
import { apsaraFailureKind } from './errors.ts';

const code = z
  .union([z.string(), z.number()])
  .transform((value) => (FINE.has(String(value)) ? null : String(value)))
  .nullish()
  .catch(null);
const flag = z.boolean().nullish().catch(null);
const id = z.string().nullish().catch(null);

/** Codes of success, which some services answer beside their data. */
const FINE = new Set(['200', 'OK', 'success', 'Success', '']);

const answer = z.object({
  ...{ Code: code, code, asapiErrorCode: code, errorKey: code },
  ...{ success: flag, Success: flag, asapiSuccess: flag },
  ...{ RequestId: id, requestId: id, asapiRequestId: id },
});

/**
 * Reads the refusals of services (`Code`), of the gateway (`asapiErrorCode`, `errorKey`) and of ASCM (`code`), which may
 * come with status 200. A bare `code` is anybody's, so it counts only beside what these services add to it.
 */
export function refused(body: unknown, { status }: HttpAnswer): Refused | null {
  const parsed = answer.safeParse(body);
  if (!parsed.success) return null;
  const { Code, asapiErrorCode, errorKey, ...said } = parsed.data;
  const requestId = said.RequestId ?? said.asapiRequestId ?? said.requestId ?? null;
  const flags = [said.success, said.Success, said.asapiSuccess].filter((value) => value != null);
  const own = asapiErrorCode ?? Code ?? errorKey ?? null;
  const bare = requestId !== null || flags.length > 0 ? (said.code ?? null) : null;
  const failed = flags.includes(false) ? String(status) : null;
  const vendorCode = own ?? bare ?? failed;
  return vendorCode === null ? null : { kind: apsaraFailureKind(vendorCode, status), vendorCode, requestId };
}
