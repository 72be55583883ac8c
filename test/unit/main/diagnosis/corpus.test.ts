import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/main/diagnosis/explain.ts';
import { CLOUD_IDS } from '../../../../src/shared/model/cloud.ts';
import { CAUSE_IDS } from '../../../../src/shared/model/diagnosis.ts';
import { isHeldBack, readSpecimens, type Specimen } from '../../../vectors/diagnosis/corpus.ts';

const corpus = readSpecimens();

type Verdict = 'right' | 'silent' | 'wrong';

/** `silent` knew nothing where there was something to know; `wrong` claimed what is not so. */
function verdictOf({ text, expected }: Specimen): Verdict {
  const answer = explain(text, null);
  if (answer.kind === 'not-known') return expected === null ? 'right' : 'silent';
  const found = answer.findings[0];
  if (expected === null || found === undefined || found.cause !== expected.cause) return 'wrong';
  if (found.cloud === expected.cloud) return 'right';
  // Not naming a cloud, and the right one among those that it could be, is an answer.
  return found.cloud === null && expected.cloud !== null && found.couldBe.includes(expected.cloud)
    ? 'right'
    : 'wrong';
}

describe('the error answers that were collected', () => {
  it('are enough, of every cloud, and of every cause that there is', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(170);
    expect(corpus.filter(({ expected }) => expected === null).length).toBeGreaterThanOrEqual(25);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
    const clouds = new Set(corpus.flatMap(({ expected }) => expected?.cloud ?? []));
    expect(clouds).toEqual(new Set(CLOUD_IDS));
    const causes = new Set<string>(corpus.flatMap(({ expected }) => expected?.cause ?? []));
    expect(causes).toEqual(new Set<string>(CAUSE_IDS));
  });

  it.each([
    ['whole corpus', corpus],
    ['held-back third', corpus.filter(isHeldBack)],
  ])('are understood: %s', (name, specimens) => {
    const verdicts = specimens.map((specimen) => ({ specimen, verdict: verdictOf(specimen) }));
    const share = (verdict: Verdict) =>
      verdicts.filter((one) => one.verdict === verdict).length / specimens.length;
    // What is held back stays unread: only how many are wrong is told of it.
    const missed = verdicts.filter(({ verdict, specimen }) => verdict !== 'right' && !isHeldBack(specimen));
    const list = missed.map(({ specimen, verdict }) => `${specimen.name} (${verdict})`).join(', ');
    process.stdout.write(
      `diagnosis, ${name}: ${specimens.length} texts, accuracy ${share('right').toFixed(3)}, ` +
        `confident but wrong ${share('wrong').toFixed(3)}, silent ${share('silent').toFixed(3)}` +
        `${list === '' ? '' : `; not right: ${list}`}\n`,
    );
    expect(share('right')).toBeGreaterThanOrEqual(0.9);
    expect(share('wrong')).toBeLessThanOrEqual(0.02);
  });
});
