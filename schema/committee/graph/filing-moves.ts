/** The bureau's mutations on committees (E1, E2, E8). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { PersonInputType } from '../../identity/graph/inputs.ts';
import { fileCommittee, nameChairs, renewFiling } from '../filing/actions.ts';
import { TierEnum } from './enums.ts';
import { filingAgain, FilingType } from './filing.ts';
import { expertRef, filingRef, partsOf } from './refs.ts';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const committee = t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') });
  const version = t.input.int({ required: true, description: manual('所见版本。', 'The version as seen. Rule A4.') });
  const filed = {
    tier: t.input.field({ type: TierEnum, required: true, description: manual('层级。', 'The level.') }),
    document: t.input.string({
      required: true,
      description: manual('备案文号，最多60字。', 'The document number of the filing, at most 60 characters.'),
    }),
    validFrom: t.input.field({ type: 'Day', required: true, description: manual('有效期首日。', 'The first day of validity.') }),
    validUntil: t.input.field({
      type: 'Day',
      required: true,
      description: manual(
        '有效期末日（含）；有效期以规定年限为限。',
        'The last day of validity, included; validity is limited to the years prescribed.',
      ),
    }),
    seats: t.input.int({ required: true, description: manual('组成人数，3至99。', 'The number of members, 3 to 99.') }),
    seatsApproval: t.input.string({
      required: false,
      description: manual(
        '少于规定人数的，省级核准文号，最多60字。',
        'The number of the province’s approval where the members are fewer than prescribed, at most 60 characters. Rule E2.',
      ),
    }),
  };
  const bureau = { authScopes: { role: ['BUREAU_OFFICER' as const] } };
  return {
    fileCommittee: t.fieldWithInput({
      type: FilingType,
      input: {
        committee: t.input.string({
          required: true,
          description: manual('现行通知中的评委会代码。', 'The code of the committee in the notice in force.'),
        }),
        ...filed,
        contact: t.input.string({
          required: true,
          description: manual('办事机构联系人，最多40字。', 'The contact person of the office, at most 40 characters.'),
        }),
        telephone: t.input.string({ required: true, description: manual('办事机构联系电话。', 'The telephone number of the office.') }),
        officers: t.input.field({
          type: [PersonInputType],
          required: true,
          description: manual(
            '办事机构经办人（新开账号），至多5人；已有账号的另用 appointOfficer 任命。少于规定人数的不能开会。',
            'The officers of the office, with new accounts, at most 5; those who have accounts are appointed with appointOfficer. With fewer than prescribed the committee cannot meet.',
          ),
        }),
        key,
      },
      ...bureau,
      description: manual(
        '评委会核准备案，并设立其办事机构：市人社局。有效期超过规定年限的不予备案；人数不符、无主任委员等不影响备案，在 `obstacles` 中说明。',
        'Approves and files a committee and sets up its office: for the bureau. A term longer than the years allowed is refused; a wrong number of members, a missing chair and the like do not prevent the filing and are told in `obstacles`. Rules E1, E2. Errors: INPUT_INVALID, COMMITTEE_NOT_LISTED, COMMITTEE_OF_PROVINCE, COMMITTEE_MIXED, COMMITTEE_FILED, FILING_TOO_LONG, IDENTITY_TAKEN, ACCOUNT_TAKEN, LOOKUPS_EXHAUSTED, BIRTH_IMPLAUSIBLE, TWICE_IN_REQUEST.',
      ),
      resolve: (_, { input: { key: own, ...body } }, context) =>
        answered(context, { key: own, mutation: 'fileCommittee', body }, fileCommittee, (answer) => filingAgain(context, answer.committee)),
    }),
    renewFiling: t.fieldWithInput({
      type: FilingType,
      input: {
        committee,
        version,
        ...filed,
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
        key,
      },
      ...bureau,
      description: manual(
        '重新备案（换届、变更）：市人社局；此前的备案留存。',
        'Renews a filing (a new term, or a change): for the bureau; the former filing stays on record. Rules E1, E2. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, FILING_TOO_LONG, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        answered(context, { key: own, mutation: 'renewFiling', body: { ...input, committee: input.committee.id } }, renewFiling, (answer) =>
          filingAgain(context, answer.committee),
        ),
    }),
    nameChairs: t.fieldWithInput({
      type: FilingType,
      input: {
        committee,
        version,
        chair: t.input.globalID({
          required: true,
          for: [expertRef],
          description: manual(
            '主任委员：本评委会专家库中聘期内的专家。',
            'The chair: an expert of the committee’s pool within their term.',
          ),
        }),
        viceChairs: t.input.globalIDList({
          required: true,
          for: [expertRef],
          description: manual('副主任委员，至多5人。', 'The vice-chairs, at most 5.'),
        }),
        key,
      },
      ...bureau,
      description: manual(
        '确定主任委员、副主任委员：市人社局。',
        'Names the chair and the vice-chairs: for the bureau. Rule E8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, EXPERT_UNKNOWN, VERSION_STALE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const accountOf = ({ id }: { id: string }) => partsOf(id).rest;
        const { version: seen } = input;
        const body = {
          committee: input.committee.id,
          version: seen,
          chair: accountOf(input.chair),
          viceChairs: input.viceChairs.map(accountOf),
        };
        return answered(context, { key: own, mutation: 'nameChairs', body }, nameChairs, (answer) =>
          filingAgain(context, answer.committee),
        );
      },
    }),
  };
});
