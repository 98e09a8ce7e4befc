/** The committees of a notice: each known by one id, for a field and for levels that there are; and the titles that none reviews (C12). */
import { LEVEL_ENGLISH, LEVEL_NAMES, LEVELS, SERIES, seriesNamed, seriesOf, type Level } from '../../announcement/data/series.ts';
import { say } from '../../core/refusal.ts';
import { found, type Found } from './line.ts';
import type { CommitteeRow, Reading } from './read/index.ts';
import { inside } from './read/inside.ts';

export function committeeLines({ committees }: Reading, document: unknown): Found[] {
  const seen = new Set<string>();
  return [
    ...committees.flatMap((one): Found[] => {
      const isDoubled = one.id !== undefined && seen.has(one.id);
      if (one.id !== undefined) seen.add(one.id);
      return [...(isDoubled ? [found('COMMITTEE_DOUBLED', ['committees', one.index, 'id'], { id: one.id })] : []), ...ofField(one)];
    }),
    ...(Array.isArray(inside(document, 'committees')) ? unreviewed(committees) : []),
  ];
}

function ofField({ index, id, name = id ?? '', series, hasSpecialty, levels }: CommitteeRow): Found[] {
  if (series === null && !hasSpecialty) return [found('COMMITTEE_WITHOUT_FIELD', ['committees', index, 'series'], { name })];
  const of = typeof series === 'string' ? seriesOf(series) : null;
  if (!of) return [];
  return levels
    .filter(({ value }) => !of.titles[value])
    .map(({ index: row, value }) =>
      found('LEVEL_NOT_OF_SERIES', ['committees', index, 'levels', row], { series: seriesNamed(of.code), level: levelNamed(value), name }),
    );
}

/** Titles that no committee gives to everybody: those for own staff or for the grass roots give them to some. */
function unreviewed(committees: readonly CommitteeRow[]): Found[] {
  // A committee that cannot be read may be the one that is missed.
  if (committees.some(({ series, isWhole }) => series === undefined || !isWhole)) return [];
  const forAll = committees.filter(({ scope, ownStaffOnly }) => scope !== 'GRASSROOTS' && ownStaffOnly !== true);
  const given = new Set(forAll.flatMap(({ series, levels }) => levels.map(({ value }) => `${series} ${value}`)));
  // An ordinary notice leaves the lower levels of most series to others: they are told together.
  const alike = new Map<string, { levels: Level[]; series: string[] }>();
  for (const { code, titles } of SERIES) {
    const levels = LEVELS.filter((level) => titles[level] && !given.has(`${code} ${level}`));
    const series = alike.get(levels.join(' '))?.series ?? [];
    if (levels.length > 0) alike.set(levels.join(' '), { levels, series: [...series, code] });
  }
  return [...alike.values()].map(({ levels, series }) =>
    found('TITLES_WITHOUT_COMMITTEE', ['committees'], { series: series.map(seriesNamed), levels: levels.map(levelNamed) }),
  );
}

const levelNamed = (level: Level) => say(LEVEL_NAMES[level], LEVEL_ENGLISH[level]);
