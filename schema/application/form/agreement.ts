/** What in two fields of the titles cannot be true together, said once: asked when a section is saved, and of every form that is judged (A9). Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, type Level } from '../../announcement/data/series.ts';
import { levelNamed } from '../../announcement/data/title-names.ts';
import type { Scope } from '../../announcement/model.ts';
import type { PromotionType } from './choices.ts';

type Titled = { name: string | null; series: string | null; level: Level | null };

/** Behind the level of a present title: its name is that of another level of the series. */
export function whyNotOfLevel({ name, series, level }: Titled): Bilingual | null {
  const named = name === null || series === null ? null : levelNamed(series, name);
  if (named === null || level === null || named === level) return null;
  return say(`与资格名称不符：该系列的“${name}”为${LEVEL_NAMES[named]}`, `does not fit the name: “${name}” is of ${LEVEL_ENGLISH[named]}`);
}

/** Behind the name of the series: the series is in the list, and has its name there. */
export function whyNotNamed({ series, seriesName }: { series: string | null; seriesName: string | null }): Bilingual | null {
  if (series === null || seriesName === null) return null;
  return say('应为空：已填写所属系列（在系列目录内的，不另填名称）', 'is left out where the series is one of the list');
}

/** Behind the scope applied for: 基层有效 as the type of promotion leads to a title that is valid at the grass roots. */
export function whyNotInScope({ promotionType, scope }: { promotionType: PromotionType; scope: Scope }): Bilingual | null {
  if (promotionType !== 'GRASSROOTS' || scope === 'GRASSROOTS') return null;
  return say('应为“基层有效”：晋升类型为“基层有效”', 'is “at the grass roots”, as the promotion type is');
}
