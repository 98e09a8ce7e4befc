/** For whom a window of its own holds, in words: 副高级，卫生技术系列，仅考核认定. Pure. */
import type { Bilingual } from '../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesNamed } from '../announcement/data/series.ts';
import type { Announcement, Selector } from '../announcement/model.ts';

export function forWhom({ series, levels, committees, recognition }: Selector, of: Announcement): Bilingual {
  const named = committees?.map((id) => of.committees.find((one) => one.id === id)?.name ?? id);
  const parts: (Bilingual | null)[] = [
    series
      ? { zh: `${series.map((one) => seriesNamed(one).zh).join('、')}系列`, en: series.map((one) => seriesNamed(one).en).join(', ') }
      : null,
    levels ? { zh: levels.map((one) => LEVEL_NAMES[one]).join('、'), en: levels.map((one) => LEVEL_ENGLISH[one]).join(', ') } : null,
    named ? { zh: `由${named.join('、')}评审的`, en: `what goes to ${named.join(', ')}` } : null,
    recognition === undefined
      ? null
      : recognition
        ? { zh: '考核认定', en: 'what is recognised directly' }
        : { zh: '考核认定以外的', en: 'all but what is recognised directly' },
  ];
  const said = parts.flatMap((one) => (one === null ? [] : [one]));
  return { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join('; ') };
}
