/** What a unit is told of review forms that it has not downloaded (R3). Pure. */
import { counted } from '../../core/counted.ts';
import type { Bilingual } from '../../core/refusal.ts';
import type { Line } from '../model.ts';

export function formsLine(
  cycle: Bilingual,
  { count, days }: { count: number; days: number },
  account: string,
  about: Line['about'],
  as: Line['as'],
): Line {
  return {
    account,
    closesAt: null,
    topic: 'REMINDER',
    class: 'REMINDERS',
    rule: 'R3',
    required: false,
    about,
    as,
    waits: null,
    zh: {
      title: `${count}份职称评审表尚未下载`,
      text: `${cycle.zh}职称评审：贵单位有${count}份职称评审表生成已满${days}日尚未下载。请下载、打印，归入个人人事档案；可打包一次下载。`,
    },
    en: {
      title: `Review forms not downloaded: ${count}`,
      text: `${cycle.en} title review: your unit has not downloaded ${counted(count, 'review form')} in ${days} days. Download and print them for the personal files; all of them come in one file as well.`,
    },
  };
}
