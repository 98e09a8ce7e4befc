/** SQS as its SDK speaks to it (AWS JSON 1.0), as far as the functions need it: SendMessage. */
import { readJson, sendJson, type Listener } from './http.ts';
import type { LocalQueue } from './queue.ts';

const LONGEST_MESSAGE = 1024 * 1024;

/** The queues by their addresses. */
export function queueApi(queues: Readonly<Record<string, LocalQueue>>): Listener {
  return async (request, response) => {
    const operation = request.headers['x-amz-target'];
    if (request.method !== 'POST' || operation !== 'AmazonSQS.SendMessage') {
      return refuse('UnsupportedOperation', `${String(operation)} is not known here, only AmazonSQS.SendMessage`);
    }
    const input = await readJson(request, LONGEST_MESSAGE * 2);
    const body = input?.['MessageBody'];
    if (typeof body !== 'string' || body === '' || Buffer.byteLength(body) > LONGEST_MESSAGE) {
      return refuse('InvalidParameterValue', 'MessageBody is missing, empty or too long');
    }
    const queue = queues[String(input?.['QueueUrl'])];
    if (!queue) return refuse('QueueDoesNotExist', `there are only the queues ${Object.keys(queues).join(', ')}`);
    return sendJson(response, 200, queue.send(body), JSON_1_0);

    function refuse(code: string, message: string): void {
      sendJson(response, 400, { __type: `com.amazonaws.sqs#${code}`, message }, JSON_1_0);
    }
  };
}

const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' };
