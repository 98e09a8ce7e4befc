/** How seals upon the history are asked for, proved and compared with it (V1). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { connectionOf, pageOf, pageRefusals } from '../../core/page.ts';
import { IN_BULK, ITEM, REMEMBERED, REQUEST, SIGNED } from '../../core/price.ts';
import { AuditEntryType } from '../../graph/history.ts';
import { checkpointIn, extensionOf, newestIn, proofOf } from '../actions/prove.ts';
import { verifyHours, verifyThing } from '../actions/verify.ts';
import type { Checkpoint } from '../model.ts';
import { nextSeal } from '../rules/sealing.ts';
import { CheckpointType, ExtensionType, ProofType, VerificationType } from './types.ts';

/** The newest checkpoint, the tile and mostly the hour too are asked for once in a question, however many entries are proved. */
const A_PROOF = REMEMBERED;
const NEWEST = 2 * REQUEST;

builder.objectFields(AuditEntryType, (t) => ({
  proof: t.field({
    type: ProofType,
    nullable: true,
    price: A_PROOF,
    description: manual(
      '本条已封存的证明；尚未封存的为空。读三个文件，已读取的不再读。',
      'The proof that this entry is sealed; null until it is. Three files are read, and none that was read already. Rule V1.',
    ),
    resolve: (entry, _, context) => proofOf(context, entry),
  }),
  sealsAt: t.field({
    type: 'Instant',
    nullable: true,
    price: ITEM, // the proof is looked for once, whichever of the two asks
    description: manual(
      '尚未封存的，下次封存的时刻；已封存的为空。',
      'When it will be sealed, where it is not yet; null once it is. Rule V1.',
    ),
    resolve: async (entry, _, context) => ((await proofOf(context, entry)) ? null : nextSeal(context.now)),
  }),
}));

const ThingInput = builder.inputType('HistoryThing', {
  description: manual('办理记录中的事物。', 'A thing as the history names it. Rule V1.'),
  fields: (t) => ({
    kind: t.string({
      required: true,
      description: manual(
        '类别，与核验所发现问题中的类别名称相同，例如APPLICATION。',
        'The kind, as findings name it, such as APPLICATION.',
      ),
    }),
    id: t.string({
      required: true,
      description: manual('编号，即该对象标识中不含类型的部分。', 'Its id there: that of the object, without its type.'),
    }),
  }),
});

builder.queryFields((t) => ({
  historyCheckpoint: t.field({
    type: CheckpointType,
    nullable: true,
    price: NEWEST,
    args: { number: t.arg.int({ required: false, description: manual('编号；不填为最新。', 'The number; the newest where left out.') }) },
    authScopes: { public: true },
    description: manual(
      '办理记录的封存点，任何人可取；没有的为空。读两个文件。',
      'A checkpoint of the history, for anybody; null where there is none. Two files. Rule V1.',
    ),
    resolve: (_, { number }, context) => checkpointIn(context, number ?? null),
  }),
  historyCheckpoints: t.pages({
    type: CheckpointType,
    price: ({ first }) => NEWEST + (typeof first === 'number' && first > 0 ? first : 25) * REQUEST,
    rows: ({ first }) => (typeof first === 'number' && first > 0 ? first : 25),
    authScopes: { public: true },
    description: manual(
      '历次封存点，新的在前，任何人可取。每个封存点读一个文件。',
      'All checkpoints of the history, the newest first, for anybody: a file each. Rule V1. Errors: PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: async (_, args, context) => {
      const { limit, after } = pageOf(args);
      const newest = (await newestIn(context))?.stated.number ?? 0;
      const behind = after === null ? newest + 1 : Number(after);
      if (!Number.isInteger(behind) || behind < 1) throw pageRefusals.CURSOR_INVALID();
      const last = Math.min(newest, behind - 1);
      const numbers = Array.from({ length: Math.max(0, Math.min(limit, last)) }, (__, index) => last - index);
      const found = await Promise.all(numbers.map((number) => checkpointIn(context, number)));
      const rows = found.filter((one): one is Checkpoint => one !== null);
      const next = (numbers.at(-1) ?? 1) > 1 ? String(numbers.at(-1)) : null;
      return connectionOf(rows, ({ stated }) => String(stated.number), after, next);
    },
  }),
  historyExtension: t.field({
    type: ExtensionType,
    price: 3 * REQUEST,
    args: {
      from: t.arg.int({ required: true, description: manual('前一封存点的编号。', 'The number of the earlier checkpoint.') }),
      to: t.arg.int({ required: true, description: manual('后一封存点的编号。', 'The number of the later checkpoint.') }),
    },
    authScopes: { public: true },
    description: manual(
      '证明后一封存点延续前一封存点，任何人可取；服务器读三个文件。',
      'The proof that the later checkpoint continues the earlier one; anybody may ask for it. Three files are read. Rule V1. Errors: CHECKPOINT_UNKNOWN, CHECKPOINTS_REVERSED.',
    ),
    resolve: (_, { from, to }, context) => extensionOf(context, from, to),
  }),
  verifyHistory: t.field({
    type: VerificationType,
    price: IN_BULK + SIGNED,
    args: {
      of: t.arg({
        type: ThingInput,
        required: false,
        description: manual(
          '只核验某一事物；不填的，逐小时核对所封存的全部。',
          'Verifies one thing only; without it, all that was sealed is checked hour by hour.',
        ),
      }),
      from: t.arg.int({ required: true, defaultValue: 1, description: manual('自哪一封存点起。', 'The checkpoint to start from.') }),
      after: t.arg.string({
        required: false,
        description: manual('上次核验所答的 `next`，由此处继续。', 'The `next` of the previous call, from which to go on.'),
      }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description: manual(
      '核验办理记录，即与封存的内容比对：市人社局、纪检监察，各限本地区；省级不限地区。每次核对一定条数，均按位置直接读取，不作检索。',
      'Verifies the history against its seals: the bureau and supervisors, for their own city; those of the province for all. Each call checks a limited number of entries, each read by its place without any search. Rule V1. Errors: CHECKPOINT_UNKNOWN, HISTORY_UNKNOWN, HISTORY_PLACE_INVALID.',
    ),
    resolve: (_, { of, from, after }, context) =>
      of ? verifyThing(context, { kind: of.kind, id: of.id }, after ?? null) : verifyHours(context, from, after ?? null),
  }),
}));
