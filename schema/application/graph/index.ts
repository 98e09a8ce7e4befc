/** How an application is asked, begun, filled in and submitted. */
import { builder } from '../../builder.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { KEY_DESCRIPTION, once } from '../../core/once.ts';
import { knownCycle } from '../../calendar/store.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { begin, saveSection, submit, type SubmitAnswer } from '../actions.ts';
import type { Application } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import type { SectionName } from '../sections.ts';
import { applicationId, loadFile } from '../store.ts';
import { SectionContentInput } from './inputs.ts';
import { applicationRef, ApplicationType, headOf, SubmissionType } from './types.ts';

builder.queryField('myApplication', (t) =>
  t.field({
    type: ApplicationType,
    nullable: true,
    args: { cycle: t.arg.string({ required: false, description: '年度；默认当前。' }) },
    authScopes: { person: true },
    description: '本人在某年度的申报；没有的为空。Anybody with an account. One table request, form included.',
    resolve: async (_, { cycle }, context) => {
      const file = await loadFile(context.table, applicationId(knownCycle(cycle, context.now), personOf(context.actor).account));
      return file && headOf(file);
    },
  }),
);

const SubmitPayload = builder.objectRef<{ application: Application; submission: SubmitAnswer }>('SubmitApplicationPayload').implement({
  description: '提交结果。',
  fields: (t) => ({
    application: t.expose('application', { type: ApplicationType, description: '申报。' }),
    submission: t.expose('submission', { type: SubmissionType, description: '本次提交；重复的键得到第一次的结果。' }),
  }),
});

builder.mutationFields((t) => ({
  beginApplication: t.fieldWithInput({
    type: ApplicationType,
    input: {
      unit: t.input.globalID({ required: true, for: [OrganisationType], description: '通过哪个单位申报。' }),
      cycle: t.input.string({ required: false, description: '年度；默认当前。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description: '开始申报：申报人，个人申报阶段内。Rules A1, C2. Errors: WINDOW_NOT_OPEN, WINDOW_CLOSED, APPLICATION_EXISTS.',
    resolve: async (_, { input: { key, unit, cycle } }, context) => {
      const input = { unit: unit.id, cycle: knownCycle(cycle, context.now) };
      const { answer, result } = await once(context, { key, mutation: 'beginApplication', body: input }, (own) => begin(own, input));
      return result ? headOf(result) : loaded(context, answer.application);
    },
  }),
  saveSection: t.fieldWithInput({
    type: ApplicationType,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
      version: t.input.int({ required: true, description: '所改的该栏版本；从未保存的为0。Rule A4.' }),
      content: t.input.field({ type: SectionContentInput, required: true, description: '一栏的内容。' }),
      key: t.input.string({ required: false, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description:
      '保存一栏：申报人本人。Refused against an old version, with the current one attached. Rules A4, C6. ' +
      'Errors: APPLICATION_UNKNOWN, NOT_EDITABLE, VERSION_STALE, INPUT_INVALID, WINDOW_NOT_OPEN, WINDOW_CLOSED.',
    resolve: async (_, { input: { key, application, version, content } }, context) => {
      const [[name, typed]] = Object.entries(content) as [[SectionName, unknown]];
      const input = { application: application.id, version, name, content: typed };
      const { result } = await once(context, { key, mutation: 'saveSection', body: input }, (own) => saveSection(own, input));
      return result ? headOf(result) : loaded(context, application.id);
    },
  }),
  submitApplication: t.fieldWithInput({
    type: SubmitPayload,
    input: {
      application: t.input.globalID({ required: true, for: [applicationRef], description: '申报。' }),
      version: t.input.int({ required: true, description: '申报的版本。Rule A4.' }),
      key: t.input.string({ required: true, description: KEY_DESCRIPTION }),
    },
    authScopes: { role: ['APPLICANT'] },
    description:
      '提交申报：申报人本人，以请求到达时刻为准，迟一毫秒即逾期。Rules A5, C1, C6, A7. ' +
      'Errors: APPLICATION_UNKNOWN, NOT_IN_STATE, VERSION_STALE, WINDOW_NOT_OPEN, WINDOW_CLOSED, SECTIONS_MISSING, LEVEL_SKIPPED.',
    resolve: async (_, { input: { key, application, version } }, context) => {
      const input = { application: application.id, version };
      const { answer, result } = await once(context, { key, mutation: 'submitApplication', body: input }, (own) => submit(own, input));
      return { application: result ? headOf(result) : await loaded(context, application.id), submission: answer };
    },
  }),
}));

async function loaded(context: Context, id: string): Promise<Application> {
  const file = await loadFile(context.table, id);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  return headOf(file);
}
