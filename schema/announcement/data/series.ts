/**
 * The series of professional titles and the name of the title at each level.
 * Source: 人社部《职称系列（专业）各层级名称》 (27 series, 2021), and 农村实用文化人才 after Annex 1 of 嘉人社发〔2024〕205号, no. 64.
 * A level a series does not have is absent.
 */

/** Levels from the lowest to the highest: 员级, 助理级, 中级, 副高级, 正高级. */
export const LEVELS = ['STAFF', 'ASSISTANT', 'INTERMEDIATE', 'ASSOCIATE_SENIOR', 'SENIOR'] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_NAMES: Record<Level, string> = {
  STAFF: '员级',
  ASSISTANT: '助理级',
  INTERMEDIATE: '中级',
  ASSOCIATE_SENIOR: '副高级',
  SENIOR: '正高级',
};

export const LEVEL_ENGLISH: Record<Level, string> = {
  STAFF: 'the staff level',
  ASSISTANT: 'the assistant level',
  INTERMEDIATE: 'the intermediate level',
  ASSOCIATE_SENIOR: 'the associate senior level',
  SENIOR: 'the senior level',
};

export type Series = { code: string; name: string; titles: Partial<Record<Level, string>> };

export const SERIES: readonly Series[] = [
  series('college-teaching', '高等学校教师', '教授', '副教授', '讲师', '助教'),
  series('social-science', '社会科学研究', '研究员', '副研究员', '助理研究员', '研究实习员'),
  series('natural-science', '自然科学研究', '研究员', '副研究员', '助理研究员', '研究实习员'),
  series(
    'health',
    '卫生',
    '主任医（药、护、技）师',
    '副主任医（药、护、技）师',
    '主治（主管）医（药、护、技）师',
    '医（药、护、技）师',
    '医（药、护、技）士',
  ),
  series('engineering', '工程', '正高级工程师', '高级工程师', '工程师', '助理工程师', '技术员'),
  series(
    'agriculture',
    '农业',
    '正高级农艺（畜牧、兽医）师',
    '高级农艺（畜牧、兽医）师',
    '农艺（畜牧、兽医）师',
    '助理农艺（畜牧、兽医）师',
    '农业技术员',
  ),
  series('journalism', '新闻', '高级记者（编辑）', '主任记者（编辑）', '记者（编辑）', '助理记者（编辑）'),
  series('publishing', '出版', '编审', '副编审', '编辑', '助理编辑'),
  series('library', '图书资料', '研究馆员', '副研究馆员', '馆员', '助理馆员', '管理员'),
  series('museum', '文物博物', '研究馆员', '副研究馆员', '馆员', '助理馆员'),
  series('archives', '档案', '研究馆员', '副研究馆员', '馆员', '助理馆员', '管理员'),
  series('crafts', '工艺美术', '正高级工艺美术师', '高级工艺美术师', '工艺美术师', '助理工艺美术师', '工艺美术员'),
  series(
    'technical-school-teaching',
    '技工院校教师',
    '正高级讲师（实习指导教师）',
    '高级讲师（实习指导教师）',
    '讲师（一级实习指导教师）',
    '助理讲师（二级实习指导教师）',
    '三级实习指导教师',
  ),
  series('sports', '体育', '国家级教练', '高级教练', '中级教练', '初级教练'),
  series('translation', '翻译', '译审', '一级翻译', '二级翻译', '三级翻译'),
  series('broadcasting', '播音主持', '播音指导', '主任播音员主持人', '一级播音员主持人', '二级播音员主持人'),
  series('accounting', '会计', '正高级会计师', '高级会计师', '会计师', '助理会计师'),
  series('statistics', '统计', '正高级统计师', '高级统计师', '统计师', '助理统计师'),
  series('economics', '经济', '正高级经济师', '高级经济师', '经济师', '助理经济师'),
  series('laboratory', '实验技术', '正高级实验师', '高级实验师', '实验师', '助理实验师', '实验员'),
  series(
    'vocational-teaching',
    '中等职业学校教师',
    '正高级讲师（实习指导教师）',
    '高级讲师（实习指导教师）',
    '讲师（一级实习指导教师）',
    '助理讲师（二级实习指导教师）',
    '三级实习指导教师',
  ),
  series('school-teaching', '中小学教师', '正高级教师', '高级教师', '一级教师', '二级教师', '三级教师'),
  series(
    'arts',
    '艺术',
    '一级演员（演奏员、编剧、导演、美术师等）',
    '二级演员（演奏员、编剧、导演、美术师等）',
    '三级演员（演奏员、编剧、导演、美术师等）',
    '四级演员（演奏员、编剧、导演、美术师等）',
  ),
  series('legal-services', '公共法律服务', '一级律师（公证员）', '二级律师（公证员）', '三级律师（公证员）', '四级律师（公证员）'),
  series(
    'shipping',
    '船舶',
    '正高级船长（轮机长等）',
    '高级船长（轮机长等）',
    '中级驾驶员（轮机员等）',
    '助理驾驶员（轮机员等）',
    '驾驶员（轮机员等）',
  ),
  series(
    'aviation',
    '民用航空飞行',
    '正高级飞行员（领航员等）',
    '一级飞行员（领航员等）',
    '二级飞行员（领航员等）',
    '三级飞行员（领航员等）',
  ),
  series('auditing', '审计', '正高级审计师', '高级审计师', '审计师', '助理审计师'),
  series('rural-culture', '农村实用文化人才', '正高级', '副高级', '中级', '初级'),
];

/** The series in English, for those who read it. */
export const SERIES_ENGLISH: Readonly<Record<string, string>> = {
  'college-teaching': 'college teaching',
  'social-science': 'social sciences',
  'natural-science': 'natural sciences',
  health: 'health',
  engineering: 'engineering',
  agriculture: 'agriculture',
  journalism: 'journalism',
  publishing: 'publishing',
  library: 'libraries',
  museum: 'museums and cultural relics',
  archives: 'archives',
  crafts: 'arts and crafts',
  'technical-school-teaching': 'technical school teaching',
  sports: 'sports',
  translation: 'translation',
  broadcasting: 'broadcasting',
  accounting: 'accounting',
  statistics: 'statistics',
  economics: 'economics',
  laboratory: 'laboratory technology',
  'vocational-teaching': 'vocational school teaching',
  'school-teaching': 'school teaching',
  arts: 'arts',
  'legal-services': 'public legal services',
  shipping: 'shipping',
  aviation: 'civil aviation',
  auditing: 'auditing',
  'rural-culture': 'rural culture',
};

/** What a series is called in a sentence; a code is no name. */
export function seriesNamed(code: string): { zh: string; en: string } {
  return { zh: seriesOf(code)?.name ?? code, en: SERIES_ENGLISH[code] ?? code };
}

/** The series with this code; null when there is none. */
export function seriesOf(code: string): Series | null {
  return SERIES.find((one) => one.code === code) ?? null;
}

function series(code: string, name: string, ...titles: readonly string[]): Series {
  const fromTheTop = LEVELS.toReversed();
  return { code, name, titles: Object.fromEntries(titles.map((title, index) => [fromTheTop[index], title])) };
}
