/** What the mutations on readers and recusals answer; repeated, to whoever is still of the committee (P10, E5, E7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { holds } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import type { Answer, Outcome } from '../../core/once.ts';
import { FilingType } from '../../committee/graph/filing.ts';
import { filingIn } from '../../committee/filing/store.ts';
import { isOfOffice } from '../../committee/sight.ts';
import { found } from '../../identity/graph/types.ts';
import { candidateIn } from '../candidates/store.ts';
import { seesCandidate } from '../sight.ts';
import { CandidateType } from './candidates.ts';

export const AssignedType = builder.objectRef<{ committee: string; assigned: number }>('ReadersAssigned').implement({
  description: manual('分配评阅的结果。', 'The outcome of assigning readers. Rule E7.'),
  sight: async ({ committee }, context) => isOfOffice(context.actor, committee, found(await filingIn(context, committee))),
  fields: (t) => ({
    assigned: t.exposeInt('assigned', {
      description: manual('本次分配的评审对象件数。', 'How many candidates were given readers this time.'),
    }),
    committee: t.field({
      type: FilingType,
      description: manual('评委会。', 'The committee.'),
      resolve: async ({ committee }, _, context) => found(await filingIn(context, committee)),
    }),
  }),
});

export const DeclaredType = builder.objectRef<{ application: string }>('RecusalDeclared').implement({
  description: manual('已记录的回避。', 'A recusal that was recorded.'),
  // Declared or ordered by a member, or ordered by the office: by whoever is that still.
  sight: async ({ application }, context) => {
    const candidate = found(await candidateIn(context, application));
    const isMember = candidate.committee !== null && holds(context.actor, 'EXPERT', candidate.committee);
    return isMember || seesCandidate(context.actor, candidate);
  },
  fields: (t) => ({
    isRecorded: t.boolean({ description: manual('是否已记录。', 'Whether it was recorded.'), resolve: () => true }),
    candidate: t.field({
      type: CandidateType,
      nullable: true,
      description: manual('评审对象，供办事机构查看；专家不可见，为空。', 'The candidate, for the office; null for experts.'),
      resolve: ({ application }, _, context) => candidateIn(context, application),
    }),
  }),
});

/** Of whose recusal it is said that it was recorded. */
type Noted = { application: string };
export const noted = ({ application }: Noted): Promise<Noted> => Promise.resolve({ application });
/** The same of an action that answers more. */
export const told =
  <I, A extends Noted & Answer>(action: (context: Context, input: I) => Promise<Outcome<A, unknown>>) =>
  async (context: Context, input: I): Promise<Outcome<A, Noted>> => {
    const { answer } = await action(context, input);
    return { answer, result: { application: answer.application } };
  };
