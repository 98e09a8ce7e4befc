/** What every scene plays on: the client, the screen, the book, and what the story remembers from scene to scene. */
import type { Book } from './book.ts';
import type { Named } from './cast.ts';
import type { Client, Refusal, Variables } from './client.ts';
import type { UnitName } from './places.ts';
import type { Progress } from './progress.ts';

export type { Named } from './cast.ts';
/** An application as last seen by the story. */
export type Handle = { id: string; version: number; state: string; closesAt: string | null };
/** What whoever objects takes along. */
export type Lodged = { number: string; code: string; dueAt: string };
/** One scene: some requests, some lines, some checks. */
type Scene = (stage: Stage) => Promise<void>;
export type ChapterOf = { zh: string; en: string; scenes: readonly Scene[] };

export class Stage {
  readonly units = new Map<UnitName, string>();
  readonly applications = new Map<string, Handle>();
  /** The identity number of everybody the story made, by name. */
  readonly identityNumbers = new Map<string, string>();
  /** The id of everybody's last posting, by the account's name. */
  readonly postings = new Map<string, string>();
  /** The last objection to each, by the name of the account that is posted. */
  readonly cases = new Map<string, Lodged>();
  /** The meeting that decides on what was passed, once it is recorded. */
  meeting = '';
  /** How many hold their titles by now. */
  conferred = 0;
  /** The committee for teachers of schools, once it is filed; its members of the year; its meeting. */
  committee = '';
  members: readonly Named[] = [];
  session = '';
  /** The schools of the many, by name. */
  readonly schools = new Map<string, string>();
  /** Mail seen so far. */
  mailsSeen = 0;

  constructor(
    readonly client: Client,
    readonly book: Book,
    readonly progress: Progress,
    /** Where files go. */
    readonly out: string,
  ) {}

  /** Tells what happens: Chinese, and English beneath. */
  say(zh: string, en: string): void {
    this.progress.print(`  ${zh}`);
    this.progress.print(`    ${en}`);
  }

  /** Checks an expectation; where it is not met, what was found instead is told. */
  expectThat(what: string, condition: boolean, found?: unknown): void {
    this.book.checks.push({ what, passed: condition, found: condition ? null : (JSON.stringify(found) ?? null) });
    this.progress.print(condition ? `  [通过 ok] ${what}` : `  [不符 FAILED] ${what}  ${JSON.stringify(found) ?? ''}`);
  }

  /**
   * Somebody tries what is not allowed. It is asked twice, for the sentence in each language: a refusal changes nothing, so the
   * second time is refused like the first. Some rule and its source have to be named, this one where it is given. Answers the
   * refusal, for checks on its details.
   */
  async refuses(
    tried: { zh: string; en: string },
    who: Named | null,
    [query, variables]: readonly [string, Variables],
    code: string,
    rule?: string,
  ): Promise<Refusal> {
    const met = await this.client.refusal(who?.account ?? null, query, variables, 'zh-CN');
    const again = await this.client.refusal(who?.account ?? null, query, variables, 'en');
    const refusal = met ?? { code: 'ANSWERED', rule: null, source: null, details: {}, message: '' };
    this.book.refusals.push({
      ...refusal,
      who: who?.name ?? '公众',
      tried: `${tried.zh} / ${tried.en}`,
      english: again?.message ?? '',
      at: await this.client.now(),
    });
    this.say(`${who?.name ?? '公众'}：${tried.zh}`, `${who?.english ?? 'The public'}: ${tried.en}`);
    const ground = refusal.rule === null ? '' : `（规则${refusal.rule}，${refusal.source}）`;
    this.progress.print(`    拒绝 refused: ${refusal.code}${ground}`);
    this.progress.print(`      ${refusal.message}`);
    this.progress.print(`      ${again?.message ?? ''}`);
    const grounded = Boolean(refusal.rule && refusal.source) && (rule === undefined || refusal.rule === rule);
    this.expectThat(
      `以 ${code} 拒绝，并注明规则${rule ?? ''}及出处 / refused with ${code}, naming ${rule === undefined ? 'a rule' : `rule ${rule}`} and its source`,
      refusal.code === code && again?.code === code && grounded,
      { first: refusal, second: again },
    );
    return refusal;
  }

  /** Lets the clock come to an instant; one that has passed stays passed. Answers what ran on the way. */
  async until(instant: string): Promise<string[]> {
    if (Date.parse(instant) <= Date.parse(await this.client.now())) return [];
    const { now, ran } = await this.client.moveTo(instant);
    this.progress.at(now);
    const failed = ran.filter(({ error }) => error !== undefined);
    if (failed.length > 0) this.expectThat('到时的任务均成功 / every due schedule ran well', false, failed);
    this.progress.print(`  -- ${instant.slice(0, 16).replace('T', ' ')} --`);
    return ran.map(({ name }) => name);
  }

  /** Something counted that the report lists. */
  count(what: string, value: number | string): void {
    this.book.counts.push({ what, value });
  }

  unit(name: UnitName): string {
    return known(this.units.get(name), name);
  }

  accountId({ account }: Named): string {
    return Buffer.from(`Account:${account}`).toString('base64');
  }

  posting({ account }: Named): string {
    return known(this.postings.get(account), account);
  }

  caseAbout({ account }: Named): Lodged {
    return known(this.cases.get(account), account);
  }

  application(person: Named): Handle {
    return known(this.applications.get(person.account), person.account);
  }
}

function known<T>(one: T | undefined, name: string): T {
  if (one === undefined) throw new Error(`the story has not met ${name} yet`);
  return one;
}
