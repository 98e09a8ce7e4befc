/** The stream of a table: a record for each change, numbered, kept for a day as DynamoDB does. One shard, which never closes. */
import { invalid, noStream, trimmed } from './faults.ts';
import { sizeOf, type Item } from './values.ts';

/** How long records are kept. */
const DAY = 24 * 60 * 60 * 1000;
const SHARD = 'shardId-00000000000000000000-00000001';
const MOST_RECORDS = 1000;

export type StreamRecord = { number: number; name: 'INSERT' | 'MODIFY' | 'REMOVE'; keys: Item; image?: Item; at: number };
/** `label` is when the stream was made, which is a part of its name and stays over restarts; `next` the next record's number. */
export type StreamState = { label: string; next: number; records: StreamRecord[] };

export class Stream {
  readonly arn: string;
  constructor(
    private readonly tableName: string,
    tableArn: string,
    readonly state: StreamState,
  ) {
    this.arn = `${tableArn}/stream/${state.label}`;
  }

  add(name: StreamRecord['name'], keys: Item, image: Item | undefined, at: number): void {
    this.state.records.push({ number: this.state.next, name, keys, ...(image && { image }), at });
    this.state.next += 1;
    if (this.state.records.length % MOST_RECORDS === 0) this.trim(at);
  }

  trim(now: number): void {
    const kept = this.state.records.findIndex(({ at }) => at > now - DAY);
    this.state.records.splice(0, kept < 0 ? this.state.records.length : kept);
  }

  description(isEnabled: boolean) {
    const StartingSequenceNumber = String(this.oldest());
    return {
      StreamArn: this.arn,
      StreamLabel: this.state.label,
      StreamStatus: isEnabled ? 'ENABLED' : 'DISABLED',
      StreamViewType: 'NEW_IMAGE',
      TableName: this.tableName,
      Shards: [{ ShardId: SHARD, SequenceNumberRange: { StartingSequenceNumber } }],
    };
  }

  /** Where reading goes on: an iterator is the number of the next record. */
  iterator({ ShardId, ShardIteratorType, SequenceNumber = '' }: IteratorRequest): string {
    if (ShardId !== SHARD) throw noStream();
    const number = Number(SequenceNumber);
    if (ShardIteratorType === 'TRIM_HORIZON') return this.told(0);
    if (ShardIteratorType === 'LATEST') return this.told(this.state.next);
    if (!/^\d{1,15}$/u.test(SequenceNumber)) throw invalid('Invalid SequenceNumber');
    const from = ShardIteratorType === 'AFTER_SEQUENCE_NUMBER' ? number + 1 : number;
    if (from < this.oldest()) throw trimmed();
    return this.told(from);
  }

  records(from: number, limit = MOST_RECORDS) {
    const first = this.state.records.findIndex(({ number }) => number >= from);
    const records = first < 0 ? [] : this.state.records.slice(first, first + Math.min(limit, MOST_RECORDS));
    const last = records.at(-1);
    return { Records: records.map(written), NextShardIterator: this.told(last ? last.number + 1 : from) };
  }

  private oldest(): number {
    return this.state.records[0]?.number ?? this.state.next;
  }

  private told(number: number): string {
    return Buffer.from(JSON.stringify([this.arn, number])).toString('base64url');
  }
}

export type IteratorRequest = { StreamArn: string; ShardId: string; ShardIteratorType: string; SequenceNumber?: string };

/** The stream that an iterator is of, and the number of the record that comes next. */
export function readIterator(text: unknown): [arn: string, from: number] {
  try {
    const [arn, from] = JSON.parse(Buffer.from(String(text), 'base64url').toString()) as [unknown, unknown];
    if (typeof arn === 'string' && typeof from === 'number') return [arn, from];
  } catch {
    // falls through to the refusal
  }
  throw invalid('Invalid ShardIterator');
}

function written({ number, name, keys, image, at }: StreamRecord) {
  return {
    eventID: String(number),
    eventName: name,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: keys,
      ...(image && { NewImage: image }),
      SequenceNumber: String(number),
      SizeBytes: sizeOf(keys) + (image ? sizeOf(image) : 0),
      StreamViewType: 'NEW_IMAGE',
    },
  };
}
