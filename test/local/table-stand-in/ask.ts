/** The API without an SDK: a request as it goes over the wire, and its answer. */

export type Answer = { status: number; body: Record<string, unknown> };

const STREAMS = new Set(['DescribeStream', 'GetShardIterator', 'GetRecords']);

export async function ask(endpoint: string, operation: string, request: object): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${STREAMS.has(operation) ? 'DynamoDBStreams' : 'DynamoDB'}_20120810.${operation}`,
      // A signature is wanted, and looked at by none of them.
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20240911/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20240911T000000Z',
    },
    body: JSON.stringify(request),
  });
  const { Message, ...body } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body: Message === undefined ? body : { message: Message, ...body } };
}
