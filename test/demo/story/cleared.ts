/** The clock ends a posting, its result report is printed, and only then the unit recommends (U5). */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { digestsIn, newMail } from '../mails.ts';
import { cleared, postingSeenBy } from '../postings.ts';
import { reviewing } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { ji, gulinar, liYan, chenWei, yang, sun, ding, tao, zhou, seconded, central } = APPLICANTS;
const { school: luo } = OFFICERS;
const { hospital: huang, nurse, flexible } = SEEDED;

/** Posted for five days without an objection. */
export const CLEARED: readonly Named[] = [liYan, sun, tao, nurse, ding, zhou, flexible, seconded, central];

async function byTheClock(stage: Stage): Promise<void> {
  await newMail(stage);
  const ran = await stage.until('2024-09-30T09:00:00+08:00');
  const states = await Promise.all(CLEARED.map((person) => cleared(stage, person)));
  stage.say(
    `公示期满，0时01分结束公示、出具结果报告：${CLEARED.map(({ name }) => name).join('、')}。`,
    `At a minute past midnight their postings end and the reports are printed: ${CLEARED.length} people.`,
  );
  stage.expectThat(
    '均公示无异议、待推荐 / all are cleared, and may be recommended',
    states.every(({ state }) => state === 'CLEARED') && ran.length > 0,
    states.map(({ state }) => state),
  );
  const running = await Promise.all([ji, yang, gulinar, chenWei].map(async (one) => (await postingSeenBy(stage, one, one))?.state));
  stage.expectThat(
    '期限未到的继续公示 / whose period goes on are posted still',
    running.every((state) => state === 'RUNNING'),
    running,
  );
  const early = reviewing(stage, 'recommend', gulinar, { opinion: '同意推荐' });
  await stage.refuses({ zh: `公示期内推荐${gulinar.name}`, en: 'recommends within the posting' }, luo, early, 'NOT_IN_STATE', 'U5');
}

async function theReport(stage: Stage): Promise<void> {
  const shown = await postingSeenBy(stage, luo, liYan);
  const report = shown?.report;
  const { status, disposition, body } = await stage.client.download(report?.download.url ?? '');
  const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/u.exec(disposition)?.[1] ?? '');
  const path = join(stage.out, '公示结果报告.pdf');
  await writeFile(path, body);
  stage.say(`${luo.name}下载${liYan.name}的公示结果报告，存为 ${path}`, 'The result report is a PDF; it is kept there, to be looked at.');
  stage.expectThat(
    '报告为PDF，大小和摘要相符 / the report is a PDF, of that size and hash',
    status === 200 &&
      new TextDecoder().decode(body.subarray(0, 5)) === '%PDF-' &&
      body.length === report?.size &&
      createHash('sha256').update(body).digest('hex') === report.sha256,
    { status, length: body.length, report },
  );
  stage.expectThat('文件名写明是谁的报告 / it is named after whose it is', name === `公示结果报告-${liYan.name}.pdf`, name);
  const elsewhere = await postingSeenBy(stage, huang, liYan);
  stage.expectThat('外单位查不到 / it does not exist for another unit', elsewhere === null, elsewhere);
}

/** Played when the day's recommendations are made. */
export async function mailAsChosen(stage: Stage): Promise<void> {
  const mails = await newMail(stage);
  await stage.until('2024-09-30T18:00:30+08:00');
  const digests = digestsIn(await newMail(stage));
  const at = (all: typeof mails, { account }: Named) => all.filter(({ to }) => to === `${account}@example.cn`).length;
  stage.expectThat(
    `${tao.name}的进展邮件立即收到，不再合并 / who wants them at once has had them, and no digest`,
    at(mails, tao) > 0 && at(digests, tao) === 0,
    { mails: at(mails, tao), digests: at(digests, tao) },
  );
  stage.expectThat(`${sun.name}关闭了进展邮件，一封也没有 / who wants none has none`, at(mails, sun) === 0 && at(digests, sun) === 0, {
    mails: at(mails, sun),
    digests: at(digests, sun),
  });
  stage.expectThat(
    '其余照旧合并 / the others have their digest',
    at(digests, liYan) === 1,
    digests.map(({ to }) => to),
  );
}

export const clearedChapter: ChapterOf = { zh: '公示期满', en: 'The postings end', scenes: [byTheClock, theReport] };
