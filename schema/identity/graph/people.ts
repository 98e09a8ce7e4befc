/** Applicants, their standing and their moves, and the view of a whole number. */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import type { Context } from '../../core/context.ts';
import { createApplicant, enrolApplicant } from '../actions/applicants.ts';
import { revealIdentity } from '../actions/reveal.ts';
import { changeStanding, liftExclusion, recordExclusion } from '../actions/standing.ts';
import { receiveApplicant, releaseApplicant } from '../actions/transfer.ts';
import type { Standing } from '../model.ts';
import { loadAccount, loadPerson } from '../store.ts';
import { ExclusionKindEnum, PurposeEnum } from './enums.ts';
import { PersonInputType, StandingInputType } from './inputs.ts';
import { StandingType } from './standing.ts';
import { accountRef, AccountType, found, organisationRef } from './types.ts';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const unit = t.input.globalID({ for: [organisationRef], required: true, description: '本单位。' });
  const account = t.input.globalID({ for: [accountRef], required: true, description: '人员账号。' });
  const standing = t.input.field({ type: StandingInputType, required: true, description: '以何种身份申报。' });
  const reason = t.input.string({ required: true, description: '事由，最多200字。' });
  return {
    createApplicant: t.fieldWithInput({
      type: AccountType,
      input: { unit, person: t.input.field({ type: PersonInputType, required: true, description: '申报人信息。' }), standing, key },
      authScopes: { role: ['UNIT_OFFICER'] },
      description:
        '创建申报人账号：本单位经办人。号码、登录名属于外单位人员的，告知即记入该人员的账号记录，每日次数有限。What is told of a stranger stands in that person’s history. Rules P1, P2, P3, P5, P8. Errors: INPUT_INVALID, IDENTITY_TAKEN, ACCOUNT_TAKEN, LOOKUPS_EXHAUSTED, BIRTH_IMPLAUSIBLE, PERSON_BARRED, CHANNEL_CLOSED, EMPLOYER_MISSING.',
      resolve: (_, { input }, context) =>
        answered(
          context,
          {
            key: input.key,
            mutation: 'createApplicant',
            body: { unit: input.unit.id, person: input.person, standing: input.standing },
          },
          createApplicant,
          async (answer) => found(await loadAccount(context.table, answer.account)),
        ),
    }),
    enrolApplicant: t.fieldWithInput({
      type: AccountType,
      input: { unit, account, standing, key },
      authScopes: { role: ['UNIT_OFFICER'] },
      description:
        '为本单位已有账号的人员（如经办人）开通申报：本单位经办人。Rules P1, P5, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, ALREADY_APPLICANT, INPUT_INVALID, PERSON_BARRED, CHANNEL_CLOSED, EMPLOYER_MISSING, VERSION_STALE.',
      resolve: (_, { input }, context) =>
        answered(
          context,
          {
            key: input.key,
            mutation: 'enrolApplicant',
            body: { unit: input.unit.id, account: input.account.id, standing: input.standing },
          },
          enrolApplicant,
          async (answer) => found(await loadAccount(context.table, answer.account)),
        ),
    }),
    changeStanding: t.fieldWithInput({
      type: StandingType,
      input: { account, standing, key },
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '更正申报身份：本单位经办人或市人社局；成为公务员、退休的如实登记。Rules P3, P4, P5, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, INPUT_INVALID, CHANNEL_CLOSED, EMPLOYER_MISSING, VERSION_STALE.',
      resolve: (_, { input }, context) =>
        kept(context, input.key, 'changeStanding', { account: input.account.id, standing: input.standing }, changeStanding),
    }),
    recordExclusion: t.fieldWithInput({
      type: StandingType,
      input: {
        account,
        kind: t.input.field({ type: ExclusionKindEnum, required: true, description: '类别。' }),
        document: t.input.string({ required: true, description: '文号，最多60字。' }),
        reason,
        from: t.input.field({ type: 'Day', required: true, description: '开始日（含）。' }),
        until: t.input.field({ type: 'Day', required: true, description: '影响期满日（含）。' }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '登记处分影响期：本单位、其上级或市人社局；黑名单见 imposeMeasure、decideCase。Rules P4, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) =>
        kept(context, own, 'recordExclusion', { ...input, account: input.account.id }, recordExclusion),
    }),
    liftExclusion: t.fieldWithInput({
      type: StandingType,
      input: { account, exclusion: t.input.string({ required: true, description: '记录编号。' }), reason, key },
      authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '解除处分影响期：登记方或其上级；记录保留。Rules P4, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, RECORDED_ABOVE, EXCLUSION_UNKNOWN, ROLE_REQUIRED, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input: { key: own, ...input } }, context) =>
        kept(context, own, 'liftExclusion', { ...input, account: input.account.id }, liftExclusion),
    }),
    releaseApplicant: t.fieldWithInput({
      type: StandingType,
      input: { account, to: t.input.globalID({ for: [organisationRef], required: true, description: '调入单位。' }), reason, key },
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER'] },
      description:
        '办理调出：原单位经办人，或市人社局代办；调入单位接收后生效，账号和历史不变。Rules P2, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, ORGANISATION_UNKNOWN, TRANSFER_NOWHERE, TRANSFER_UNDER_WAY, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input }, context) =>
        kept(
          context,
          input.key,
          'releaseApplicant',
          { account: input.account.id, to: input.to.id, reason: input.reason },
          releaseApplicant,
        ),
    }),
    receiveApplicant: t.fieldWithInput({
      type: StandingType,
      input: { unit, account, standing, key },
      authScopes: { role: ['UNIT_OFFICER'] },
      description:
        '接收调入人员：调入单位经办人，原单位已办理调出的。Rules P2, P3, P5, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, NOT_RELEASED, INPUT_INVALID, PERSON_BARRED, CHANNEL_CLOSED, EMPLOYER_MISSING, VERSION_STALE.',
      resolve: (_, { input }, context) =>
        kept(
          context,
          input.key,
          'receiveApplicant',
          { account: input.account.id, unit: input.unit.id, standing: input.standing },
          receiveApplicant,
        ),
    }),
    revealIdentityNumber: t.fieldWithInput({
      type: 'String',
      input: { account, purpose: t.input.field({ type: PurposeEnum, required: true, description: '事由类别。' }), reason, key },
      authScopes: { person: true },
      description:
        '查看完整证件号码：本人，或有正当事由的经办人、纪检监察；每次查看均记入账号记录，重复的键也另记一次。Each view is audited, a repeated key as well. Rules P10, V1. Errors: PERSON_UNKNOWN, PURPOSE_CLOSED, INPUT_INVALID, VERSION_STALE.',
      resolve: (_, { input }, context) =>
        answered(
          context,
          {
            key: input.key,
            mutation: 'revealIdentityNumber',
            body: { account: input.account.id, purpose: input.purpose, reason: input.reason },
          },
          revealIdentity,
          // Shown once more it is another view: judged anew, and an entry of its own.
          async () => (await revealIdentity(context, { account: input.account.id, purpose: input.purpose, reason: input.reason })).result,
        ),
    }),
  };
});

/** Runs what changes a standing under its key, and answers the standing. */
function kept<I>(
  context: Context,
  key: string | null | undefined,
  mutation: string,
  body: I,
  action: (context: Context, input: I) => Promise<Outcome<{ account: string }, Standing>>,
): Promise<Standing> {
  return answered(context, { key, mutation, body }, action, async (answer) =>
    found((await loadPerson(context.table, answer.account))?.standing ?? null),
  );
}
