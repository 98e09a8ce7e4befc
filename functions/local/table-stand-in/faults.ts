/** What the API refuses, in its words: the SDK makes its errors of the type. */

/** `more` stands beside the message: why a transaction was cancelled. */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly type: string,
    message: string,
    readonly more: object = {},
    readonly status = 400,
  ) {
    super(message);
  }
}

const API = 'com.amazonaws.dynamodb.v20120810#';
const named = (type: string, message: string, more?: object): Fault => new Fault(API + type, message, more);

export const invalid = (message: string): Fault => new Fault('com.amazon.coral.validate#ValidationException', message);
export const unknownOperation = (): Fault => new Fault('com.amazon.coral.service#UnknownOperationException', '');
export const conditionFailed = (): Fault => named('ConditionalCheckFailedException', 'The conditional request failed');
export const noTable = (name?: string): Fault =>
  named('ResourceNotFoundException', `Requested resource not found${name === undefined ? '' : `: Table: ${name} not found`}`);
export const noStream = (): Fault => named('ResourceNotFoundException', 'Requested resource not found: Stream not found');
export const tableExists = (name: string): Fault => named('ResourceInUseException', `Table already exists: ${name}`);
export const trimmed = (): Fault => named('TrimmedDataAccessException', 'The requested record has been trimmed from the stream');
/** Nothing was written, and nothing is lost: whoever asks again is answered once there is room. */
export const notWritten = (why: string): Fault => new Fault(`${API}InternalServerError`, why, {}, 500);

export type Reason = { Code: string; Message?: string };

export function cancelled(reasons: readonly Reason[]): Fault {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return named('TransactionCanceledException', message, { CancellationReasons: reasons });
}
