/** Nobody is asked for what was done: every notice to an office says what settles it, or that nothing does (C14). */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ASKED } from '../../schema/core/notice.ts';
import { ANSWER_VACANCIES, DECIDE, PROPOSE_VACANCIES } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox, mailsTo } from '../support/notices.ts';
import { objection } from '../support/postings.ts';
import { ANSWER_REQUEST, assigned, candidateId, gives, REQUEST_RECUSAL } from '../support/reading.ts';
import { mendedFor } from '../support/returned.ts';
import { checkedDocument } from '../support/title-documents.ts';
import { city, organisationId } from '../support/world.ts';

const SCHEMA = new URL('../../schema/', import.meta.url);

/** What every slice declares to tell. */
async function declared(): Promise<{ topic: string; class?: string; asks?: string | null; zh: { title: string; text: string } }[]> {
  const files = readdirSync(SCHEMA, { recursive: true, encoding: 'utf8' }).filter((file) => /(?:^|\/)notices\.ts$/u.test(file));
  expect(files.length).toBeGreaterThan(3);
  const modules = await Promise.all(files.map((file) => import(new URL(file, SCHEMA).href) as Promise<Record<string, object>>));
  return modules
    .flatMap((one) => Object.values(one))
    .flatMap((notices) => Object.entries(notices).map(([topic, { declaration }]) => ({ topic, ...declaration })));
}

/** They say 请, and ask for nothing that is ever done with. */
const NO_TASK = ['TABLE_CORRECTED'];

describe('C14: what officers are told', () => {
  it('asks for something whose state is known, or for nothing; a plea says what settles it', async () => {
    const work = (await declared()).filter((one) => one.class === 'WORK');
    expect(work.length).toBeGreaterThan(20);
    for (const { topic, asks, zh } of work) {
      expect([...ASKED, null], topic).toContain(asks);
      if (/请(?!求|撤)/u.test(zh.title + zh.text) && !NO_TASK.includes(topic)) expect(asks, topic).not.toBeNull();
    }
  });

  it('is not in the digest when it is settled: vacancies that were answered or proposed anew, and that one can approve what can only be refused by now', async () => {
    const world = await city();
    await mendedFor('zhao')(world);
    const propose = async (total: number, level: string) => {
      await world.does('chen', PROPOSE_VACANCIES, { unit: organisationId('school'), total, level });
      await world.deliver();
    };
    await propose(3, 'ASSOCIATE_SENIOR');
    world.at(world.now + 60_000);
    await propose(4, 'ASSOCIATE_SENIOR');
    await propose(5, 'INTERMEDIATE');
    await propose(6, 'ASSISTANT');
    world.at(world.now + 60_000);
    await propose(7, 'ASSISTANT');
    await world.does('zhao', ANSWER_VACANCIES, { unit: organisationId('school'), total: 4, level: 'ASSOCIATE_SENIOR' });
    await world.does('zhao', ANSWER_VACANCIES, { unit: organisationId('school'), total: 5, level: 'INTERMEDIATE', approve: false });
    const { myApplication } = await world.does('liu', '{ myApplication { posting { id } } }');
    const against = await objection(world, myApplication.posting.id, 'lin');
    await world.deliver();
    const { notices } = await inbox(world, 'sun', { first: 50 });
    expect(notices.filter(({ topic }: { topic: string }) => topic === 'VACANCIES_PROPOSED')).toHaveLength(5);
    await world.does('chen', DECIDE, { objection: against, finding: 'UPHELD' });
    await world.deliver();
    expect(mailsTo(world, 'sun').map(({ subject }) => subject)).toEqual(['【职称评审】补充公示的异议属实']);
    world.at('2024-09-11T18:00:00+08:00');
    await world.digest();
    await world.deliver();
    const [, digest] = mailsTo(world, 'sun');
    expect(digest?.subject).toBe('【职称评审】2024年9月11日的1条通知');
    expect(digest?.text).toContain('空岗7个，请核准');
    expect(digest?.text).not.toMatch(/空岗[3456]个|请审核/u);
    expect(mailsTo(world, 'chen').at(-1)?.text).not.toContain('请张贴');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is not in the digest when it is settled: what an expert has read, a recusal that was answered; a notice of the year that was filed is looked at after it was published, too', async () => {
    const world = await city();
    const { handle, readers } = await assigned(world);
    const [first = '', second = ''] = readers;
    await gives(world, first);
    for (const reason of ['甲与本人有过纠纷', '乙与本人有过纠纷'])
      await world.does('liu', REQUEST_RECUSAL, { application: handle.id, reason });
    await world.does('pan', ANSWER_REQUEST, { candidate: candidateId(), number: 1, granted: false });
    await world.deliver();
    world.at('2024-09-11T18:00:00+08:00');
    await world.digest();
    await world.deliver();
    const mailed = (who: string) =>
      mailsTo(world, who)
        .map(({ text }) => text)
        .join('\n');
    expect(mailed(first)).not.toContain('请在会议前');
    expect(mailed(second)).toContain('请在会议前');
    expect(mailed('tao')).toContain('乙与本人有过纠纷');
    expect(mailed('tao')).not.toContain('甲与本人有过纠纷');
    expect(mailed('wang')).toContain('请备案核查');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('is not in the digest when it is settled: a document that was checked waits for its number and no more for its check (R3)', async () => {
    const world = await city();
    await checkedDocument(world);
    await world.deliver();
    world.at('2024-12-02T18:00:00+08:00');
    await world.digest();
    await world.deliver();
    const mailed = mailsTo(world, 'tao').at(-1)?.text;
    expect(mailed).toContain('请编号印发');
    expect(mailed).not.toContain('核稿。');
  });
});
