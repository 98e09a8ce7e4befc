/** What title documents in the graph are made of: their kinds and states, what they put right, whose titles they withdraw (R3, R4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { named } from '../../../graph/named.ts';
import {
  CORRECTED_FIELD_NAMES,
  DOCUMENT_KIND_NAMES,
  DOCUMENT_STATE_NAMES,
  type Hearing,
  type TitleDocument,
} from '../../documents/model.ts';

export const KindEnum = builder.enumType('TitleDocumentKind', {
  description: manual(
    '文件种类：授予、更正或撤销职称。',
    'The kind of a title document: whether it confers, corrects or withdraws. Rule R3.',
  ),
  values: named(DOCUMENT_KIND_NAMES),
});
export const StateEnum = builder.enumType('TitleDocumentState', {
  description: manual('文件状态。', 'The state of a title document. Rule R3.'),
  values: named(DOCUMENT_STATE_NAMES),
});
export const CorrectedFieldEnum = builder.enumType('CorrectedField', {
  description: manual('更正的项目。', 'The field that is corrected. Rule R3.'),
  values: named(CORRECTED_FIELD_NAMES),
});

export const CorrectionType = builder.objectRef<TitleDocument['corrections'][number]>('DocumentCorrection').implement({
  description: manual('一处更正。', 'A correction. Rule R3.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    field: t.expose('field', { type: CorrectedFieldEnum, description: manual('项目。', 'The field.') }),
    was: t.exposeString('was', { description: manual('原内容。', 'The former content.') }),
    is: t.exposeString('is', { description: manual('更正后内容。', 'The content as corrected.') }),
  }),
});

export const WithdrawalType = builder.objectRef<TitleDocument['withdrawals'][number]>('DocumentWithdrawal').implement({
  description: manual('撤销职称的一人。', 'A person whose title is withdrawn. Rule R4.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    workplace: t.exposeString('workplace', { description: manual('工作单位。', 'The employer.') }),
    because: t.exposeString('because', { description: manual('理由。', 'The reason.') }),
  }),
});

export const UnprintableType = builder
  .objectRef<NonNullable<TitleDocument['proof']>['unprintable'][number]>('UnprintableCharacters')
  .implement({
    description: manual('没有字库可以打印的字符，及涉及何人。', 'Characters that no font can print, and whom they concern. Rule R3.'),
    fields: (t) => ({
      name: t.exposeString('name', {
        description: manual('何人；文件正文的为“正文”。', 'The person concerned; “正文” for the text of the document itself.'),
      }),
      characters: t.exposeStringList('characters', { description: manual('字符。', 'The characters.') }),
    }),
  });

export const HearingType = builder.objectRef<Hearing & { name: string }>('DocumentHearing').implement({
  description: manual('撤销职称之前的陈述、申辩意见。', 'A statement made before a title is withdrawn. Rule R4.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('姓名。', 'The name.') }),
    text: t.exposeString('text', { description: manual('意见。', 'The opinion.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
  }),
});
