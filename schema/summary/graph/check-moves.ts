/** Beginning a check of a table filled by hand, and having it done (D5). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import type { Context } from '../../core/context.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { askCheck, beginCheck } from '../check/actions/ask.ts';
import type { TableCheck } from '../check/model.ts';
import { checkRefusals } from '../check/refusals.ts';
import { loadCheck } from '../check/store.ts';
import { checkRef, CheckType } from './check.ts';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  return {
    beginTableCheck: t.fieldWithInput({
      type: CheckType,
      input: {
        series: t.input.string({ required: true, description: manual('系列代码。', 'The code of the series.') }),
        level: t.input.field({ type: LevelEnum, required: true, description: manual('层级。', 'The level.') }),
        department: t.input.globalID({
          required: false,
          for: [OrganisationType],
          description: manual(
            '哪个部门的汇总表；不填为本部门。',
            'The department whose summary table it is; the officer’s own where it is left out.',
          ),
        }),
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        key,
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '发起手工汇总表核对：该系列的主管部门或市人社局；用 `upload` 表单上传工作簿。',
        'Begins a check of a summary table filled by hand: the department of the series or the bureau; the workbook is uploaded with the form `upload`. Rule D5. Errors: SERIES_UNKNOWN, TABLE_OF_NOBODY, ROLE_REQUIRED, CYCLE_UNKNOWN.',
      ),
      resolve: async (_, { input }, context) => {
        const department = input.department?.id ?? null;
        const body = {
          series: input.series,
          level: input.level,
          department,
          cycle: await knownCycle(context, input.cycle, { as: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] }),
        };
        return answered(context, { key: input.key, mutation: 'beginTableCheck', body }, beginCheck, again(context));
      },
    }),
    checkTable: t.fieldWithInput({
      type: CheckType,
      input: { check: t.input.globalID({ required: true, for: [checkRef], description: manual('核对任务。', 'The check.') }), key },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '核对上传的汇总表，逐格与系统比较：该系列的主管部门或市人社局。任务在后台进行，以 `node` 查看进度。',
        'Checks the uploaded summary table, cell by cell against the system: the department of the series or the bureau. It starts a job; watch it by `node`. Rules D4, D5. Errors: CHECK_UNKNOWN, CHECK_BEGUN, CHECK_NOT_UPLOADED.',
      ),
      resolve: (_, { input }, context) =>
        answered(context, { key: input.key, mutation: 'checkTable', body: { check: input.check.id } }, askCheck, again(context)),
    }),
  };
});

function again({ table }: Context) {
  return async ({ check }: { check: string }): Promise<TableCheck> => {
    const found = await loadCheck(table, check);
    if (!found) throw checkRefusals.CHECK_UNKNOWN();
    return found;
  };
}
