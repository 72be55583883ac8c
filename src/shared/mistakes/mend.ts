import { catalogue } from '../catalogue/index.ts';
import type { CloudId } from '../model/cloud.ts';
import { isTight, narrowed, unwrapped, withoutInvisible, withoutSpaces } from './characters.ts';
import type { KeyValues, Mistake } from './model.ts';
import { relined, withRealLines } from './pem.ts';
import { fieldsIn } from './whole.ts';

/**
 * The values with one mistake put right; the same values where a program cannot (`mends` is false) or where nothing is
 * left to mend. Other mistakes stay: look again afterwards.
 */
export function mend(cloud: CloudId, values: KeyValues, mistake: Mistake): KeyValues {
  if (!mistake.mends) return values;
  const [first, second] = mistake.fields;
  if (first === undefined) return values;
  const at = (key: string) => values[key] ?? '';
  const put = (change: (value: string) => string): KeyValues => ({ ...values, [first]: change(at(first)) });
  switch (mistake.kind) {
    case 'stray-spaces': {
      const field = catalogue[cloud].fields.find((one) => one.key === first);
      return put((value) => withoutSpaces(value, field !== undefined && isTight(catalogue[cloud], field)));
    }
    case 'invisible':
      return put((value) => withoutInvisible(value).trim());
    case 'full-width':
      return put(narrowed);
    case 'wrapped':
      return put(unwrapped);
    case 'escaped-lines':
      return put(withRealLines);
    case 'lost-lines':
      return put(relined);
    case 'whole-key':
      return { ...values, ...fieldsIn(cloud, at(first)) };
    case 'swapped':
    case 'azure-secret-id':
      return second === undefined ? values : { ...values, [first]: at(second), [second]: at(first) };
    default:
      return values;
  }
}
