/**
 * The channels (P3, P5, P6): through what a kind of people applies and which papers it brings is data of the notice; here is what is asked
 * of it.
 */
import type { Channels } from '../announcement/data/channels.ts';
import type { ChannelPaper, PersonKind, UnitKind } from '../announcement/channels.ts';

export * from '../announcement/channels.ts';
export type { Channels } from '../announcement/data/channels.ts';

/** Whether people of a kind apply through units of a kind (P5). */
export function isChannel(channels: Channels, person: PersonKind, unit: UnitKind): boolean {
  return channels[person].through.includes(unit);
}

/** Whether people of a kind may apply at all: through anything (P4). */
export function isOpenTo(channels: Channels, person: PersonKind): boolean {
  return channels[person].through.length > 0;
}

/** What a unit of the central government or a ministry may review by itself; for all else it needs entrustment (P6). */
export type Central = { reviews: string[] };

/** The papers this person needs to apply for a series through this unit (P6). */
export function papersNeeded(
  channels: Channels,
  person: PersonKind,
  unit: { central: Central | null },
  series: string,
): readonly ChannelPaper[] {
  const entrusted = unit.central && !unit.central.reviews.includes(series) ? (['ENTRUSTMENT_LETTER', 'ENTRUSTMENT_APPROVAL'] as const) : [];
  return [...new Set([...entrusted, ...channels[person].papers])];
}
