/** What title documents in the graph are made of: their kinds and states, what they put right, whose titles they withdraw (R3, R4). */
import { builder } from '../../../builder.ts';
import { named } from '../../../graph/named.ts';
import {
  CORRECTED_FIELD_NAMES,
  DOCUMENT_KIND_NAMES,
  DOCUMENT_STATE_NAMES,
  type Hearing,
  type TitleDocument,
} from '../../documents/model.ts';

export const KindEnum = builder.enumType('TitleDocumentKind', {
  description: '文件种类。What a title document does. Rule R3.',
  values: named(DOCUMENT_KIND_NAMES),
});
export const StateEnum = builder.enumType('TitleDocumentState', {
  description: '文件状态。How far a title document is. Rule R3.',
  values: named(DOCUMENT_STATE_NAMES),
});
export const CorrectedFieldEnum = builder.enumType('CorrectedField', {
  description: '更正的项目。What is put right of somebody. Rule R3.',
  values: named(CORRECTED_FIELD_NAMES),
});

export const CorrectionType = builder.objectRef<TitleDocument['corrections'][number]>('DocumentCorrection').implement({
  description: '一处更正。One thing that is put right. Rule R3.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    field: t.expose('field', { type: CorrectedFieldEnum, description: '项目。' }),
    was: t.exposeString('was', { description: '原内容。' }),
    is: t.exposeString('is', { description: '更正后内容。' }),
  }),
});

export const WithdrawalType = builder.objectRef<TitleDocument['withdrawals'][number]>('DocumentWithdrawal').implement({
  description: '撤销职称的一人。One of those whose titles are withdrawn. Rule R4.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    workplace: t.exposeString('workplace', { description: '工作单位。' }),
    because: t.exposeString('because', { description: '理由。' }),
  }),
});

export const UnprintableType = builder
  .objectRef<NonNullable<TitleDocument['proof']>['unprintable'][number]>('UnprintableCharacters')
  .implement({
    description: '没有字库可以打印的字符。Characters that no font has, and of whom. Rule R3.',
    fields: (t) => ({
      name: t.exposeString('name', { description: '何人；文件正文的为“正文”。Of whom; 正文 for the text itself.' }),
      characters: t.exposeStringList('characters', { description: '字符。' }),
    }),
  });

export const HearingType = builder.objectRef<Hearing & { name: string }>('DocumentHearing').implement({
  description: '陈述、申辩意见。What somebody states before their title is withdrawn. Rule R4.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    text: t.exposeString('text', { description: '意见。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
  }),
});
