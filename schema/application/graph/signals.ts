/** Risk signals of an application, for whoever reviews it and for supervisors (P8, P13, V6). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { IN_BULK } from '../../core/price.ts';
import type { Context } from '../../core/context.ts';
import { BilingualType } from '../../graph/bilingual.ts';
import { accountIn, organisationIn, standingIn } from '../../identity/store.ts';
import { formOf } from '../actions/own.ts';
import type { Application } from '../model.ts';
import { standing as standingProofs } from '../proofs/rules.ts';
import { namesakesOf } from '../namesakes/store.ts';
import { applicationsWith } from '../proofs/store.ts';
import { seesSignals } from '../sight.ts';
import { signalsOf, type Signal, type SIGNAL_KINDS } from '../signals.ts';
import { proofsSeen } from './proofs.ts';
import { applicationRef, sectionsSeen } from './types.ts';

const SignalKindEnum = builder.enumType('SignalKind', {
  description: manual('风险提示类别。', 'The kinds of risk signal.'),
  values: {
    EMPLOYER_DIFFERS: { description: manual('工作单位与申报单位不一致。', 'The employer and the unit applied through differ.') },
    LEAVING_UNIT: {
      description: manual(
        '申报人已办理调出，待调入单位接收。',
        'The applicant has been released and waits for the new unit to receive them.',
      ),
    },
    NOT_OF_UNIT: { description: manual('申报人已不在申报单位。', 'The applicant is no longer with the unit applied through.') },
    SAME_FILE: { description: manual('佐证材料与他人相同。', 'A proof is the same as another person’s.') },
    NAMESAKE: {
      description: manual(
        '本年度另有同名、同出生年月人员的申报。',
        'Another person of the same name and the same birth year and month applies in this cycle.',
      ),
    },
  } satisfies Record<(typeof SIGNAL_KINDS)[number], object>,
});

const SignalType = builder.objectRef<Signal>('RiskSignal').implement({
  description: manual('风险提示：不影响办理，供核查。', 'A risk signal: it bars nothing and is there to be checked. Rules P8, V6.'),
  fields: (t) => ({
    kind: t.expose('kind', { type: SignalKindEnum, description: manual('类别。', 'The kind.') }),
    rule: t.exposeString('rule', { description: manual('规则编号。', 'The id of the rule.') }),
    text: t.expose('text', { type: BilingualType, description: manual('说明。', 'The explanation.') }),
  }),
});

builder.objectField(applicationRef, 'signals', (t) =>
  t.field({
    type: [SignalType],
    nullable: true,
    price: IN_BULK,
    description: manual(
      '风险提示，就最近一次提交的内容而言：单位、部门、市人社局的审核人员和纪检监察可见，申报人为空。每件佐证材料读表一次，另读表六次。',
      'The risk signals, of what was submitted last: for the reviewers of the unit, the department and the bureau, and for supervisors; null for the applicant. One table request for each proof, and six.',
    ),
    resolve: async (head, _, context) => (seesSignals(context.actor, head) ? signalsIn(context, head) : null),
  }),
);

/** Of what they are shown, the form and the proofs that were submitted last, and no more. */
async function signalsIn(context: Context, head: Application): Promise<Signal[]> {
  const [sections, proofs, standing, unit, person] = await Promise.all([
    sectionsSeen(head, context),
    proofsSeen(head, context),
    standingIn(context, head.applicant),
    organisationIn(context, head.unit),
    accountIn(context, head.applicant),
  ]);
  const shared = await Promise.all(
    standingProofs(proofs).map(async ({ number, sha256 }) =>
      (await applicationsWith(context.table, sha256)).some((id) => id !== head.id) ? [number] : [],
    ),
  );
  const namesakes = person ? await namesakesOf(context.table, head, person.identity.bornIn) : 0;
  return signalsOf({ head, unit, standing, form: formOf(sections), sharedFiles: shared.flat(), namesakes });
}
