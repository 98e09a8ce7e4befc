/** The enumerations of committees in the graph. */
import { builder } from '../../builder.ts';
import { named } from '../../graph/named.ts';
import { TIER_NAMES } from '../filing/model.ts';
import { CONDITION_NAMES } from '../pool/model.ts';
import { YEARLY_STATE_NAMES } from '../yearly/model.ts';

export const TierEnum = builder.enumType('CommitteeTier', {
  description: '评委会的层级。The level of a committee; it decides on no other. Rule E1.',
  values: named(TIER_NAMES),
});

export const YearlyStateEnum = builder.enumType('CommitteeYearState', {
  description: '年度评审通知的状态。Where the notice of the year stands. Rule E6.',
  values: named(YEARLY_STATE_NAMES),
});

export const ConditionEnum = builder.enumType('ExpertCondition', {
  description: '评审专家的条件。What an expert must meet: 人社部令第40号 第十条. Rule E3.',
  values: named(CONDITION_NAMES),
});
