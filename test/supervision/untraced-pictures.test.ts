/**
 * V5, G21: two cities that differ in one thing only: who has sent an anonymous report with a photograph, from where, when in the hour, and with
 * which telephone. Whatever is kept or logged is the same in both, to the byte, the files included.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { witnessing } from '../../functions/runtime/witnessing.ts';
import { MINUTE } from '../../schema/core/time.ts';
import { besideJpeg, SEQUENTIAL, withAt } from '../support/bare-pictures.ts';
import { picturesTaken, putsPicture, REPORT, REPORT_TICKET, SEND_PICTURES } from '../support/cases.ts';
import { dump } from '../support/invariants.ts';
import { writeInto } from '../support/log.ts';
import { worked } from '../support/objecting.ts';
import { shelf } from '../support/shelf.ts';
import { comparable, looked, SUSPECTS, written, type Suspect } from '../support/suspects.ts';
import { shown } from '../support/witness.ts';
import { city, instant } from '../support/world.ts';

let restore: (() => void) | undefined;
afterEach(() => restore?.());

const photographOf = ({ who, address, at }: Suspect): Buffer =>
  besideJpeg(`telephone of ${who}, ${address}, ${at}`).reduce<Buffer>((file, more) => withAt(file, 2, more), SEQUENTIAL);

/** What everybody with the table, its stream, the files and all logs can see once the hour is over in which this person has reported. */
async function seenOf(sender: Suspect): Promise<{ items: string[]; lines: string[]; mails: object[] }> {
  const lines: string[] = [];
  const world = await city();
  await world.deliver();
  const before = new Set((await dump(world)).map(written));
  restore = writeInto(lines);
  for (const one of SUSPECTS) await looked(world, one, '{ viewer { account { name } } }', {});
  const way = { path: '/graphql/anonymous' };
  world.at(sender.at);
  const { reportTicket } = (await world.ask(sender.who, REPORT_TICKET, {}, way)).data;
  const asked = { key: reportTicket.ticket, proof: worked(reportTicket) };
  world.at(sender.at + MINUTE);
  const { number, code } = (await world.ask(sender.who, REPORT, asked, way)).data.reportMatter;
  world.at(sender.at + 2 * MINUTE);
  await putsPicture(world, { number, code }, photographOf(sender));
  expect((await world.ask(sender.who, SEND_PICTURES, { number, code }, way)).errors).toBeUndefined();
  await picturesTaken(world, { number, code }, '2024-09-12T15:00:00+08:00');
  await world.sweep();
  await world.deliver();
  restore();
  const made = (await dump(world)).filter((item) => !before.has(written(item)));
  const witnessed = shelf(() => instant('2024-09-12T15:00:00+08:00'));
  await witnessing(witnessed.files)({ Records: shown(made.map((item) => ({ item, at: sender.at + 2 * MINUTE }))) });
  const { stored, types, modified } = world.contents;
  const files = [...stored].map(([key, bytes]) =>
    written({ key, type: types.get(key), at: modified.get(key), bytes: bytes.toString('base64') }),
  );
  return { items: [...made.map(written), ...files, ...[...witnessed.stored.values()].map(String)], lines, mails: world.mails };
}

describe('an anonymous report with a photograph', () => {
  it('is the same to the byte whoever sent it: table, messages, mails, log, files and when these were put there', async () => {
    const [first, second, third] = SUSPECTS;
    const seen = comparable(await seenOf(first));
    expect(seen).toContain('论文系他人代写');
    expect(seen).toContain('proofs/postings/');
    expect(comparable(await seenOf(second))).toBe(seen);
    expect(comparable(await seenOf(third))).toBe(seen);
  });

  it('holds no instant of that hour, no account but the officers who are told, no address, no telephone; nothing is logged of sending it', async () => {
    const [sender] = SUSPECTS;
    const { items, lines } = await seenOf(sender);
    const made = items.filter((item) => !item.startsWith('{"account":')).join('\n');
    const hour = [instant('2024-09-12T14:00:00.001+08:00'), instant('2024-09-12T14:59:59.999+08:00')] as const;
    const instants = [...made.matchAll(/1726\d{9}/gu)].map(([found]) => Number(found));
    expect(instants.length).toBeGreaterThan(0);
    expect(instants.filter((at) => at >= hour[0] && at <= hour[1])).toEqual([]);
    for (const trace of ['yang', '杨帆', sender.address]) expect(made).not.toContain(trace);
    const files = items.flatMap((item) =>
      item.includes('"bytes":') ? [Buffer.from((JSON.parse(item) as { bytes: string }).bytes, 'base64')] : [],
    );
    expect(files.filter((file) => file.equals(SEQUENTIAL))).toHaveLength(1);
    expect(files.filter((file) => file.includes('telephone of'))).toEqual([]);
    expect(lines.filter((line) => /reportMatter|reportTicket|reportUpload|sendReportPictures/u.test(line))).toEqual([]);
  });
});
