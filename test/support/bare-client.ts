/**
 * A client of the embedded table that does for a command what has to be done, and nothing that only a cloud needs: no signature, no
 * endpoint to be found, no schema walked for each answer. These are a half of what a test's process would be busy with. It answers as the
 * SDK's document client does, with which test/bare-client.test.ts compares it; with another DynamoDB API the SDK's own is taken.
 */
import { connect, type Socket } from 'node:net';
import { DynamoDBServiceException, TransactionCanceledException, type CancellationReason } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { answerOf, requestText } from './attributes.ts';
import type { Watch } from './table-client.ts';

export function bareClient(endpoint: string, { asks, answers }: Watch): DynamoDBDocumentClient {
  const ask = wireTo(new URL(endpoint));
  const send = async (command: { input: object; constructor: { name: string } }): Promise<object> => {
    const operation = operationOf(command);
    asks(operation);
    const { status, text } = await ask(operation, requestText(command.input));
    if (status !== 200) throw refusalIn(text);
    const answer = answerOf(text);
    answers(answer);
    return answer;
  };
  return { send, destroy: () => undefined } as unknown as DynamoDBDocumentClient;
}

/** A command as the API names it: the document client's are shorter. */
function operationOf(command: object): string {
  const name = command.constructor.name.replace(/Command$/u, '');
  if (/^(?:Get|Put|Update|Delete)$/u.test(name)) return `${name}Item`;
  return /^(?:Batch|Transact)(?:Get|Write)$/u.test(name) ? `${name}Item${name.startsWith('T') ? 's' : ''}` : name;
}

/** The SDK's error, by its name. */
function refusalIn(text: string): Error {
  const { __type = '', message = '', Message = message, CancellationReasons } = JSON.parse(text) as Refused;
  const about = { message: Message, $metadata: {} };
  const name = __type.slice(__type.indexOf('#') + 1);
  if (name === 'TransactionCanceledException') return new TransactionCanceledException({ ...about, CancellationReasons });
  return new DynamoDBServiceException({ ...about, name, $fault: 'client' });
}
type Refused = { __type?: string; message?: string; Message?: string; CancellationReasons?: CancellationReason[] };

type Answer = { status: number; text: string };

/** Sockets that are free, by the host: all clients of a process share them. */
const FREE = new Map<string, Socket[]>();

/** HTTP as far as it is spoken with one server that always says how long its answer is: a request at a time on each socket. */
function wireTo({ hostname, port, host }: URL) {
  const free = FREE.get(host) ?? [];
  FREE.set(host, free);
  const head = `POST / HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/x-amz-json-1.0\r\n${UNSIGNED}x-amz-target: DynamoDB_20120810.`;
  return (operation: string, body: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const socket = free.pop() ?? connect({ host: hostname, port: Number(port), noDelay: true });
      const chunks: Buffer[] = [];
      let received = 0;
      /** How long the whole answer is, once its head is there. */
      let wanted = Infinity;
      let text = 0;
      const fail = (error?: Error): void => done(() => reject(error ?? new Error('the embedded table has hung up')));
      const done = (then: () => void): void => {
        socket.off('data', more).off('error', fail).off('close', fail).unref();
        then();
      };
      const more = (chunk: Buffer): void => {
        chunks.push(chunk);
        received += chunk.length;
        if (wanted === Infinity) {
          const so = chunks.length === 1 ? chunk : Buffer.concat(chunks);
          const end = so.indexOf('\r\n\r\n');
          if (end < 0) return;
          text = end + 4;
          wanted = text + Number(/^content-length: (\d+)/imu.exec(so.toString('latin1', 0, end))?.[1]);
        }
        if (received < wanted) return;
        const all = chunks.length === 1 ? chunk : Buffer.concat(chunks);
        done(() => {
          free.push(socket);
          resolve({ status: Number(all.toString('latin1', 9, 12)), text: all.toString('utf8', text, wanted) });
        });
      };
      socket.ref();
      socket.on('data', more).on('error', fail).on('close', fail);
      socket.write(`${head}${operation}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
}

/** The embedded table wants a signature, and looks at none. */
const UNSIGNED =
  'authorization: AWS4-HMAC-SHA256 Credential=local/20240911/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0\r\n' +
  'x-amz-date: 20240911T000000Z\r\n';
