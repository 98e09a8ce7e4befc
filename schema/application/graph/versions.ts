/** Submitted versions: each with its form, and two of them compared field by field (A4). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { formOf } from '../actions/own.ts';
import { noteSupervision } from '../actions/supervised.ts';
import { differences, type Difference } from '../compare.ts';
import type { Form } from '../eligibility/facts.ts';
import { applicationRefusals } from '../refusals.ts';
import { isOwn } from '../sight.ts';
import { applicationIn, loadFile, loadSectionsAt, loadSubmission } from '../store.ts';
import { SectionNameEnum } from './enums.ts';
import { FormType } from './form.ts';
import { applicationRef, submissionRef } from './types.ts';

builder.objectFields(submissionRef, (t) => ({
  form: t.field({
    type: FormType,
    price: 4 * REQUEST,
    description: manual('该次提交的申报表。读表两次。', 'The form as it was submitted then. Two table requests.'),
    resolve: async ({ application, number }, _, context) => {
      const head = await applicationIn(context, application);
      if (head) await noteSupervision(context, head);
      const submission = await loadSubmission(context.table, application, number);
      return submission ? loadSectionsAt(context.table, application, submission.sections) : {};
    },
  }),
}));

export const DifferenceType = builder.objectRef<Difference>('FieldDifference').implement({
  description: manual('一处不同。', 'A field that differs.'),
  fields: (t) => ({
    section: t.expose('section', { type: SectionNameEnum, description: manual('栏。', 'The section.') }),
    row: t.exposeInt('row', {
      nullable: true,
      description: manual('第几行；不分行的为空。', 'Which row; null where the section has no rows.'),
    }),
    field: t.exposeString('field', { description: manual('字段名。', 'The field.') }),
    label: t.expose('label', { type: BilingualType, description: manual('字段名称。', 'The label of the field.') }),
    before: t.exposeString('before', {
      nullable: true,
      description: manual('原值；没有的为空。', 'The value before; null where there was none.'),
    }),
    after: t.exposeString('after', {
      nullable: true,
      description: manual('现值；没有的为空。', 'The value after; null where there is none.'),
    }),
  }),
});

builder.objectField(applicationRef, 'compare', (t) =>
  t.field({
    nullable: true,
    type: [DifferenceType],
    args: {
      from: t.arg.int({ required: true, description: manual('第几次提交。', 'Which submission, counted from the first.') }),
      to: t.arg.int({
        required: false,
        description: manual(
          '与第几次提交比较；不填为与现在的申报表比较（申报人本人）。',
          'Which submission to compare with; left out, the form as it is now (for the applicant).',
        ),
      }),
    },
    price: 8 * REQUEST,
    description: manual(
      '两个版本逐项比较。读表四次。',
      'Two versions compared field by field. Four table requests. Rule A4. Errors: SUBMISSION_UNKNOWN.',
    ),
    resolve: async (head, { from, to }, context) => {
      await noteSupervision(context, head);
      const own = isOwn(context.actor, head);
      // What the applicant is working on is their own; to others the form as it stands is the last one submitted.
      const until = to ?? (own ? null : (head.submission?.number ?? 0));
      const [before, after] = await Promise.all([
        formAt(context, head.id, from),
        until === null ? current(context, head.id) : formAt(context, head.id, until),
      ]);
      return differences(before, after);
    },
  }),
);

async function formAt({ table }: Context, id: string, number: number): Promise<Form> {
  const submission = number > 0 ? await loadSubmission(table, id, number) : null;
  if (!submission) throw applicationRefusals.SUBMISSION_UNKNOWN({ number });
  return formOf(await loadSectionsAt(table, id, submission.sections));
}

async function current({ table }: Context, id: string): Promise<Form> {
  return formOf((await loadFile(table, id))?.sections ?? {});
}
