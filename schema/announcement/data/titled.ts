/** What in two fields of a title cannot be true together, said once: asked when one is written down, and of every form that is judged (A9). Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, SERIES, SERIES_ENGLISH, type Level } from './series.ts';
import { levelNamed } from './title-names.ts';

type Titled = { name: string | null; series: string | null; level: Level | null };

/** Behind the level of a present title: its name is that of another level of the series. */
export function whyNotOfLevel({ name, series, level }: Titled): Bilingual | null {
  const named = name === null || series === null ? null : levelNamed(series, name);
  if (named === null || level === null || named === level) return null;
  return say(`与资格名称不符：该系列的“${name}”为${LEVEL_NAMES[named]}`, `does not fit the name: “${name}” is of ${LEVEL_ENGLISH[named]}`);
}

/** Behind the name of the series: the series is in the list, and has its name there; or it is named that is in the list, and not chosen. */
export function whyNotNamed({ series, seriesName }: { series: string | null; seriesName: string | null }): Bilingual | null {
  if (seriesName === null) return null;
  if (series !== null)
    return say('应为空：已填写所属系列（在系列目录内的，不另填名称）', 'is left out where the series is one of the list');
  const listed = SERIES.find(({ name }) => bare(name) === bare(seriesName));
  if (!listed) return null;
  return say(
    `为目录内的“${listed.name}”系列，请在所属系列中选择，此项不填`,
    `names ${SERIES_ENGLISH[listed.code] ?? listed.code}, which is in the list: choose it as the series, and leave this out`,
  );
}

/** What a series is called without 系列, 专业技术人员 and the like; certificates write it with and without. */
function bare(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s“”"()]|系列|专业|技术|人员|职称|资格|职务/gu, '');
}
