/** The bureau's mutations on committees (E1, E2, E8). */
import { builder } from '../../builder.ts';
import { answered, KEY_DESCRIPTION } from '../../core/once.ts';
import { PersonInputType } from '../../identity/graph/inputs.ts';
import { fileCommittee, nameChairs, renewFiling } from '../filing/actions.ts';
import { TierEnum } from './enums.ts';
import { filingAgain, FilingType } from './filing.ts';
import { expertRef, filingRef, partsOf } from './refs.ts';

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const committee = t.input.globalID({ required: true, for: [filingRef], description: '评委会。' });
  const version = t.input.int({ required: true, description: '所见版本。Rule A4.' });
  const filed = {
    tier: t.input.field({ type: TierEnum, required: true, description: '层级。' }),
    document: t.input.string({ required: true, description: '备案文号，最多60字。' }),
    validFrom: t.input.field({ type: 'Day', required: true, description: '有效期首日。' }),
    validUntil: t.input.field({ type: 'Day', required: true, description: '有效期末日（含）；有效期以规定年限为限。' }),
    seats: t.input.int({ required: true, description: '组成人数，3至99。' }),
    seatsApproval: t.input.string({ required: false, description: '少于规定人数的，省级核准文号，最多60字。Rule E2.' }),
  };
  const bureau = { authScopes: { role: ['BUREAU_OFFICER' as const] } };
  return {
    fileCommittee: t.fieldWithInput({
      type: FilingType,
      input: {
        committee: t.input.string({ required: true, description: '通知中的评委会代码。Its code in the notice in force.' }),
        ...filed,
        contact: t.input.string({ required: true, description: '办事机构联系人，最多40字。' }),
        telephone: t.input.string({ required: true, description: '办事机构联系电话。' }),
        officers: t.input.field({
          type: [PersonInputType],
          required: true,
          description: '办事机构经办人（新开账号），至多5人；已有账号的另用 appointOfficer 任命。少于规定人数的不能开会。',
        }),
        key,
      },
      ...bureau,
      description:
        '评委会核准备案，并设立其办事机构：市人社局。有效期超过规定年限的不予备案；人数不符、无主任委员等不影响备案，在 `obstacles` 中说明。' +
        'Files a committee with its office. Rules E1, E2. Errors: INPUT_INVALID, COMMITTEE_NOT_LISTED, COMMITTEE_OF_PROVINCE, COMMITTEE_MIXED, COMMITTEE_FILED, FILING_TOO_LONG, IDENTITY_TAKEN, ACCOUNT_TAKEN, LOOKUPS_EXHAUSTED, BIRTH_IMPLAUSIBLE, TWICE_IN_REQUEST.',
      resolve: (_, { input: { key: own, ...body } }, context) =>
        answered(context, { key: own, mutation: 'fileCommittee', body }, fileCommittee, (answer) => filingAgain(context, answer.committee)),
    }),
    renewFiling: t.fieldWithInput({
      type: FilingType,
      input: { committee, version, ...filed, reason: t.input.string({ required: true, description: '事由，最多200字。' }), key },
      ...bureau,
      description:
        '重新备案（换届、变更）：市人社局；此前的备案留存。Renews a filing; the former stays on record. Rules E1, E2. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, FILING_TOO_LONG, VERSION_STALE.',
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
        chair: t.input.globalID({ required: true, for: [expertRef], description: '主任委员：本评委会专家库中聘期内的专家。' }),
        viceChairs: t.input.globalIDList({ required: true, for: [expertRef], description: '副主任委员，至多5人。' }),
        key,
      },
      ...bureau,
      description: '确定主任委员、副主任委员：市人社局。Rule E8. Errors: INPUT_INVALID, COMMITTEE_UNKNOWN, EXPERT_UNKNOWN, VERSION_STALE.',
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
