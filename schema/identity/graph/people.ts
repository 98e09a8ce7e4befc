/** Applicants, their standing and their moves, and the view of a whole number. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../core/once.ts';
import type { Context } from '../../core/context.ts';
import { createApplicant, enrolApplicant } from '../actions/applicants.ts';
import { findPerson, FINDERS, soughtBy } from '../actions/finding.ts';
import { revealIdentity } from '../actions/reveal.ts';
import { changeStanding, liftExclusion, recordExclusion } from '../actions/standing.ts';
import { receiveApplicant, releaseApplicant } from '../actions/transfer.ts';
import type { Standing } from '../model.ts';
import { loadAccount, loadPerson } from '../store.ts';
import { ExclusionKindEnum, IdentityKindEnum, PurposeEnum } from './enums.ts';
import { PersonInputType, StandingInputType } from './inputs.ts';
import { StandingType } from './standing.ts';
import { accountRef, AccountType, found, organisationRef } from './types.ts';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const unit = t.input.globalID({ for: [organisationRef], required: true, description: manual('本单位。', 'The officer’s own unit.') });
  const account = t.input.globalID({ for: [accountRef], required: true, description: manual('人员账号。', 'The account of the person.') });
  const standing = t.input.field({
    type: StandingInputType,
    required: true,
    description: manual('以何种身份申报。', 'The standing in which the person applies.'),
  });
  const reason = t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') });
  return {
    createApplicant: t.fieldWithInput({
      type: AccountType,
      input: {
        unit,
        person: t.input.field({
          type: PersonInputType,
          required: true,
          description: manual('申报人信息。', 'The details of the applicant.'),
        }),
        standing,
        key,
      },
      authScopes: { role: ['UNIT_OFFICER'] },
      description: manual(
        '创建申报人账号：本单位经办人。号码、登录名属于外单位人员的，告知即记入该人员的账号记录，每日次数有限。',
        'Creates the account of an applicant: an officer of the unit. When it is told that the number or login name belongs to a person of another unit, this is entered in that person’s account history; how often a day is limited. Rules P1, P2, P3, P5, P8. Errors: INPUT_INVALID, IDENTITY_TAKEN, ACCOUNT_TAKEN, LOOKUPS_EXHAUSTED, BIRTH_IMPLAUSIBLE, PERSON_BARRED, CHANNEL_CLOSED, EMPLOYER_MISSING.',
      ),
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
      description: manual(
        '为本单位已有账号的人员（如经办人）开通申报：本单位经办人。',
        'Enables a person of the unit who already has an account, such as an officer, to apply: an officer of the unit. Rules P1, P5, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, ALREADY_APPLICANT, INPUT_INVALID, PERSON_BARRED, CHANNEL_CLOSED, EMPLOYER_MISSING, VERSION_STALE.',
      ),
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
      description: manual(
        '更正申报身份：本单位经办人或市人社局；成为公务员、退休的如实登记。',
        'Corrects the standing in which a person applies: an officer of the unit or the bureau; becoming a civil servant or retiring is recorded as it is. Rules P3, P4, P5, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, INPUT_INVALID, CHANNEL_CLOSED, EMPLOYER_MISSING, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) =>
        kept(context, input.key, 'changeStanding', { account: input.account.id, standing: input.standing }, changeStanding),
    }),
    recordExclusion: t.fieldWithInput({
      type: StandingType,
      input: {
        account,
        kind: t.input.field({ type: ExclusionKindEnum, required: true, description: manual('类别。', 'The kind.') }),
        document: t.input.string({
          required: true,
          description: manual('文号，最多60字。', 'The document number, at most 60 characters.'),
        }),
        reason,
        from: t.input.field({ type: 'Day', required: true, description: manual('开始日（含）。', 'The first day, included.') }),
        until: t.input.field({
          type: 'Day',
          required: true,
          description: manual('影响期满日（含）。', 'The last day of the effect period, included.'),
        }),
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '登记处分影响期：本单位、其上级或市人社局；黑名单见 `imposeMeasure`、`decideCase`。',
        'Records the effect period of a penalty: the unit, the authority above or the bureau; for the blacklist see `imposeMeasure` and `decideCase`. Rules P4, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, ROLE_REQUIRED, INPUT_INVALID, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        kept(context, own, 'recordExclusion', { ...input, account: input.account.id }, recordExclusion),
    }),
    liftExclusion: t.fieldWithInput({
      type: StandingType,
      input: {
        account,
        exclusion: t.input.string({ required: true, description: manual('记录编号。', 'The id of the record.') }),
        reason,
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'DEPARTMENT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '解除处分影响期：登记方或其上级；记录保留。',
        'Lifts the effect period of a penalty: the organisation that recorded it or the authority above; the record remains. Rules P4, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, RECORDED_ABOVE, EXCLUSION_UNKNOWN, ROLE_REQUIRED, INPUT_INVALID, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        kept(context, own, 'liftExclusion', { ...input, account: input.account.id }, liftExclusion),
    }),
    releaseApplicant: t.fieldWithInput({
      type: StandingType,
      input: {
        account,
        to: t.input.globalID({
          for: [organisationRef],
          required: true,
          description: manual('调入单位。', 'The unit to which the person moves.'),
        }),
        reason,
        key,
      },
      authScopes: { role: ['UNIT_OFFICER', 'BUREAU_OFFICER'] },
      description: manual(
        '办理调出：原单位经办人，或市人社局代办；调入单位接收后生效，账号和历史不变。',
        'Releases a person to another unit: an officer of the present unit, or the bureau in its place. It takes effect when the new unit receives the person; account and history stay. Rules P2, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, ORGANISATION_UNKNOWN, TRANSFER_NOWHERE, TRANSFER_UNDER_WAY, INPUT_INVALID, VERSION_STALE.',
      ),
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
      description: manual(
        '接收调入人员：调入单位经办人，原单位已办理调出的。',
        'Receives a person from another unit: an officer of the new unit, once the former unit has released the person. Rules P2, P3, P5, P7. Errors: PERSON_UNKNOWN, OWN_RECORD, NOT_RELEASED, INPUT_INVALID, PERSON_BARRED, CHANNEL_CLOSED, EMPLOYER_MISSING, VERSION_STALE.',
      ),
      resolve: (_, { input }, context) =>
        kept(
          context,
          input.key,
          'receiveApplicant',
          { account: input.account.id, unit: input.unit.id, standing: input.standing },
          receiveApplicant,
        ),
    }),
    findPerson: t.fieldWithInput({
      type: AccountType,
      nullable: true,
      input: {
        identityKind: t.input.field({
          type: IdentityKindEnum,
          required: true,
          defaultValue: 'RESIDENT_ID',
          description: manual('证件类型；默认居民身份证。', 'The kind of identity document; by default the resident identity card.'),
        }),
        identityNumber: t.input.string({
          required: true,
          description: manual('完整的证件号码。', 'The whole identity number; a part of it is refused.'),
        }),
        reason,
        key,
      },
      authScopes: { role: FINDERS },
      description: manual(
        '按完整证件号码查找人员：经办人；只能查到其有权知悉的人员，查不到的为空，是否另有其人不予告知。每次查找（含未查到的）均记入当日查询记录和被查找人的账号记录，并计入当日限额（见 `Account.lookups`）。',
        'Looks a person up by the whole identity number: for officers, who find only people they may know; null where there is none, which does not tell whether the number is somebody else’s. Each look-up, a miss as well, is entered in the day’s record and in the history of the person, and counts against the limit of the day (see `Account.lookups`). Rules P2, P10, V1. Errors: INPUT_INVALID, LOOKUPS_EXHAUSTED, VERSION_STALE.',
      ),
      resolve: async (_, { input: { key: own, ...typed } }, context) =>
        answered(
          context,
          { key: own, mutation: 'findPerson', body: await soughtBy(context, typed) },
          findPerson,
          async ({ account: name }) => (name === null ? null : loadAccount(context.table, name)),
        ),
    }),
    revealIdentityNumber: t.fieldWithInput({
      type: 'String',
      input: {
        account,
        purpose: t.input.field({ type: PurposeEnum, required: true, description: manual('事由类别。', 'The kind of purpose.') }),
        reason,
        key,
      },
      authScopes: { person: true },
      description: manual(
        '查看完整证件号码：本人，或有正当事由的经办人、纪检监察；每次查看均记入账号记录，重复的键也另记一次。',
        'Shows a whole identity number: to the person, or to officers and supervisors with a proper purpose. Each view is entered in the account history, one with a repeated key as well. Rules P10, V1. Errors: PERSON_UNKNOWN, PURPOSE_CLOSED, INPUT_INVALID, VERSION_STALE.',
      ),
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
