/** The minutes of a meeting in the graph (E11). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
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
  description: manual(
    '对已封存会议记录的补充更正：另立文书，原记录不变。',
    'A note that corrects sealed minutes: a paper of its own; the minutes stay as they are. Rule E11.',
  ),
  fields: (t) => ({
    number: t.exposeInt('number', { description: manual('序号。', 'The number in the sequence.') }),
    hash: t.exposeString('hash', { description: manual('所更正的会议记录的摘要。', 'The hash of the minutes it corrects.') }),
    document: t.exposeString('document', { description: manual('文号。', 'The document number.') }),
    text: t.exposeString('text', { description: manual('内容。', 'The content.') }),
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    signed: t.exposeString('signed', { description: manual('签名（JWS）。', 'The signature (JWS).') }),
  }),
});

export const MinutesType = builder.objectRef<Session>('SessionMinutes').implement({
  description: manual(
    '会议记录；办事机构、主持人、市人社局、纪检监察可见。',
    'The minutes; seen by the office, the leader of the meeting, the bureau and supervisors. Rule E11.',
  ),
  fields: (t) => ({
    document: t.field({
      type: 'JSON',
      price: 36 * REQUEST,
      description: manual(
        '内容（规范JSON）；封存前为当前内容；您须回避的评审对象，宣布前只见须回避。',
        'The content (canonical JSON); until it is sealed, the content so far; of a candidate from whom you keep away you see only that, before the announcement.',
      ),
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
      description: manual('内容摘要（SHA-256）；确认时提交。', 'The hash of the content (SHA-256), sent with the confirmation.'),
      resolve: async (session, _, context) => session.minutes?.hash ?? minutesHash(await minutesIn(context, session)),
    }),
    confirmedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: manual(
        '主持人确认、封存时刻；未封存的为空。',
        'When the leader of the meeting confirmed and sealed them; null until they are sealed.',
      ),
      resolve: ({ minutes }) => minutes?.confirmedAt ?? null,
    }),
    signed: t.string({
      nullable: true,
      description: manual('签名（JWS），可以 receiptKeys 验证。', 'The signature (JWS), which can be verified with receiptKeys.'),
      resolve: ({ minutes }) => minutes?.signed ?? null,
    }),
    paper: t.field({
      type: DownloadType,
      nullable: true,
      price: SIGNED,
      description: manual(
        '会议记录（PDF）的下载地址，十分钟内有效；封存后数秒生成，此前为空；您须回避其中评审对象的，宣布后可下载。',
        'The download of the minutes (PDF), good for ten minutes; made some seconds after the sealing, null before; where you keep away from one of the candidates, only after the announcement.',
      ),
      resolve: async (session, _, context) => {
        const isThere = (await loadPaper(context.table, session.id)) !== null;
        if (!isThere || !(await seesAll(context, session))) return null;
        return downloadOf(context, paperKeyOf(session.id), { fileName: '职称评审会议记录.pdf', contentType: 'application/pdf' });
      },
    }),
    notes: t.field({
      type: [NoteType],
      price: REQUEST,
      description: manual('封存后的补充更正。', 'The notes that corrected them after the sealing.'),
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
