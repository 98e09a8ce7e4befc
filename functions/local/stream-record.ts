/** A stream's record as the SDK reads it becomes the record a function gets, which is plain JSON. */
import type { _Record as StreamRecord, AttributeValue as Value } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { HISTORY } from '../../schema/core/marking.ts';
import { OUTBOX } from '../../schema/core/outbox.ts';
import { REGION } from './account.ts';

/** What the deployed filters leave of the stream for each function (cdk/notify.ts, cdk/witness.ts). */
export const TAKES = {
  notify: ({ eventName, dynamodb }) => eventName === 'INSERT' && beginsWith(dynamodb, OUTBOX),
  'audit-witness': (record) => beginsWith(record.dynamodb, HISTORY) || isAnnouncement(record),
} as const satisfies Record<string, (record: StreamRecord) => boolean>;

/** A message that shows entries of the history, as something becomes of it. */
function isAnnouncement({ eventName, dynamodb }: StreamRecord): boolean {
  return eventName === 'MODIFY' && beginsWith(dynamodb, OUTBOX) && dynamodb?.NewImage?.['content']?.M?.['kind']?.S === 'witness';
}

function beginsWith(dynamodb: StreamRecord['dynamodb'], prefix: string): boolean {
  return dynamodb?.Keys?.['pk']?.S?.startsWith(prefix) === true;
}

/** `seconds` is when it was written, by the local clock. */
export function toRecord(record: StreamRecord, streamArn: string, seconds: number): DynamoDBRecord {
  const { dynamodb = {} } = record;
  return {
    eventID: record.eventID ?? '',
    ...(record.eventName !== undefined && { eventName: record.eventName }),
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    eventSourceARN: streamArn,
    awsRegion: REGION,
    dynamodb: {
      ApproximateCreationDateTime: seconds,
      Keys: plainItem(dynamodb.Keys ?? {}),
      ...(dynamodb.NewImage && { NewImage: plainItem(dynamodb.NewImage) }),
      SequenceNumber: dynamodb.SequenceNumber ?? '',
      SizeBytes: dynamodb.SizeBytes ?? 0,
      StreamViewType: 'NEW_IMAGE',
    },
  };
}

function plainItem(item: Record<string, Value>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

/** Bytes travel as base64; everything else is JSON already. */
function plain(value: Value): AttributeValue {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(plain) };
  if (value.M !== undefined) return { M: plainItem(value.M) };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  return { NULL: true };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
