/**
 * Through which kinds of units each kind of person applies, and with which papers, where a notice says nothing else (P3–P6): none, they
 * may not apply. 人力资源社会保障部令第40号 第十三条 keeps civil servants and the retired out; the ways of the others are those that notices
 * of Gansu name, and what these leave to 有关规定 is open through every local unit. [policy]
 */
import type { ChannelPaper, PersonKind, UnitKind } from '../channels.ts';

export type Channel = {
  /** Kinds of units; none: people of this kind may not apply (P4). */
  through: readonly UnitKind[];
  /** Papers that everybody of the kind brings (P6). */
  papers: readonly ChannelPaper[];
  /** Where in the notice it stands; null where the notice says nothing of it by itself. */
  source: string | null;
};
export type Channels = Readonly<Record<PersonKind, Channel>>;

const ALL_LOCAL: readonly UnitKind[] = [
  'PUBLIC_INSTITUTION',
  'STATE_ENTERPRISE',
  'NON_PUBLIC_ENTERPRISE',
  'SOCIAL_ORGANISATION',
  'INDIVIDUAL_BUSINESS',
  'CUSTODIAN',
];

export const CHANNELS: Channels = {
  INSTITUTION_STAFF: through('PUBLIC_INSTITUTION'),
  STATE_ENTERPRISE_STAFF: through('STATE_ENTERPRISE'),
  INSTITUTION_CONTRACT: through('PUBLIC_INSTITUTION', 'CUSTODIAN'),
  NON_PUBLIC_STAFF: through('NON_PUBLIC_ENTERPRISE', 'CUSTODIAN'),
  SOCIAL_STAFF: through('SOCIAL_ORGANISATION', 'CUSTODIAN'),
  INDIVIDUAL_STAFF: through('INDIVIDUAL_BUSINESS', 'CUSTODIAN'),
  FLEXIBLE: through('CUSTODIAN'),
  HIGH_SKILLED: through(...ALL_LOCAL),
  RURAL_TECHNICAL: through(...ALL_LOCAL),
  RURAL_CULTURAL: through(...ALL_LOCAL),
  ON_LEAVE: through('PUBLIC_INSTITUTION'),
  SECONDED: {
    ...through('OUTSIDE_BRANCH', 'PUBLIC_INSTITUTION', 'STATE_ENTERPRISE'),
    papers: ['CONSENT_SENDING', 'CONSENT_RECEIVING'],
  },
  CIVIL_SERVANT: through(),
  RETIRED: through(),
};

function through(...units: readonly UnitKind[]): Channel {
  return { through: units, papers: [], source: null };
}
