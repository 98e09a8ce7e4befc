/**
 * Where mail goes on one machine: an SMTP server on loopback that keeps what it receives instead of passing it on.
 * The functions speak real SMTP to it; what came is read at GET /dev/outbox and in outbox.jsonl.
 */
import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import * as z from 'zod';
import { toIso, type Instant } from '../../schema/core/time.ts';
import { linesFile, type Append } from './lines-file.ts';
import { portOf } from './system-error.ts';

/** A mail as it arrived, at the instant of the local clock. */
type ReceivedMail = z.infer<typeof MAIL>;

const MAIL = z.object({ messageId: z.string(), to: z.string(), subject: z.string(), text: z.string(), at: z.string() });

export interface Mailbox {
  /** `smtp://127.0.0.1:<port>`, for SMTP_URL. */
  readonly url: string;
  /** Every mail since the beginning, oldest first; only those to one address when it is named. */
  list(to?: string): ReceivedMail[];
  stop(): Promise<void>;
}

export async function startMailbox(options: { now: () => Instant; file?: string; append?: Append }): Promise<Mailbox> {
  const { file } = options;
  const mails = file === undefined ? [] : readLines(file);
  const lines = file === undefined ? null : linesFile(file, options.append);

  const keep = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const parsed = await simpleParser(stream);
    const mail: ReceivedMail = {
      messageId: parsed.messageId ?? '',
      to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      at: toIso(options.now()),
    };
    // What cannot be kept (the disk is full) is not taken: whoever sends it tries again.
    lines?.add(mail);
    mails.push(mail);
  };
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error) => void): Promise<void> => {
    try {
      await keep(stream, session);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      void receive(stream, session, done);
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const port = portOf(server.server);

  return {
    url: `smtp://127.0.0.1:${port}`,
    list: (to) => mails.filter((mail) => to === undefined || mail.to.split(', ').includes(to)),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}

/** A line cut short by a crash is left out. */
function readLines(file: string): ReceivedMail[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [MAIL.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
