/** The mutations of statistics: the bureau has a year counted, and publishes it (R5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { found } from '../../identity/graph/types.ts';
import { askYearReport, publishYearReport } from '../statistics/actions/ask.ts';
import { loadReport } from '../statistics/store.ts';
import { yearReportRef } from './refs.ts';
import { YearReportType } from './statistics.ts';

builder.mutationFields((t) => ({
  buildYearReport: t.fieldWithInput({
    type: YearReportType,
    input: {
      cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '生成年度统计：市人社局；以前的统计照存。任务在后台进行，以 `node` 查看进度。',
      'Builds the year’s statistics: the bureau; earlier ones are kept. It starts a job; watch it by `node`. Rule R5. Errors: ROLE_REQUIRED, CYCLE_UNKNOWN, CYCLE_NONE.',
    ),
    resolve: async (_, { input: { key, cycle } }, context) => {
      const body = { cycle: await knownCycle(context, cycle, { as: ['BUREAU_OFFICER'] }) };
      return answered(context, { key, mutation: 'buildYearReport', body }, askYearReport, async ({ report }) =>
        found(await loadReport(context.table, report)),
      );
    },
  }),
  publishYearReport: t.fieldWithInput({
    type: YearReportType,
    input: {
      report: t.input.globalID({ required: true, for: [yearReportRef], description: manual('年度统计。', 'The year’s statistics.') }),
      version: t.input.int({ required: true, description: manual('所见版本。', 'The version as seen. Rule A4.') }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['BUREAU_OFFICER'] },
    description: manual(
      '公布年度统计，任何人可见：市人社局；小于5的数和可以推算出它的数不予公布。此前公布的不再显示。',
      'Publishes the statistics of the year for everybody to see: for the bureau. Numbers below 5, and those from which they could be worked out, are left out; what was published before is shown no more. Rules R5, V7. Errors: ROLE_REQUIRED, YEAR_REPORT_UNKNOWN, YEAR_REPORT_UNFINISHED, YEAR_REPORT_PUBLISHED, YEAR_REPORT_OLDER, VERSION_STALE.',
    ),
    resolve: (_, { input: { key, report, version } }, context) =>
      answered(context, { key, mutation: 'publishYearReport', body: { report: report.id, version } }, publishYearReport, async (answer) =>
        found(await loadReport(context.table, answer.report)),
      ),
  }),
}));
