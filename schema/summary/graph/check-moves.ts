/** Beginning a check of a table filled by hand, and having it done (D5). */
import { builder } from '../../builder.ts';
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
        series: t.input.string({ required: true, description: '系列代码。' }),
        level: t.input.field({ type: LevelEnum, required: true, description: '层级。' }),
        department: t.input.globalID({ required: false, for: [OrganisationType], description: '哪个部门的汇总表；不填为本部门。' }),
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        key,
      },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '发起手工汇总表核对：该系列的主管部门或市人社局；用 `upload` 表单上传工作簿。Rule D5. Errors: SERIES_UNKNOWN, TABLE_OF_NOBODY, ROLE_REQUIRED, CYCLE_UNKNOWN.',
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
      input: { check: t.input.globalID({ required: true, for: [checkRef], description: '核对任务。' }), key },
      authScopes: { role: ['DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '核对上传的汇总表，逐格与系统比较：该系列的主管部门或市人社局。Starts a job; watch it by `node`. Rules D4, D5. Errors: CHECK_UNKNOWN, CHECK_BEGUN, CHECK_NOT_UPLOADED.',
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
