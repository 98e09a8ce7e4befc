/** By what the lists of the bureau are narrowed, as they are wanted. */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { LevelEnum } from '../../../announcement/graph/enums.ts';
import { KindEnum, StateEnum } from '../../../disclosure/graph/documents.ts';
import { MessageKindEnum, UndeliveredStateEnum } from '../../../notification/graph/undelivered.ts';
import { UntilEnum } from '../../../report/graph/unfinished.ts';

export const UnfinishedWanted = builder.inputType('UnfinishedWanted', {
  description: manual('未办结事项的筛选，同 unfinished。', 'The filter of unfinished matters, as in unfinished.'),
  fields: (t) => ({
    by: t.field({
      type: UntilEnum,
      required: true,
      defaultValue: 'CERTIFICATES',
      description: manual('以哪个期限为准。', 'Which deadline counts.'),
    }),
  }),
});
export const PublicDocumentsWanted = builder.inputType('PublicDocumentsWanted', {
  description: manual('公开文件的筛选，同 publicDocuments。', 'The filter of public documents, as in publicDocuments.'),
  fields: (t) => ({
    kind: t.field({ type: KindEnum, required: false, description: manual('类别；不填为全部。', 'The kind; all where left out.') }),
    series: t.string({ required: false, description: manual('系列代码。', 'The code of a series.') }),
    level: t.field({ type: LevelEnum, required: false, description: manual('层级。', 'A level.') }),
    inForceOn: t.field({ type: 'Day', required: false, description: manual('在该日有效的。', 'Those in force on that day.') }),
    state: t.field({ type: StateEnum, required: false, description: manual('现在的效力。', 'Those that stand so now.') }),
  }),
});
export const UndeliveredWanted = builder.inputType('UndeliveredWanted', {
  description: manual('未送达消息的筛选，同 undelivered。', 'The filter of undelivered messages, as in undelivered.'),
  fields: (t) => ({
    state: t.field({ type: UndeliveredStateEnum, required: false, description: manual('限某种状态。', 'Only messages in this state.') }),
    kind: t.field({
      type: MessageKindEnum,
      required: false,
      description: manual('限某一种类；须同时给出状态。', 'Only messages of this kind; the state must be given as well.'),
    }),
  }),
});
