import { DIAGNOSIS_PAGES, isDiagnosisPage } from '../../shared/diagnosis/pages.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { Diagnosis } from '../../shared/model/diagnosis.ts';
import type { FailureKind } from '../../shared/model/failure.ts';
import type { Browser } from '../ports/browser.ts';

/** What error texts mean. Needs no vault, keeps nothing, and asks nobody. */
export interface Diagnoses {
  /** `cloud` is the one that answered, where the person knows; `kind` what a check found whose code the text is. */
  explain(text: string, cloud: CloudId | null, kind: FailureKind | null): Promise<Diagnosis>;
  /** Throws `invalid-input` for a name that the table does not have; nothing else is ever opened. */
  openPage(name: string): Promise<void>;
}

/** Creates the service; the tables are read when they are first wanted. */
export function createDiagnoses(browser: Browser): Diagnoses {
  return {
    async explain(text, cloud, kind) {
      const { explain } = await import('../diagnosis/explain.ts');
      return explain(text, cloud, kind);
    },
    async openPage(name) {
      if (!isDiagnosisPage(name)) throw new KeyturnError('invalid-input', { field: 'page' });
      await browser.open(DIAGNOSIS_PAGES[name]);
    },
  };
}
