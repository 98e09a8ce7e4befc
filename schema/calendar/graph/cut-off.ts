/** The earlier cut-off of a committee, in the graph (C12). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { CommitteeType } from '../../announcement/graph/committees.ts';
import { loadCalendar } from '../store.ts';
import { earlierCutOff } from '../cut-off.ts';
import { phaseAt } from '../rules.ts';

builder.objectField(CommitteeType, 'earlierCutOff', (t) =>
  t.field({
    type: 'Instant',
    nullable: true,
    description: manual(
      '与集中复审重叠的评委会，其申报须在此时刻前办结。',
      'The earlier cut-off of a committee that overlaps the central re-review: its applications have to be settled by then. Rule C12.',
    ),
    resolve: async ({ meets, cycle }, _, context) => {
      const calendar = await loadCalendar(context, cycle);
      return earlierCutOff(meets, phaseAt(calendar, 'RE_REVIEW', context.now));
    },
  }),
);
