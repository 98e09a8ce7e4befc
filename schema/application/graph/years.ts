/** Years as the rules count them, in the graph (A10). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { YearsCountedEnum } from '../../announcement/graph/enums.ts';
import type { YearsCounted } from '../../announcement/names.ts';

type Years = { specialty: number | null; presentTitle: number | null; asOf: string; counted: YearsCounted };

export const YearsType = builder.objectRef<Years>('ComputedYears').implement({
  description: manual('按日期、依通知规定计算的年限。', 'Years counted from dates, as the notice says. Rules A2, A10.'),
  fields: (t) => ({
    specialty: t.exposeInt('specialty', {
      nullable: true,
      description: manual(
        '专业工作年限；未填专业工作经历的为空。',
        'The years of work in the specialty; null where no work history was filled in.',
      ),
    }),
    presentTitle: t.exposeInt('presentTitle', {
      nullable: true,
      description: manual(
        '取得现任职务年限；没有职称或未填的为空。',
        'The years since the present title was obtained; null where there is no title or it was not filled in.',
      ),
    }),
    asOf: t.expose('asOf', { type: 'Day', description: manual('计算截止日。', 'The day up to which they are counted.') }),
    counted: t.expose('counted', { type: YearsCountedEnum, description: manual('年限的计算办法。', 'How years are counted.') }),
  }),
});
