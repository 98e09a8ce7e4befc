/** The handler that keeps what the stream shows of the history, and the lines that tell of it. */
import type { AttributeValue, DynamoDBRecord, DynamoDBStreamEvent, StreamRecord } from 'aws-lambda';
import { HISTORY } from '../../schema/core/marking.ts';
import type { Files } from '../../schema/core/ports.ts';
import { dayOf, SECOND, startOfDay, type Instant } from '../../schema/core/time.ts';
import { witnessFile, written, type Witnessed } from '../../schema/core/witness.ts';
import { measure, stopwatch } from './metrics.ts';

const LINES = 'application/x-ndjson';

/** Keeps a batch as one file. What fails is given again, whole: nothing of the history may be passed over. */
export function witnessing(files: Pick<Files, 'put'>) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    const took = stopwatch();
    const lines = Records.flatMap(witnessedOf);
    if (lines.length === 0) return;
    const body = async function* () {
      yield Buffer.from(written(lines));
    };
    await files.put(witnessFile(batchOf(Records)), body(), { contentType: LINES });
    const altered = lines.filter(({ event }) => event !== 'INSERT');
    measure(
      'witness',
      { Took: took(), Rewritten: altered.length },
      { entries: lines.length },
      altered.length > 0 ? { level: 'error' } : {},
    );
    for (const { event, pk, sk } of altered) measure('history rewritten', {}, { how: event, entry: `${pk} / ${sk}` }, { level: 'error' });
  };
}

/** What a record says of entries, whatever has become of them: a damaged one is witnessed as it is. */
function witnessedOf({ eventName, dynamodb = {} }: DynamoDBRecord): Witnessed[] {
  const { Keys = {}, NewImage = {} } = dynamodb;
  const pk = textOf(Keys['pk']) ?? '';
  if (!pk.startsWith(HISTORY)) return announcedIn(NewImage);
  // What is kept at once would keep the second at which it came (U4): it is announced with the next full hour.
  if (!eventName || (eventName === 'INSERT' && NewImage['isUntraced']?.BOOL)) return [];
  const [hash, mark, dated] = [textOf(NewImage['hash']), textOf(NewImage['mark']), instantOf(NewImage['at'])];
  return [{ event: eventName, pk, sk: textOf(Keys['sk']) ?? '', hash, mark, at: writtenAt(dynamodb), dated }];
}

function writtenAt({ ApproximateCreationDateTime: seconds = 0 }: StreamRecord): Instant {
  return Math.floor(seconds * SECOND);
}

/** The entries that a message announces now that it has been delivered; none, before or in any other message. */
function announcedIn({ content, at, deliveredAt }: NonNullable<StreamRecord['NewImage']>): Witnessed[] {
  if (deliveredAt?.N === undefined) return [];
  // Whoever may write the table may write anything: what is kept can always be read again, and asked for.
  const hour = instantOf(at) ?? 0;
  return (content?.M?.['entries']?.L ?? []).flatMap(({ M = {} }) => {
    const [pk, sk] = [textOf(M['pk']) ?? '', textOf(M['sk']) ?? ''];
    const entry = { event: 'INSERT', pk, sk, hash: textOf(M['hash']), mark: null, at: hour, dated: startOfDay(dayOf(hour - 1)) } as const;
    return pk.startsWith(HISTORY) && sk !== '' ? [entry] : [];
  });
}

/** What is one that can be written down as one: null of anything else. */
function instantOf(value: AttributeValue | undefined): Instant | null {
  const number = Number(value?.N ?? Number.NaN);
  return Math.abs(number) <= LAST_INSTANT ? number : null;
}

/** No text writes what lies beyond the year 9999. */
const LAST_INSTANT = Date.UTC(9999, 0);

function textOf(value: AttributeValue | undefined): string | null {
  return value?.S ?? null;
}

/** A batch by its stream, which names its table, and by where it begins and ends there. */
function batchOf(records: readonly DynamoDBRecord[]): Parameters<typeof witnessFile>[0] {
  const [, stream = 'stream'] = records[0]?.eventSourceARN?.split(':table/') ?? [];
  const numberOf = (record: DynamoDBRecord | undefined): string => record?.dynamodb?.SequenceNumber ?? '';
  const last = records.at(-1);
  return { at: writtenAt(last?.dynamodb ?? {}), stream: stream.replaceAll(':', '-'), first: numberOf(records[0]), last: numberOf(last) };
}
