/** Eligibility explained, before anything is typed and on the draft (A6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { REQUEST } from '../../core/price.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Bilingual, Cited } from '../../core/refusal.ts';
import { RULEBOOK, sourceOf } from '../../core/rulebook.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { named } from '../../graph/named.ts';
import { seriesOf } from '../../announcement/data/series.ts';
import { LevelEnum, CYCLE_DESCRIPTION } from '../../announcement/graph/enums.ts';
import { knownCycle } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { OrganisationType } from '../../identity/graph/types.ts';
import { factsOf, factsOfFile, formOf } from '../actions/own.ts';
import type { Facts } from '../eligibility/facts.ts';
import { citedFor } from '../eligibility/findings.ts';
import { CONDITIONS, findingsOf, obstacles, type Finding } from '../eligibility/index.ts';
import type { Application } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import { isOwn } from '../sight.ts';
import { applicationId, loadFile } from '../store.ts';
import { CHOICE_ENUMS, OutcomeEnum } from './enums.ts';
import { proofsSeen } from './proofs.ts';
import { applicationRef, sectionsSeen } from './types.ts';

const nameOf = ({ zh, en }: Bilingual): Bilingual => ({ zh, en });

const ConditionEnum = builder.enumType('EligibilityCondition', {
  description: manual('申报的各项条件。', 'The conditions of applying. Rule A6.'),
  values: named(CONDITIONS),
});

const FindingType = builder.objectRef<Finding & { cites: Cited }>('EligibilityFinding').implement({
  description: manual('一项条件的判断。', 'The finding on a condition. Rule A6.'),
  fields: (t) => ({
    condition: t.expose('condition', {
      type: ConditionEnum,
      description: manual('哪一项条件，供程序判断。', 'Which condition it is, for programs.'),
    }),
    title: t.field({
      type: BilingualType,
      description: manual('条件名称。', 'The name of the condition.'),
      resolve: ({ condition }) => nameOf(CONDITIONS[condition]),
    }),
    rule: t.exposeString('rule', { description: manual('规则编号。', 'The id of the rule.') }),
    ruleText: t.field({
      type: BilingualType,
      description: manual('规则内容。', 'The text of the rule.'),
      resolve: ({ rule }) => ({ zh: RULEBOOK[rule].zh, en: RULEBOOK[rule].en }),
    }),
    source: t.string({
      description: manual('依据，即规则的出处。', 'The source of the rule.'),
      resolve: ({ cites, ...finding }) => sourceOf(finding.rule, citedFor(finding, cites)),
    }),
    outcome: t.expose('outcome', {
      type: OutcomeEnum,
      description: manual('符合、不符合或尚不能判断。', 'Met, not met, or not yet known.'),
    }),
    because: t.expose('because', { type: BilingualType, description: manual('判断的理由。', 'The grounds of the finding.') }),
    remedy: t.expose('remedy', {
      type: BilingualType,
      nullable: true,
      description: manual(
        '如何改进；符合的或无法改变的为空。',
        'What would change the finding; null where the condition is met or nothing can change it.',
      ),
    }),
    isObstacle: t.exposeBoolean('isObstacle', {
      description: manual(
        '是否妨碍提交：不符合的、因未填写尚不能判断的妨碍；系统不能判断、由审核部门核定的不妨碍。',
        'Whether it stands in the way of submitting: a condition that is not met, or is unknown because something was not filled in, does; what the system cannot judge and the reviewing authorities decide does not.',
      ),
    }),
  }),
});

/** The findings, and the notice of the cycle that they are of. */
type Judged = { findings: readonly Finding[]; cites: Cited };

const EligibilityType = builder.objectRef<Judged>('Eligibility').implement({
  description: manual('逐项条件及是否全部符合。', 'Every condition, and whether all are met. Rule A6.'),
  fields: (t) => ({
    isEligible: t.boolean({
      description: manual('是否没有妨碍提交的条件。', 'Whether no condition stands in the way of submitting.'),
      resolve: ({ findings }) => obstacles(findings).length === 0,
    }),
    findings: t.field({
      type: [FindingType],
      description: manual('逐项判断。', 'The finding on each condition.'),
      resolve: ({ findings, cites }) => findings.map((one) => ({ ...one, cites })),
    }),
  }),
});

builder.queryField('eligibility', (t) =>
  t.field({
    type: EligibilityType,
    args: {
      series: t.arg.string({ required: true, description: manual('拟申报系列代码。', 'The code of the series to be applied for.') }),
      level: t.arg({ type: LevelEnum, required: true, description: manual('拟申报层级。', 'The level to be applied for.') }),
      promotionType: t.arg({
        type: CHOICE_ENUMS.PromotionType,
        required: true,
        defaultValue: 'NORMAL',
        description: manual('晋升类型；默认正常晋升。', 'The promotion type; normal promotion by default.'),
      }),
      unit: t.arg.globalID({
        required: false,
        for: [OrganisationType],
        description: manual('通过哪个单位申报；默认现单位。', 'The unit to apply through; the present unit by default.'),
      }),
      cycle: t.arg.string({ required: false, description: CYCLE_DESCRIPTION }),
    },
    price: 2 * REQUEST,
    authScopes: { person: true },
    description: manual(
      '如果申报某一职称是否符合条件：填表之前即可查询；已填写的各栏一并考虑。',
      'Whether the person would be eligible if they applied for a title: can be asked before the form is filled in; what has been filled in is taken into account. Rule A6. Errors: SERIES_UNKNOWN, CYCLE_UNKNOWN.',
    ),
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
    description: manual(
      '本申报逐项条件：申报人提交前即可查看，有权查看该申报的审核人员看到对所提交内容的同样判断。',
      'The conditions of this application one by one: the applicant sees them before submitting; reviewers who may see the application see the same findings on what was submitted. Rules A6, A9.',
    ),
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
