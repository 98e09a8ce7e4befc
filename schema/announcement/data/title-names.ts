/**
 * The titles of each series by their names, one by one: the list of levels writes several in one, such as 主任医（药、护、技）师. For telling
 * that a name is that of another level. What certificates of before, or of elsewhere, call a title is not here, and nothing is told of it.
 */
import { LEVELS, seriesOf, type Level } from './series.ts';

/** From the highest level down; null where the kind has no title of its own. */
type Ladder = readonly (string | null)[];

const kinds = (names: readonly string[], ladder: (name: string) => Ladder): readonly Ladder[] => names.map(ladder);
const VOCATIONAL: readonly Ladder[] = [
  ['正高级讲师', '高级讲师', '讲师', '助理讲师'],
  ['正高级实习指导教师', '高级实习指导教师', '一级实习指导教师', '二级实习指导教师', '三级实习指导教师'],
];
const fourGrades = (name: string): Ladder => [`一级${name}`, `二级${name}`, `三级${name}`, `四级${name}`];

/** Those that the list writes several in one; the other series have one title a level. */
const SEVERAL: Readonly<Record<string, readonly Ladder[]>> = {
  health: kinds(['医', '药', '护', '技'], (kind) => [
    `主任${kind}师`,
    `副主任${kind}师`,
    `${kind === '医' ? '主治' : '主管'}${kind}师`,
    `${kind}师`,
    `${kind}士`,
  ]),
  agriculture: [
    ...kinds(['农艺', '畜牧', '兽医'], (kind) => [`正高级${kind}师`, `高级${kind}师`, `${kind}师`, `助理${kind}师`]),
    [null, null, null, null, '农业技术员'],
  ],
  journalism: kinds(['记者', '编辑'], (kind) => [`高级${kind}`, `主任${kind}`, kind, `助理${kind}`]),
  broadcasting: [['播音指导'], ...kinds(['播音员', '主持人'], (kind) => [null, `主任${kind}`, `一级${kind}`, `二级${kind}`])],
  'technical-school-teaching': VOCATIONAL,
  'vocational-teaching': VOCATIONAL,
  arts: kinds(['演员', '演奏员', '编剧', '导演', '美术师'], fourGrades),
  'legal-services': kinds(['律师', '公证员'], fourGrades),
  shipping: [
    ...kinds(['船长', '轮机长'], (kind) => [`正高级${kind}`, `高级${kind}`]),
    ...kinds(['驾驶员', '轮机员'], (kind) => [null, null, `中级${kind}`, `助理${kind}`, kind]),
  ],
  aviation: kinds(['飞行员', '领航员'], (kind) => [`正高级${kind}`, `一级${kind}`, `二级${kind}`, `三级${kind}`]),
};

/** The names of a series’ titles at a level. */
export function titlesAt(series: string, level: Level): readonly string[] {
  const ladders = SEVERAL[series];
  const one = seriesOf(series)?.titles[level];
  if (!ladders) return one === undefined ? [] : [one];
  const place = LEVELS.length - 1 - LEVELS.indexOf(level);
  return ladders.flatMap((ladder) => ladder[place] ?? []);
}

/** The level that a name is of in a series; null where it is of none that is known, or of several. */
export function levelNamed(series: string, name: string): Level | null {
  const levels = LEVELS.filter((level) => titlesAt(series, level).includes(name));
  return levels.length === 1 ? (levels[0] ?? null) : null;
}
