/** The enumerations of draws in the graph. */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import { named } from '../../../graph/named.ts';
import { DRAW_STATE_NAMES, EXCLUSION_NAMES, FAULT_NAMES, LEAVING_NAMES, PARTY_NAMES } from '../attempt/model.ts';

export const DrawStateEnum = builder.enumType('CommitteeDrawState', {
  description: manual('抽取的状态，按时刻判断。', 'The states of an attempt at a draw, by the clock. Rule E4.'),
  values: named(DRAW_STATE_NAMES),
});

const parties = named(PARTY_NAMES);
export const PartyEnum = builder.enumType('CommitteeDrawParty', {
  description: manual('抽取的一方，双方各提供一个随机数。', 'A party of the draw; each of the two gives a secret. Rule E4.'),
  values: { BUREAU: { value: 'bureau', ...parties.bureau }, SUPERVISOR: { value: 'supervisor', ...parties.supervisor } } as const,
});

export const FaultEnum = builder.enumType('CommitteeDrawFault', {
  description: manual('一方致使抽取未成的情形。', 'In what way a party made an attempt fail. Rule E4.'),
  values: named(FAULT_NAMES),
});

export const ExclusionEnum = builder.enumType('CommitteeDrawExclusionGround', {
  description: manual('不参加抽取的原因。', 'Why an expert of the pool cannot be drawn. Rule E4.'),
  values: named(EXCLUSION_NAMES),
});

export const LeavingEnum = builder.enumType('CommitteeMemberLeaving', {
  description: manual('不再担任的原因。', 'Why a member no longer serves. Rule E4.'),
  values: named(LEAVING_NAMES),
});
