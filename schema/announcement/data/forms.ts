/** What the form of a series, or of a kind of person, has beside or instead of the common one, where a notice says nothing else. [policy] */
import type { LeftOutSection, LimitedText, SectionName } from '../names.ts';
import type { PersonKind } from '../channels.ts';

/** A difference of a series: sections that have to be filled in, sections that are not offered, lower limits of characters. */
export type SeriesForm = {
  requires: readonly SectionName[];
  withoutSections: readonly LeftOutSection[];
  characters: Readonly<Partial<Record<LimitedText, number>>>;
  /** What the licence of the series is called; it stands over the section. */
  licence: string | null;
  source: string;
};
/** A difference of a kind of person: sections that are not asked of them, and sections that need not be filled in. */
export type KindForm = { without: readonly LeftOutSection[]; optional: readonly LeftOutSection[]; source: string | null };

export type Forms = {
  series: Readonly<Partial<Record<string, SeriesForm>>>;
  kinds: Readonly<Partial<Record<PersonKind, KindForm>>>;
};

const NOTHING = { requires: [], withoutSections: [], characters: {}, licence: null } as const;
const licensed = (licence: string, source: string): SeriesForm => ({ ...NOTHING, requires: ['qualification'], licence, source });

export const FORMS: Forms = {
  /** Who may practise only with a licence brings it: 教师法, 医师法 and 护士条例, 律师法 and 公证法, 新闻记者证管理办法. */
  series: {
    'college-teaching': licensed('高等学校教师资格证', '教师法 第十条'),
    'vocational-teaching': licensed('教师资格证', '教师法 第十条'),
    'technical-school-teaching': licensed('教师资格证', '教师法 第十条'),
    'school-teaching': licensed('教师资格证', '教师法 第十条'),
    health: licensed('执业医师、护士等执业资格证', '医师法、护士条例'),
    'legal-services': licensed('律师执业证、公证员执业证', '律师法、公证法'),
    journalism: licensed('新闻记者证', '新闻记者证管理办法'),
    'rural-culture': {
      ...NOTHING,
      withoutSections: ['papers', 'qualification'],
      characters: { 'achievements.text': 300 },
      source: '系统默认',
    },
  },
  /**
   * What cannot apply to a kind of person is not asked of them, what may not apply need not be filled in (A9): whoever works for nobody
   * is appraised by nobody, and rural talents are only where they have an employer.
   */
  kinds: {
    FLEXIBLE: { without: ['appraisals'], optional: [], source: null },
    RURAL_TECHNICAL: { without: [], optional: ['appraisals'], source: null },
    RURAL_CULTURAL: { without: [], optional: ['appraisals'], source: null },
  },
};
