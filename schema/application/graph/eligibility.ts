/** Eligibility explained, before anything is typed and on the draft (A6). */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Cited } from '../../core/refusal.ts';
import { RULEBOOK, sourceOf } from '../../core/rulebook.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { factsOf, factsOfFile, formOf } from '../actions/own.ts';
import type { Facts } from '../eligibility/facts.ts';
import { citedFor, type Finding } from '../eligibility/findings.ts';
import { findingsOf, obstacles } from '../eligibility/index.ts';
import type { Application } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import { isOwn } from '../sight.ts';
import { applicationId, loadFile } from '../store.ts';
import { CHOICE_ENUMS, OutcomeEnum } from './enums.ts';
import { proofsSeen } from './proofs.ts';
import { applicationRef, sectionsSeen } from './types.ts';

const FindingType = builder.objectRef<Finding & { cites: Cited }>('EligibilityFinding').implement({
  description: '一项条件的判断。What one condition comes to. Rule A6.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: '规则编号。' }),
    ruleText: t.field({
      type: BilingualType,
      description: '规则内容。',
      resolve: ({ rule }) => ({ zh: RULEBOOK[rule].zh, en: RULEBOOK[rule].en }),
    }),
    source: t.string({
      description: '依据。Where the rule comes from.',
      resolve: ({ cites, ...finding }) => sourceOf(finding.rule, citedFor(finding, cites)),
    }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: '符合、不符合或尚不能判断。' }),
    because: t.expose('because', { type: BilingualType, description: '判断的理由。' }),
    remedy: t.expose('remedy', {
      type: BilingualType,
      nullable: true,
      description: '如何改进；符合的或无法改变的为空。What would change it.',
    }),
    isObstacle: t.exposeBoolean('isObstacle', {
      description:
        '是否妨碍提交：不符合的、因未填写尚不能判断的妨碍；系统不能判断、由审核部门核定的不妨碍。Whether it stands in the way of submitting; what is left to those who review it does not.',
    }),
  }),
});

/** The findings, and the notice of the cycle that they are of. */
type Judged = { findings: readonly Finding[]; cites: Cited };

const EligibilityType = builder.objectRef<Judged>('Eligibility').implement({
  description: '逐项条件。Every condition, and whether all are met. Rule A6.',
  fields: (t) => ({
    isEligible: t.boolean({
      description: '是否没有妨碍提交的条件。Whether nothing stands in the way of submitting.',
      resolve: ({ findings }) => obstacles(findings).length === 0,
    }),
    findings: t.field({
      type: [FindingType],
      description: '逐项判断。',
      resolve: ({ findings, cites }) => findings.map((one) => ({ ...one, cites })),
    }),
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
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    price: 2 * REQUEST,
    authScopes: { person: true },
    description:
      '如果申报……是否符合条件：填表之前即可查询；已填写的各栏一并考虑。What if I apply for …: before anything is typed, with what has been typed. Rule A6. Errors: SERIES_UNKNOWN, CYCLE_UNKNOWN.',
    resolve: async (_, { series, level, promotionType, unit, cycle }, context) => {
      if (seriesOf(series)?.titles[level] === undefined) throw applicationRefusals.SERIES_UNKNOWN();
      const known = await knownCycle(context, cycle, { as: ['APPLICANT'] });
      const { account } = personOf(context.actor);
      const [calendar, file] = await Promise.all([loadCalendar(context, known), loadFile(context.table, applicationId(known, account))]);
      const facts = await factsOf(context, calendar, {
        head: file?.head ?? null,
        account,
        unit: unit?.id ?? null,
        wish: { series, level, promotionType: promotionType as never },
        form: formOf(file?.sections ?? {}),
        proofs: file?.proofs ?? [],
        complete: false,
      });
      return { findings: findingsOf(facts), cites: calendar.announcement };
    },
  }),
);

builder.objectField(applicationRef, 'eligibility', (t) =>
  t.field({
    type: EligibilityType,
    nullable: true,
    price: 5 * REQUEST,
    description:
      '本申报逐项条件：申报人提交前即可查看，有权查看该申报的审核人员看到对所提交内容的同样判断。As submission judges it: to the applicant of the draft, to those who review it of what was submitted. Rules A6, A9.',
    resolve: async (head, _, context) => {
      const facts = await factsSeen(head, context);
      return { findings: findingsOf(facts), cites: facts.calendar.announcement };
    },
  }),
);

/** What is judged: the form and the proofs as whoever asks sees them; the applicant’s own lie together. */
async function factsSeen(head: Application, context: Context): Promise<Facts> {
  const calendar = await loadCalendar(context, head);
  const own = isOwn(context.actor, head) ? await loadFile(context.table, head.id) : null;
  if (own) return factsOfFile(context, calendar, own);
  const [sections, proofs] = await Promise.all([sectionsSeen(head, context), proofsSeen(head, context)]);
  return factsOfFile(context, calendar, { head, sections, proofs });
}
