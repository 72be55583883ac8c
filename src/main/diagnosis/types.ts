import type { Bilingual } from '../../shared/catalogue/types.ts';
import type { DiagnosisPage } from '../../shared/diagnosis/pages.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { CauseId, DiagnosisKind } from '../../shared/model/diagnosis.ts';

/** How a cause is told, whoever answered. */
export interface CauseText {
  readonly kind: DiagnosisKind;
  readonly title: Bilingual;
  readonly why: Bilingual;
  readonly steps: readonly Bilingual[];
}

/** One line of a table: what has to be in the text, and what that stands for. Earlier lines win. */
export interface Row {
  readonly cause: CauseId;
  /** Any of these codes, in any case. */
  readonly codes?: readonly string[];
  /** Codes that begin like this and go on with a dot: lists whose second parts are open. */
  readonly begins?: readonly string[];
  /** All of these, lower case, each gap one blank. With codes, both are needed. */
  readonly says?: readonly string[];
  /** None of these: words of somebody else who has the same code. */
  readonly unless?: readonly string[];
  /** What others write too: counts only where something else in the text, or the person, names the vendor. */
  readonly common?: boolean;
  readonly page?: DiagnosisPage;
  /** In place of the cause's own, where this vendor means something narrower. */
  readonly why?: Bilingual;
  /** Before the cause's own steps. */
  readonly first?: readonly Bilingual[];
  /** In place of the cause's own steps. */
  readonly steps?: readonly Bilingual[];
}

/** What a cloud answers, and what shows that it was this cloud. */
export interface Table {
  readonly cloud: CloudId;
  /** Its hosts end like this. */
  readonly hosts: readonly string[];
  /** Words, lower case, that nobody else writes. */
  readonly words: readonly string[];
  /** Words that speak for it until something stronger speaks for another. */
  readonly hints?: readonly string[];
  readonly rows: readonly Row[];
  /** The page for rows that name none. */
  readonly page: DiagnosisPage | null;
}
