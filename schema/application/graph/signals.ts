/** Risk signals of an application, for whoever reviews it and for supervisors (P8, P13, V6). */
import { builder } from '../../builder.ts';
import { REQUEST } from '../../core/price.ts';
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
  description: '风险提示类别。Kinds of risk signals.',
  values: {
    EMPLOYER_DIFFERS: { description: '工作单位与申报单位不一致' },
    LEAVING_UNIT: { description: '申报人已办理调出，待调入单位接收' },
    NOT_OF_UNIT: { description: '申报人已不在申报单位' },
    SAME_FILE: { description: '佐证材料与他人相同' },
    NAMESAKE: { description: '本年度另有同名、同出生年月人员的申报' },
  } satisfies Record<(typeof SIGNAL_KINDS)[number], object>,
});

const SignalType = builder.objectRef<Signal>('RiskSignal').implement({
  description: '风险提示：不影响办理，供核查。It bars nothing; somebody is to ask. Rules P8, V6.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SignalKindEnum, description: '类别。' }),
    rule: t.exposeString('rule', { description: '规则编号。' }),
    text: t.expose('text', { type: BilingualType, description: '说明。' }),
  }),
});

builder.objectField(applicationRef, 'signals', (t) =>
  t.field({
    type: [SignalType],
    nullable: true,
    price: 40 * REQUEST,
    description:
      '风险提示：单位、部门、市人社局的审核人员和纪检监察可见，申报人为空。For whoever reviews it, and supervisors; null for the applicant. One table request for each proof, and six. Of what was submitted last.',
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
