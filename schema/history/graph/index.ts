/** How seals upon the history are asked for, proved and compared with it (V1). */
import { builder } from '../../builder.ts';
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
    description:
      '本条已封存的证明；尚未封存的为空。The proof that this entry is sealed; null as long as it is not. Three files are read, and none for what was read already. Rule V1.',
    resolve: (entry, _, context) => proofOf(context, entry),
  }),
  sealsAt: t.field({
    type: 'Instant',
    nullable: true,
    price: ITEM, // the proof is looked for once, whichever of the two asks
    description: '尚未封存的，下次封存的时刻；已封存的为空。When it will be sealed; null once it is. Rule V1.',
    resolve: async (entry, _, context) => ((await proofOf(context, entry)) ? null : nextSeal(context.now)),
  }),
}));

const ThingInput = builder.inputType('HistoryThing', {
  description: '办理记录中的事物。A thing as the history names it. Rule V1.',
  fields: (t) => ({
    kind: t.string({ required: true, description: '类别，例如APPLICATION。Its kind, as findings name it.' }),
    id: t.string({ required: true, description: '编号。Its id there: that of the object, without its type.' }),
  }),
});

builder.queryFields((t) => ({
  historyCheckpoint: t.field({
    type: CheckpointType,
    nullable: true,
    price: NEWEST,
    args: { number: t.arg.int({ required: false, description: '编号；不填为最新。Its number; the newest without it.' }) },
    authScopes: { public: true },
    description:
      '办理记录的封存点，任何人可取；没有的为空。Anybody. A checkpoint of the history; null where there is none. Two files. Rule V1.',
    resolve: (_, { number }, context) => checkpointIn(context, number ?? null),
  }),
  historyCheckpoints: t.pages({
    type: CheckpointType,
    price: ({ first }) => NEWEST + (typeof first === 'number' && first > 0 ? first : 25) * REQUEST,
    rows: ({ first }) => (typeof first === 'number' && first > 0 ? first : 25),
    authScopes: { public: true },
    description:
      '历次封存点，新的在前，任何人可取。Anybody. All checkpoints, the newest first: a file each. Rule V1. Errors: PAGE_TOO_LARGE, FORWARD_ONLY, CURSOR_INVALID.',
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
      from: t.arg.int({ required: true, description: '前一封存点的编号。The number of the earlier one.' }),
      to: t.arg.int({ required: true, description: '后一封存点的编号。The number of the later one.' }),
    },
    authScopes: { public: true },
    description:
      '证明后一封存点延续前一封存点，任何人可取。Anybody. That one checkpoint goes on from another: three files. Rule V1. Errors: CHECKPOINT_UNKNOWN, CHECKPOINTS_REVERSED.',
    resolve: (_, { from, to }, context) => extensionOf(context, from, to),
  }),
  verifyHistory: t.field({
    type: VerificationType,
    price: IN_BULK + SIGNED,
    args: {
      of: t.arg({
        type: ThingInput,
        required: false,
        description: '只核验某一事物；不填为逐次核对所封存的全部。One thing; without it all that was sealed, hour by hour.',
      }),
      from: t.arg.int({ required: true, defaultValue: 1, description: '自哪一封存点起。From which checkpoint on.' }),
      after: t.arg.string({ required: false, description: '上次核验所答的 next。Where the call before has left off: its `next`.' }),
    },
    authScopes: { role: ['BUREAU_OFFICER', 'SUPERVISOR'] },
    description:
      '核验办理记录：市人社局、监督，各限本地区。The history compared with its seals: so many entries a call, each by its place, and none looked for. Bureau and supervisors, of their own city; the province of all. Rule V1. Errors: CHECKPOINT_UNKNOWN, HISTORY_UNKNOWN, HISTORY_PLACE_INVALID.',
    resolve: (_, { of, from, after }, context) =>
      of ? verifyThing(context, { kind: of.kind, id: of.id }, after ?? null) : verifyHours(context, from, after ?? null),
  }),
}));
