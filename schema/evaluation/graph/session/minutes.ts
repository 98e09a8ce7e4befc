/** The minutes of a meeting in the graph (E11). */
import { builder } from '../../../builder.ts';
import type { Context } from '../../../core/context.ts';
import { REQUEST, SIGNED } from '../../../core/price.ts';
import { downloadOf, DownloadType } from '../../../graph/download.ts';
import { minutesIn } from '../../session/actions/minutes.ts';
import { seesCandidateIn } from '../../session/sight.ts';
import { recusedHere } from './cards.ts';
import { minutesHash, paperKeyOf } from '../../session/minutes.ts';
import type { MinutesNote, Session } from '../../session/model.ts';
import { loadPaper, loadNotes } from '../../session/store.ts';

const NoteType = builder.objectRef<MinutesNote>('MinutesNote').implement({
  description: '对已封存会议记录的补充更正：另立文书，原记录不变。Rule E11.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '序号。' }),
    hash: t.exposeString('hash', { description: '所更正的会议记录的摘要。' }),
    document: t.exposeString('document', { description: '文号。' }),
    text: t.exposeString('text', { description: '内容。' }),
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    signed: t.exposeString('signed', { description: '签名（JWS）。' }),
  }),
});

export const MinutesType = builder.objectRef<Session>('SessionMinutes').implement({
  description: '会议记录；办事机构、主持人、市人社局、监督可见。The minutes. Rule E11.',
  fields: (t) => ({
    document: t.field({
      type: 'JSON',
      price: 36 * REQUEST,
      description:
        '内容（规范JSON）；封存前为当前内容；您须回避的评审对象，宣布前只见须回避。Canonical JSON; of who is recused, before the announcement, that they are.',
      resolve: async (session, _, context) => {
        const [minutes, recused] = await Promise.all([minutesIn(context, session), recusedHere(context, session)]);
        const shown = minutes.candidates.map((one) =>
          seesCandidateIn(session, one.application, recused) ? one : { application: one.application, isRecused: true },
        );
        return { ...minutes, candidates: shown };
      },
    }),
    hash: t.string({
      price: 36 * REQUEST,
      description: '内容摘要（SHA-256）；确认时提交。Of the document; sent with the confirmation.',
      resolve: async (session, _, context) => session.minutes?.hash ?? minutesHash(await minutesIn(context, session)),
    }),
    confirmedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: '主持人确认、封存时刻；未封存的无。',
      resolve: ({ minutes }) => minutes?.confirmedAt ?? null,
    }),
    signed: t.string({
      nullable: true,
      description: '签名（JWS），可以 receiptKeys 验证。Verified with receiptKeys.',
      resolve: ({ minutes }) => minutes?.signed ?? null,
    }),
    paper: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description:
        '会议记录（PDF）的下载地址，十分钟内有效；封存后数秒生成，此前为空；您须回避其中评审对象的，宣布后可下载。The paper, some seconds after it is sealed; to who is recused from one of its candidates once it is announced.',
      resolve: async (session, _, context) => {
        const isThere = (await loadPaper(context.table, session.id)) !== null;
        if (!isThere || !(await seesAll(context, session))) return null;
        return downloadOf(context, paperKeyOf(session.id), { fileName: '职称评审会议记录.pdf', contentType: 'application/pdf' });
      },
    }),
    notes: t.field({
      type: [NoteType],
      price: REQUEST,
      description: '封存后的补充更正。What was put right afterwards.',
      resolve: ({ id }, _, { table }) => loadNotes(table, id),
    }),
  }),
});

/** A paper shows everything: before the announcement it is for those alone who keep away from nobody in it. */
async function seesAll(context: Context, session: Session): Promise<boolean> {
  if (session.state === 'ANNOUNCED') return true;
  const [{ candidates }, recused] = await Promise.all([minutesIn(context, session), recusedHere(context, session)]);
  return candidates.every(({ application }) => seesCandidateIn(session, application, recused));
}
