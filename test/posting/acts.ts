/** The mutations of postings and objections, each told once (U2–U4). */
import { ANYBODY, onApplication, PHASES, type Acts, type Who } from '../support/act.ts';
import { DECIDE, DECIDE_ALIKE, judged, OBJECT, POST, POSTING_CONFIRM, POSTING_UPLOAD, REVEAL_OBJECTOR } from '../support/forms.ts';
import { TICKET, worked } from '../support/objecting.ts';
import { objection, posting, uploadedTo } from '../support/postings.ts';
import type { World } from '../support/world.ts';

const posted = async (world: World) => (await posting(world)).id;
const objected = async (world: World) => objection(world, await posted(world));

/** Whoever logs in objects in their own name. */
const NAMES: Readonly<Record<Who, string>> = {
  liu: '刘洋',
  yang: '杨帆',
  chen: '陈静',
  huang: '黄磊',
  zhao: '赵文斌',
  qian: '钱为民',
  wang: '王建国',
  pan: '潘慧',
  fan: '范立',
  he: '何正',
  yu: '于洋',
  sheng: '盛平',
  nobody: '周明',
};
export const objecting = (who: Who) => ({ name: NAMES[who], telephone: '13937001234' });

export const POSTING: Acts = {
  postApplication: {
    title: 'posting (U2)',
    may: ['chen'],
    document: POST,
    move: 'post',
    window: PHASES.review,
    ...onApplication('ACCEPTED'),
  },
  requestPostingUpload: { may: ['chen'], document: POSTING_UPLOAD, asks: async (world) => ({ posting: await posted(world) }) },
  confirmPostingUpload: { may: ['chen'], document: POSTING_CONFIRM, asks: async (world) => uploadedTo(world, await posted(world)) },
  lodgeObjection: {
    may: ['yang', ...ANYBODY.filter((who) => who !== 'yang' && who !== 'liu')],
    document: OBJECT,
    as: (who) => ({ objector: objecting(who) }),
    asks: async (world) => {
      const id = await posted(world);
      const { objectionTicket } = await world.does(null, TICKET, { posting: id });
      return { posting: id, objector: objecting('yang'), key: objectionTicket.ticket, proof: worked(objectionTicket) };
    },
  },
  decideObjection: [
    {
      title: 'dismissing an objection (U4)',
      may: ['chen'],
      document: DECIDE,
      asks: async (world) => ({ objection: await objected(world), finding: 'DISMISSED' }),
    },
    {
      title: 'a return to mend what was objected to (U4)',
      may: ['chen'],
      document: DECIDE,
      window: PHASES.review,
      asks: async (world) => ({ objection: await objected(world), finding: 'TO_MEND', judgements: judged('papers') }),
    },
  ],
  revealObjector: { may: ['chen'], document: REVEAL_OBJECTOR, asks: async (world) => ({ objection: await objected(world) }) },
  decideObjections: {
    may: ['chen'],
    document: DECIDE_ALIKE,
    inRows: true,
    asks: async (world) => ({ objections: [{ objection: await objected(world), version: 1 }] }),
  },
};
