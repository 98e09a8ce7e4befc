/** The levels that a committee reviews: as its column says, or its name; an annex of the province is one of senior titles (C12). Pure. */
import { say } from '../../core/refusal.ts';
import { LEVELS_CALLED } from '../../announcement/committees.ts';
import { LEVELS, seriesOf, type Level } from '../../announcement/data/series.ts';
import type { Given } from './given.ts';

type About = { series: string | null; isNumbered: boolean };

export function levelsOf(typed: string, named: readonly Level[] | null, { series, isNumbered }: About): Given<Level[]> {
  if (typed === '') {
    if (named) return { value: had(named, series) };
    if (!isNumbered) return { value: [], wrong: say('从名称读不出层级，请填写', 'is not in the name; fill it in') };
    return {
      value: had(LEVELS_CALLED['高级'] ?? [], series),
      unsure: say('从名称读不出层级，现按高级处理', 'is not in the name: it is taken to review senior titles'),
    };
  }
  const words = typed.split(/[、，,；;/\s]/u).filter((word) => word !== '');
  const unknown = words.filter((word) => !Object.hasOwn(LEVELS_CALLED, word));
  if (unknown.length > 0) {
    const known = Object.keys(LEVELS_CALLED);
    return {
      value: [],
      wrong: say(`有“${unknown.join('、')}”，应为：${known.join('、')}`, `has ${unknown.join(', ')}; the levels are: ${known.join(', ')}`),
    };
  }
  const value = inOrder(
    words.flatMap((word) => (GROUPS.includes(word) ? had(LEVELS_CALLED[word] ?? [], series) : (LEVELS_CALLED[word] ?? []))),
  );
  const differs = named !== null && !named.some((level) => value.includes(level));
  return { value, ...(differs && { unsure: say('与名称所称层级不同', 'is not the level of the name') }) };
}

/** A word for several levels means those that the series has. */
const GROUPS = ['高级', '初级'];

function had(levels: readonly Level[], series: string | null): Level[] {
  const titles = series === null ? null : seriesOf(series)?.titles;
  return inOrder(titles ? levels.filter((level) => titles[level] !== undefined) : levels);
}

const inOrder = (levels: readonly Level[]): Level[] => LEVELS.filter((level) => levels.includes(level));
