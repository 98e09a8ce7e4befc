/** The history as the table's stream shows it, and the files of its witness as an operator copies them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Item } from '../../schema/table/port.ts';
import type { Instant } from '../../schema/core/time.ts';

export type Shown = { item: Item; event?: 'INSERT' | 'MODIFY' | 'REMOVE'; at?: Instant };

const STREAM = 'arn:aws-cn:dynamodb:cn-northwest-1:111122223333:table/zhicheng/stream/2024-09-01T00:00:00.000';

/** Records of the stream, numbered on from `first`. */
export function shown(all: readonly Shown[], first = 1): DynamoDBRecord[] {
  return all.map(({ item, event = 'INSERT', at = 0 }, index) => ({
    eventName: event,
    eventSourceARN: STREAM,
    dynamodb: {
      ApproximateCreationDateTime: at / 1000,
      Keys: { pk: { S: item.pk }, sk: { S: item.sk } },
      ...(event !== 'REMOVE' && {
        NewImage: {
          hash: { S: String(item['hash']) },
          mark: { S: String(item['mark']) },
          ...(typeof item['at'] === 'number' && { at: { N: String(item['at']) } }),
          ...(item['isUntraced'] === true && { isUntraced: { BOOL: true } }),
        },
      }),
      SequenceNumber: String(first + index).padStart(21, '0'),
    },
  }));
}

/** The files of a store under a prefix, copied into a folder. */
export function copied(stored: ReadonlyMap<string, Uint8Array>, prefix = 'witness/'): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'copied-'));
  for (const [key, bytes] of stored) {
    if (!key.startsWith(prefix)) continue;
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), bytes);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
