/** The mutations of draws: both parties commit and tell, the office freezes, and records who does not serve (E4). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Context } from '../../../core/context.ts';
import { answered, KEY_DESCRIPTION, type Outcome } from '../../../core/once.ts';
import { CYCLE_DESCRIPTION } from '../../../announcement/graph/enums.ts';
import { expertRef, filingRef, partsOf } from '../../../committee/graph/refs.ts';
import { found } from '../../../identity/graph/types.ts';
import { commitToDraw } from '../actions/commit.ts';
import { freezePool } from '../actions/freeze.ts';
import { replaceMember } from '../actions/replace.ts';
import { revealSecret } from '../actions/reveal.ts';
import type { Draw } from '../attempt/model.ts';
import { loadDraw } from '../attempt/store.ts';
import { drawRef, DrawType } from './draws.ts';
import { LeavingEnum, PartyEnum } from './enums.ts';

const SpecialtyQuotaInput = builder.inputType('SpecialtyQuotaInput', {
  description: manual('一个专业的名额。', 'The seats of a specialty.'),
  fields: (t) => ({
    specialty: t.string({
      required: true,
      description: manual('专业，与专家登记的专业一致，最多60字。', 'The specialty as it is recorded for experts, at most 60 characters.'),
    }),
    number: t.int({ required: true, description: manual('名额。', 'The number of seats.') }),
    isExact: t.boolean({
      required: true,
      defaultValue: false,
      description: manual('恰好如此；否则为至少。', 'Whether it is exactly so many; otherwise at least so many.'),
    }),
  }),
});

const QuotasInput = builder.inputType('CommitteeDrawQuotasInput', {
  description: manual('抽取的名额要求，按抽取的全体人员计。', 'The quotas of a draw, counted over all who are drawn. Rule E4.'),
  fields: (t) => ({
    specialties: t.field({
      type: [SpecialtyQuotaInput],
      required: true,
      defaultValue: [],
      description: manual('各专业名额，至多30个专业。', 'The seats of each specialty, at most 30 specialties.'),
    }),
    mostOfOneUnit: t.int({
      required: false,
      description: manual('同一单位至多几人；不填即不限。', 'The most experts from one unit; no limit where left out.'),
    }),
    leastOutside: t.int({
      required: true,
      defaultValue: 0,
      description: manual('外单位专家至少几人。', 'The fewest experts from outside.'),
    }),
  }),
});

const ExclusionInput = builder.inputType('CommitteeDrawExclusionInput', {
  description: manual('办事机构排除的一名专家。', 'An expert whom the office excludes.'),
  fields: (t) => ({
    expert: t.globalID({ required: true, for: [expertRef], description: manual('专家。', 'The expert.') }),
    reason: t.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
  }),
});

const accountOf = ({ id }: { id: string }) => partsOf(id).rest;

function done<Body extends object>(
  context: Context,
  asked: { key: string | null | undefined; mutation: string; body: Body },
  action: (context: Context, body: Body) => Promise<Outcome<{ draw: string }, Draw>>,
): Promise<Draw> {
  return answered(context, asked, action, async ({ draw }) => found(await loadDraw(context.table, draw)));
}

builder.mutationFields((t) => {
  const key = t.input.string({ required: false, description: KEY_DESCRIPTION });
  const draw = t.input.globalID({ required: true, for: [drawRef], description: manual('抽取。', 'The draw.') });
  const version = t.input.int({ required: true, description: manual('所见版本。', 'The version as seen. Rule A4.') });
  const party = t.input.field({ type: PartyEnum, required: true, description: manual('代表哪一方。', 'The party that is represented.') });
  const parties = { authScopes: { role: ['BUREAU_OFFICER' as const, 'SUPERVISOR' as const] } };
  const office = { authScopes: { role: ['COMMITTEE_OFFICE' as const] } };
  return {
    commitToDraw: t.fieldWithInput({
      type: DrawType,
      input: {
        committee: t.input.globalID({ required: true, for: [filingRef], description: manual('评委会。', 'The committee.') }),
        cycle: t.input.string({ required: false, description: CYCLE_DESCRIPTION }),
        attempt: t.input.int({
          required: true,
          description: manual('第几次抽取；上一次未成的为其次。', 'Which attempt it is; after an attempt that failed, the next.'),
        }),
        party,
        commitment: t.input.string({
          required: true,
          description: manual(
            '随机数（32至128字节）的SHA-256，64位小写十六进制。',
            'The SHA-256 of the secret (32 to 128 bytes), as 64 lower-case hexadecimal digits.',
          ),
        }),
        key,
      },
      ...parties,
      description: manual(
        '提交随机数摘要：市人社局、纪检监察各一次，先提交的开始本次抽取；提交后不能更改。',
        'Commits to a secret by its hash: once for the bureau and once for the supervisors. The first to commit begins this draw; nothing can be changed afterwards. Rule E4. Errors: ROLE_REQUIRED, COMMITTEE_UNKNOWN, CYCLE_UNKNOWN, CYCLE_ELSEWHERE, DRAW_DONE, DRAW_ATTEMPT, DRAW_NOT_IN_STATE, COMMITTED_ALREADY, COMMITMENT_MALFORMED, COMMITMENT_USED, PARTIES_SAME, BUSY.',
      ),
      resolve: (_, { input: { key: own, committee, cycle, ...input } }, context) => {
        const body = { ...input, committee: committee.id, cycle: cycle ?? null };
        return done(context, { key: own, mutation: 'commitToDraw', body }, commitToDraw);
      },
    }),
    freezePool: t.fieldWithInput({
      type: DrawType,
      input: {
        draw,
        version,
        quotas: t.input.field({ type: QuotasInput, required: true, description: manual('名额要求。', 'The quotas.') }),
        exclusions: t.input.field({
          type: [ExclusionInput],
          required: true,
          defaultValue: [],
          description: manual('排除的专家，至多200人。', 'The experts excluded, at most 200.'),
        }),
        key,
      },
      ...office,
      description: manual(
        '封存专家名单，确定名额和排除：评委会办事机构，双方摘要齐后。聘期未覆盖会议日期的、向该评委会申报的、主任委员和副主任委员不参加抽取。不能满足的名额要求逐项说明缺额，不予封存。',
        'Freezes the list of experts and fixes quotas and exclusions: for the office of the committee, once both parties have committed. Experts whose term does not cover the days of the meeting, those who apply to the committee, and the chair and vice-chairs are not drawn. Quotas that cannot be met are told item by item, each with how many are short, and the list is not frozen. Rules E4, E1, E2. Errors: ROLE_REQUIRED, DRAW_UNKNOWN, DRAW_NOT_IN_STATE, VERSION_STALE, INPUT_INVALID, YEARLY_UNPUBLISHED, CANNOT_SIT, EXCLUDED_UNKNOWN, UNIT_ON_BOTH_SIDES, QUOTAS_UNMET, POOL_TOO_LARGE.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const exclusions = input.exclusions.map(({ expert, reason }) => ({ expert: accountOf(expert), reason }));
        const body = { ...input, draw: input.draw.id, exclusions };
        return done(context, { key: own, mutation: 'freezePool', body }, freezePool);
      },
    }),
    revealSecret: t.fieldWithInput({
      type: DrawType,
      input: {
        draw,
        party,
        secret: t.input.string({
          required: true,
          description: manual('随机数，小写十六进制。', 'The secret, in lower-case hexadecimal digits.'),
        }),
        key,
      },
      ...parties,
      description: manual(
        '公开随机数：双方各一次，时限内；双方都公开后即时抽取，与摘要不符的本次未成并记录责任方。',
        'Reveals the secret: once for each party, within the time allowed. When both have revealed theirs, the members are drawn at once; a secret that does not match its hash makes the attempt fail, and the party responsible is recorded. Rule E4. Errors: ROLE_REQUIRED, DRAW_UNKNOWN, DRAW_NOT_IN_STATE, REVEAL_OVER, SECRET_TOLD, SECRET_MALFORMED, BUSY.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) =>
        done(context, { key: own, mutation: 'revealSecret', body: { ...input, draw: input.draw.id } }, revealSecret),
    }),
    replaceMember: t.fieldWithInput({
      type: DrawType,
      input: {
        draw,
        version,
        member: t.input.globalID({
          required: true,
          for: [expertRef],
          description: manual('不再担任的评审专家。', 'The member who no longer serves.'),
        }),
        ground: t.input.field({ type: LeavingEnum, required: true, description: manual('原因。', 'The reason.') }),
        reason: t.input.string({ required: true, description: manual('事由，最多200字。', 'The reason, at most 200 characters.') }),
        key,
      },
      ...office,
      description: manual(
        '记录抽取的专家推辞或者不能到会，由符合名额要求的依次递补：评委会办事机构；不重新抽取。',
        'Records that an expert who was drawn declines or cannot attend: for the office of the committee. The next substitute who keeps the quotas comes in; nothing is drawn anew. Rule E4. Errors: ROLE_REQUIRED, DRAW_UNKNOWN, DRAW_NOT_IN_STATE, VERSION_STALE, MEMBER_UNKNOWN, OWN_MEMBERSHIP, INPUT_INVALID.',
      ),
      resolve: (_, { input: { key: own, ...input } }, context) => {
        const body = { ...input, draw: input.draw.id, member: accountOf(input.member) };
        return done(context, { key: own, mutation: 'replaceMember', body }, replaceMember);
      },
    }),
  };
});
