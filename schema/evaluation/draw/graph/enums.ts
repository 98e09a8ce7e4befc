/** The enumerations of draws in the graph. */
import { builder } from '../../../builder.ts';
import { named } from '../../../graph/named.ts';
import { DRAW_STATE_NAMES, EXCLUSION_NAMES, FAULT_NAMES, LEAVING_NAMES, PARTY_NAMES } from '../attempt/model.ts';

export const DrawStateEnum = builder.enumType('CommitteeDrawState', {
  description: '抽取的状态。Where an attempt at a draw stands, by the clock. Rule E4.',
  values: named(DRAW_STATE_NAMES),
});

const parties = named(PARTY_NAMES);
export const PartyEnum = builder.enumType('CommitteeDrawParty', {
  description: '抽取的一方。Each of the two gives a secret. Rule E4.',
  values: { BUREAU: { value: 'bureau', ...parties.bureau }, SUPERVISOR: { value: 'supervisor', ...parties.supervisor } } as const,
});

export const FaultEnum = builder.enumType('CommitteeDrawFault', {
  description: '一方致使抽取未成的情形。How a party failed an attempt. Rule E4.',
  values: named(FAULT_NAMES),
});

export const ExclusionEnum = builder.enumType('CommitteeDrawExclusionGround', {
  description: '不参加抽取的原因。Why an expert of the pool cannot be drawn. Rule E4.',
  values: named(EXCLUSION_NAMES),
});

export const LeavingEnum = builder.enumType('CommitteeMemberLeaving', {
  description: '不再担任的原因。Why a member does not serve. Rule E4.',
  values: named(LEAVING_NAMES),
});
