/** The enumerations of committees in the graph. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { named } from '../../graph/named.ts';
import { TIER_NAMES } from '../filing/model.ts';
import { CONDITION_NAMES } from '../pool/model.ts';
import { YEARLY_STATE_NAMES } from '../yearly/model.ts';

export const TierEnum = builder.enumType('CommitteeTier', {
  description: manual('评委会的层级，只评该层级。', 'The level of a committee; it decides on no other. Rule E1.'),
  values: named(TIER_NAMES),
});

export const YearlyStateEnum = builder.enumType('CommitteeYearState', {
  description: manual('年度评审通知的状态。', 'The states of a committee’s yearly notice. Rule E6.'),
  values: named(YEARLY_STATE_NAMES),
});

export const ConditionEnum = builder.enumType('ExpertCondition', {
  description: manual(
    '评审专家的条件，见人社部令第40号第十条。',
    'The conditions an expert must meet, in Article 10 of Order No. 40 of the Ministry of Human Resources and Social Security. Rule E3.',
  ),
  values: named(CONDITION_NAMES),
});
