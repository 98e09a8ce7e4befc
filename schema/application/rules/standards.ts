/** The standard that achievements are measured by is one that the bureau has published, and has the articles that are named (A2). Pure. */
import type { Refusal } from '../../core/refusal.ts';
import type { Day } from '../../core/time.ts';
import { seriesNamed, LEVEL_NAMES, LEVEL_ENGLISH, type Level } from '../../announcement/data/series.ts';
import type { Publication } from '../../disclosure/model.ts';
import { hasArticle, speaksOf, standardsFor } from '../../disclosure/rules.ts';
import { applicationRefusals } from '../refusals.ts';

/** The title applied for, and the standard named for it. */
type Applied = { series: string; level: Level; standard: string };

/** Why a document may not be named as the standard: others are published for this title, or it holds no more. As long as none is published, its number is typed. */
export function whyNotStandard(published: readonly Publication[], { standard, ...wish }: Applied, on: Day): Refusal | null {
  const open = standardsFor(published, wish, on);
  if (open.some(({ number }) => number === standard)) return null;
  if (open.length === 0) {
    const known = published.find((one) => one.number === standard && speaksOf(one, wish));
    return known ? applicationRefusals.STANDARD_ENDED({ standard }) : null;
  }
  const choices = {
    zh: open.map(({ number, title }) => `${number}《${title}》`).join('、'),
    en: open.map(({ number, title }) => `${number} (${title})`).join(', '),
  };
  const series = seriesNamed(wish.series);
  const level = { zh: LEVEL_NAMES[wish.level], en: LEVEL_ENGLISH[wish.level] };
  return applicationRefusals.STANDARD_UNKNOWN({ standard, series, level, choices });
}

/**
 * Why achievements may not name these articles: the document has none of that number. Under one 文号 there may be a standard for each of
 * several series, and a document published anew: what counts is what speaks of this title, in force before anything else. Of one that was
 * never published here nobody can tell.
 */
export function whyNotArticles(
  published: readonly Publication[],
  { standard, ...wish }: Applied,
  { items }: { items: readonly { article: number }[] },
  on: Day,
): Refusal | null {
  const ofNumber = published.filter(({ number }) => number === standard);
  const open = standardsFor(ofNumber, wish, on);
  const documents = open.length > 0 ? open : ofNumber.filter((one) => speaksOf(one, wish));
  if (documents.length === 0) return null;
  const wrong = items.map(({ article }) => article).filter((article) => !documents.some((one) => hasArticle(one, article)));
  const articles = [...new Set(wrong)];
  if (articles.length === 0) return null;
  return applicationRefusals.ARTICLE_UNKNOWN({
    standard,
    articles: { zh: articles.map((one) => `第${one}条`).join('、'), en: articles.join(', ') },
  });
}
