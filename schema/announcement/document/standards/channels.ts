/** Through what people apply, as a notice has it: of the kinds that it names; the others as the defaults have them (P3–P6). */
import * as z from 'zod';
import { CHANNELS, type Channel, type Channels } from '../../data/channels.ts';
import { CHANNEL_PAPERS, PERSON_KINDS, UNIT_KINDS, type ChannelPaper, type PersonKind } from '../../channels.ts';
import { source } from '../values.ts';

type Written = Pick<Channel, 'through'> & { papers?: readonly ChannelPaper[] | undefined; source?: string | null | undefined };

const channelShape: z.ZodType<Channel, Written> = z.strictObject({
  /** Empty: people of this kind may not apply. */
  through: z.array(z.enum(UNIT_KINDS)).max(UNIT_KINDS.length),
  papers: z.array(z.enum(CHANNEL_PAPERS)).max(CHANNEL_PAPERS.length).default([]),
  source: source.nullable().default(null),
});

type Said = Partial<Record<PersonKind, Channel>>;

export const channelsShape = z
  .partialRecord(z.enum(PERSON_KINDS), channelShape)
  .default({})
  .transform((said: Said): Channels => ({ ...CHANNELS, ...said }));
