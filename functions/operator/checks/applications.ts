/** An application as it must be: its head, its draft, its submissions with all they took in, its returns, its lists, the version that judges it (A3–A8, C15, D1, D2). */
import * as z from 'zod';
import { contentHash } from '../../../schema/application/actions/submit.ts';
import { versionShape } from '../../../schema/announcement/model.ts';
import {
  applicationShape,
  draftShape,
  sectionShape,
  stoodIn,
  submissionShape,
  type Application,
  type Submission,
} from '../../../schema/application/model.ts';
import { DECIDED_STATES, PASSED_STATES } from '../../../schema/application/moves.ts';
import { proofShape, type Proof } from '../../../schema/application/proofs/model.ts';
import { announcementVersion, padded, pastSection, sameFile } from '../../../schema/table/keys.ts';
import type { Item, Key } from '../../../schema/table/port.ts';
import { isWhole } from './announcements.ts';
import { read, wrong, type Check, type Said } from './finding.ts';

export const applications: Check = function* (partition) {
  if (!partition[0]?.pk.startsWith('APPLICATION#')) return;
  const item = partition.find(({ sk }) => sk === 'A#HEAD');
  if (!item) return yield wrong(partition[0], 'an application without a head');
  const head = read(applicationShape, item);
  if (!head) return;
  const proofs = all(partition, 'A#PROOF#', proofShape);
  const submissions = all(partition, 'SUBMISSION#', submissionShape);
  for (const what of headWrong(partition, item, head, submissions.length)) yield wrong(item, what);
  if (submissions.some(({ data }, index) => data.number !== index + 1)) yield wrong(item, 'its submissions are not numbered in order');
  yield* judging(item, head, submissions);
  for (const { item: own, data } of proofs) yield* remembered(own, head, data);
  for (const { item: own, data } of submissions) {
    yield* whole(own, data, partition, proofs);
    const { application, number, at, hash } = data;
    yield { of: own, signed: data.receipt, states: { kind: 'SUBMISSION', application, number, at, hash } };
  }
};

function all<S extends Parameters<typeof read>[0]>(partition: readonly Item[], prefix: string, shape: S) {
  return partition
    .filter(({ sk }) => sk.startsWith(prefix))
    .flatMap((item) => {
      const data = read(shape, item);
      return data === null ? [] : [{ item, data }];
    });
}

function headWrong(own: readonly Item[], item: Item, head: Application, submitted: number): string[] {
  const open =
    read(
      draftShape,
      own.find(({ sk }) => sk === 'A#DRAFT'),
    )?.open ?? null;
  const last = head.state === 'CANCELLED' ? stoodIn(head) : head.state;
  const hasPassed = PASSED_STATES.includes(last);
  const isDecided = DECIDED_STATES.includes(last);
  const atDepartment = isDecided || ['RECOMMENDED', 'APPROVED', 'PASSED', 'FORWARDED'].includes(head.state);
  const said: (string | false)[] = [
    open !== (head.state === 'DRAFT' || head.state === 'RETURNED') && `its draft is ${open ? 'open' : 'closed'} while it is ${head.state}`,
    submitted !== (head.submission?.number ?? 0) && 'its head does not count its submissions',
    (stoodIn(head) === 'DRAFT') !== (head.submission === null) && 'a draft has been submitted, or what is no draft has not',
    (head.state === 'CANCELLED') !== (head.cancelled !== null) && 'it is cancelled without a case, or the reverse',
    (head.state === 'WITHDRAWN' || head.cancelled?.from === 'WITHDRAWN') !== (head.withdrawn !== null) &&
      'it is withdrawn without a reason, or the reverse',
    atDepartment && head.recommendation === null && 'it has come to the department without a recommendation',
    atDepartment && head.state !== 'RECOMMENDED' && !head.ownReview && head.approval === null && 'it is approved without an approval',
    isDecided !== (head.decision !== null) && 'its committee has decided without a decision, or the reverse',
    isDecided && hasPassed !== head.decision?.passed && 'its state is not what its committee has decided',
    (head.state === 'REFUSED') !== (head.refused !== null) && 'it is refused without a reason, or the reverse',
    head.returns.authorities > 3 && 'it was returned more than three times by the authorities',
    head.returns.all !== own.filter(({ sk }) => sk.startsWith('RETURN#')).length && 'its head does not count its returns',
    head.state === 'RETURNED' && head.returned === null && 'it is returned without a reason',
    (item.ownerSk !== undefined) !== (head.submission !== null) && 'the unit’s list shows a draft, or lacks what was submitted',
    head.submission !== null && !String(item.ownerSk).startsWith(`${head.state}#`) && 'the unit’s list shows another state',
    !String(item.shardSk).startsWith(`${head.state}#`) && 'the cycle’s list shows another state',
    (item.deskPk !== undefined) !== (head.recommendation !== null) && 'it lies with a department it has not come to, or the reverse',
    typeof item.deskSk === 'string' &&
      !item.deskSk.startsWith(`${head.state}#${head.series}#${head.level}#`) &&
      'the department’s list shows another state',
  ];
  return said.filter((one) => one !== false);
}

/**
 * It is judged by a version of its cycle's notice that is there; and that is the one which the receipt of its first submission states. Later
 * receipts may state it with what was amended for everybody since, which is no version by itself (C15, A5).
 */
function* judging(item: Item, { cycle, judgedBy }: Application, submissions: readonly { item: Item; data: Submission }[]): Iterable<Said> {
  const first = submissions.find(({ data }) => data.number === 1);
  if (judgedBy === null) {
    if (submissions.length > 0) yield wrong(item, 'it was submitted, and is judged by no version of the notice');
    return;
  }
  if (submissions.length === 0) return yield wrong(item, 'it is judged by a version of the notice, and was never submitted');
  const place = announcementVersion.key({ cycle, number: padded(judgedBy) });
  const stated = first ? statedIn(first.data.receipt) : null;
  yield {
    asks: [place],
    judge: (found) => {
      const version = found(place);
      if (!version) return [wrong(item, `it is judged by version ${judgedBy} of the notice, which is not there`)];
      if (!first || stated === null) return [];
      if (stated['version'] !== judgedBy) return [wrong(item, 'it is judged by another version than its first receipt states')];
      const kept = read(versionShape, version);
      // Of a version that is damaged its own check tells, once for all who were judged by it.
      if (!kept || kept.hash === stated['policy'] || !isWhole(kept)) return [];
      return [wrong(first.item, 'its receipt states another hash of the notice than is kept')];
    },
  };
}

/** What a receipt states, whoever signed it: that is looked at beside this. Null where it cannot be read. */
function statedIn(receipt: string): Record<string, unknown> | null {
  try {
    const payload = Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString('utf8');
    return z.record(z.string(), z.unknown()).parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

/** The same file in another application is found by this (V6). */
function* remembered(item: Item, { id }: Application, { sha256, number }: Proof): Iterable<Said> {
  const place = sameFile.key({ sha256, application: id, number: padded(number, 3) });
  yield { asks: [place], judge: (found) => (found(place) ? [] : [wrong(item, 'a file of it is not remembered')]) };
}

/** What a submission took in is all there, and is what was submitted: sections as they stand, or as they were kept when changed (A4, A5). */
function* whole(item: Item, one: Submission, own: readonly Item[], proofs: readonly { data: Proof }[]): Iterable<Said> {
  const brought = proofs.map(({ data }) => data).filter(({ number }) => one.proofs.includes(number));
  if (brought.length < one.proofs.length || brought.some(({ state }) => state !== 'READY'))
    yield wrong(item, `a proof of submission ${one.number} is lost`);
  const wanted = Object.entries(one.sections).map(([name, version]) => {
    const standing = own.find(({ sk, version: now }) => sk === `A#SECTION#${name}` && now === version);
    return { standing, past: pastSection.key({ application: one.application, section: name, version: padded(version) }) };
  });
  const judge = (found: (key: Key) => Item | null) => {
    const sections = wanted.map(({ standing, past }) => read(sectionShape, standing ?? found(past)));
    if (sections.includes(null)) return [wrong(item, `a section of submission ${one.number} is lost`)];
    const content = { sections: Object.fromEntries(sections.map((section) => [section?.name, section ?? undefined])), proofs: brought };
    return contentHash(content) === one.hash ? [] : [wrong(item, `the content of submission ${one.number} is not what was submitted`)];
  };
  yield { asks: wanted.flatMap(({ standing, past }) => (standing ? [] : [past])), judge };
}
