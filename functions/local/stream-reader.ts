/**
 * Reads a DynamoDB stream page by page: every shard, parents before their children, each from where it was left.
 * The place is kept in a file, so that a restart goes on; without one everything is told again, which the functions bear.
 */
import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
  type DynamoDBStreamsClient,
  type _Record as StreamRecord,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { stateFile } from './state-file.ts';

export interface Page {
  records: StreamRecord[];
  /** Everything up to this record is settled. */
  settled(sequenceNumber: string | undefined): void;
}

const PAGE = 100;
const STATE = z.object({ streamArn: z.string(), after: z.record(z.string(), z.string()) });

export function streamReader(client: DynamoDBStreamsClient, streamArn: string, file?: string) {
  const stored = stateFile(STATE, file);
  const saved = stored.read();
  // Another table has another stream: its places mean nothing here.
  const state = saved?.streamArn === streamArn ? saved : { streamArn, after: {} };
  const iterators = new Map<string, string>();
  const finished = new Set<string>();

  /** What there is now; ends when every open shard has nothing more to give. */
  async function* pages(): AsyncGenerator<Page> {
    const shards = await listShards();
    const listed = new Set(shards.map(({ id }) => id));
    for (const { id, parent } of shards) {
      if (parent !== undefined && listed.has(parent) && !finished.has(parent)) continue;
      while (!finished.has(id)) {
        const { records, next } = await read(id);
        const settled = (sequenceNumber: string | undefined): void => {
          if (sequenceNumber === undefined) return;
          state.after[id] = sequenceNumber;
          // A place that is lost is told again from the one before, which the functions bear.
          stored.save(state);
        };
        if (records.length > 0) {
          yield { records, settled };
          settled(records.at(-1)?.dynamodb?.SequenceNumber);
        }
        if (next === undefined) finished.add(id);
        else iterators.set(id, next);
        if (records.length === 0) break;
      }
    }
  }

  async function read(shard: string): Promise<{ records: StreamRecord[]; next: string | undefined }> {
    const ShardIterator = iterators.get(shard) ?? (await iterator(shard));
    try {
      const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator, Limit: PAGE }));
      return { records: Records, next: NextShardIterator };
    } catch (error) {
      // An iterator lives for 15 minutes; the place it stood at is known.
      if (!(error instanceof ExpiredIteratorException) || !iterators.delete(shard)) throw error;
      return read(shard);
    }
  }

  async function iterator(shard: string): Promise<string | undefined> {
    const from = { StreamArn: streamArn, ShardId: shard };
    const after = state.after[shard];
    try {
      const place = after === undefined ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const) : afterRecord(after);
      return (await client.send(new GetShardIteratorCommand({ ...from, ...place }))).ShardIterator;
    } catch (error) {
      if (!(error instanceof TrimmedDataAccessException)) throw error;
      return (await client.send(new GetShardIteratorCommand({ ...from, ShardIteratorType: 'TRIM_HORIZON' }))).ShardIterator;
    }
  }

  async function listShards(): Promise<{ id: string; parent: string | undefined }[]> {
    const shards: Shard[] = [];
    let from: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ...(from !== undefined && { ExclusiveStartShardId: from }) }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      from = StreamDescription?.LastEvaluatedShardId;
    } while (from !== undefined);
    return shards.map(({ ShardId = '', ParentShardId }) => ({ id: ShardId, parent: ParentShardId }));
  }

  return { pages };
}

function afterRecord(SequenceNumber: string) {
  return { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber } as const;
}
