/** A job as it goes on: each note is a version of it, with its entry in the history. */
import { Conflict, type Write } from '../table/port.ts';
import type { ActionName } from './actions-named/index.ts';
import { change, type Fact, type Versioned } from './audit.ts';
import type { Context } from './context.ts';

/** Another run of the same job is ahead: this one has nothing to wait for. */
export class Ahead extends Error {}

/** Each state has its name in the history, in small letters. */
type Job = Versioned & { id: string; state: Uppercase<ActionName> };

/** How a kind of job is kept, and what of a note belongs into its history. */
type Kept<Of extends Job> = {
  kind: string;
  put: (after: Of, before: Of) => Write;
  detail: (news: Partial<Of>) => Record<string, unknown> | undefined;
};

export class Progress<Of extends Job> {
  constructor(
    private readonly context: Pick<Context, 'table' | 'actor' | 'now'>,
    private job: Of,
    private readonly kept: Kept<Of>,
  ) {}

  /** Notes how far it has come, and with it what else is to be written then. */
  async note(news: Partial<Of>, more: readonly Write[] = []): Promise<Of> {
    const { kind, put, detail } = this.kept;
    const fact: Fact = {
      by: this.context.actor,
      at: this.context.now,
      action: news.state === undefined ? 'progress' : actionOf(news.state),
      detail: detail(news),
    };
    const { after, entry } = change({ kind, id: this.job.id }, this.job, { ...this.job, ...news }, fact);
    const write = put(after, this.job);
    try {
      await this.context.table.transact([write, entry, ...more]);
    } catch (error) {
      throw error instanceof Conflict && error.failed.includes(write.as ?? '') ? new Ahead() : error;
    }
    this.job = after;
    return after;
  }
}

/** The action that a state is in the history; the type of a job sees to it that there is one. */
function actionOf(state: Job['state']): ActionName {
  return state.toLowerCase() as ActionName;
}
