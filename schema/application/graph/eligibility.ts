/** Eligibility explained, before anything is typed and on the draft (A6). */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { RULEBOOK } from '../../core/rulebook.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { factsOf, factsOfFile, formOf } from '../actions/own.ts';
import type { Finding } from '../eligibility/findings.ts';
import { findingsOf, obstacles } from '../eligibility/index.ts';
import type { Application } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import { applicationId, loadFile } from '../store.ts';
import { CHOICE_ENUMS, OutcomeEnum } from './enums.ts';
import { applicationRef } from './types.ts';

const FindingType = builder.objectRef<Finding>('EligibilityFinding').implement({
  description: '一项条件的判断。What one condition comes to. Rule A6.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: '规则编号。' }),
    ruleText: t.field({
      type: BilingualType,
      description: '规则内容。',
      resolve: ({ rule }) => ({ zh: RULEBOOK[rule].zh, en: RULEBOOK[rule].en }),
    }),
    source: t.string({ description: '依据。Where the rule comes from.', resolve: ({ rule }) => RULEBOOK[rule].source }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: '符合、不符合或尚不能判断。' }),
    because: t.expose('because', { type: BilingualType, description: '判断的理由。' }),
    remedy: t.expose('remedy', {
      type: BilingualType,
      nullable: true,
      description: '如何改进；符合的或无法改变的为空。What would change it.',
    }),
  }),
});

const EligibilityType = builder.objectRef<readonly Finding[]>('Eligibility').implement({
  description: '逐项条件。Every condition, and whether all are met. Rule A6.',
  fields: (t) => ({
    isEligible: t.boolean({
      description: '是否全部符合；尚不能判断的视为不符合。What is unknown stands in the way too.',
      resolve: (findings) => obstacles(findings).length === 0,
    }),
    findings: t.field({ type: [FindingType], description: '逐项判断。', resolve: (findings) => [...findings] }),
  }),
});

builder.queryField('eligibility', (t) =>
  t.field({
    type: EligibilityType,
    args: {
      series: t.arg.string({ required: true, description: '拟申报系列代码。' }),
      level: t.arg({ type: LevelEnum, required: true, description: '拟申报层级。' }),
      promotionType: t.arg({
        type: CHOICE_ENUMS.PromotionType,
        required: true,
        defaultValue: 'NORMAL',
        description: '晋升类型；默认正常晋升。',
      }),
      unit: t.arg.globalID({ required: false, for: [OrganisationType], description: '通过哪个单位申报；默认现单位。' }),
      cycle: t.arg.string({ required: false, description: '年度；默认当前。' }),
    },
    price: 2 * REQUEST,
    authScopes: { person: true },
    description:
      '如果申报……是否符合条件：填表之前即可查询；已填写的各栏一并考虑。What if I apply for …: before anything is typed, with what has been typed. Rule A6. Errors: SERIES_UNKNOWN, CYCLE_UNKNOWN.',
    resolve: async (_, { series, level, promotionType, unit, cycle }, context) => {
      if (seriesOf(series)?.titles[level] === undefined) throw applicationRefusals.SERIES_UNKNOWN();
      const known = knownCycle(cycle, context.now);
      const [calendar, file] = await Promise.all([
        loadCalendar(context, known),
        loadFile(context.table, applicationId(known, personOf(context.actor).account)),
      ]);
      const facts = await factsOf(context, calendar, {
        head: file?.head ?? null,
        unit: unit?.id ?? null,
        wish: { series, level, promotionType: promotionType as never },
        form: formOf(file?.sections ?? {}),
        proofs: file?.proofs ?? [],
        complete: false,
      });
      return findingsOf(facts);
    },
  }),
);

builder.objectField(applicationRef, 'eligibility', (t) =>
  t.field({
    type: EligibilityType,
    nullable: true,
    price: 2 * REQUEST,
    description:
      '本申报逐项条件，提交前即可查看；仅申报人本人。On the draft, as submission will judge it; for the applicant. Two table requests at most. Rule A6.',
    resolve: (head, _, context) => ofDraft(head, context),
  }),
);

async function ofDraft(head: Application, context: Context): Promise<Finding[] | null> {
  if (context.actor.kind !== 'person' || context.actor.account !== head.applicant) return null;
  const file = await loadFile(context.table, head.id);
  if (!file) return null;
  return findingsOf(await factsOfFile(context, await loadCalendar(context, head.cycle), file));
}
