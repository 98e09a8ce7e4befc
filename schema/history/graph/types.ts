/** Seals and their proofs as the graph shows them (V1). */
import { builder } from '../../builder.ts';
import { parseInstant } from '../../core/time.ts';
import type { Finding, Verification } from '../actions/verify.ts';
import type { Inclusion, Proof } from '../actions/prove.ts';
import type { Checkpoint } from '../model.ts';
import type { Wrong } from '../rules/comparing.ts';
import type { Hash } from '../rules/tree.ts';

export const CheckpointType = builder.objectRef<Checkpoint>('HistoryCheckpoint').implement({
  description:
    '办理记录的封存点：每小时的新记录成一棵默克尔树，其根依次成为总树的叶，总树的根由系统签名。A checkpoint of the history: keep its `signed`, and nothing of what was there can be taken away unseen. schema/history/README.md says how it is checked. Rule V1.',
  fields: (t) => ({
    number: t.int({ description: '编号，自1起，无缺号。From 1, without a gap.', resolve: ({ stated }) => stated.number }),
    at: t.field({ type: 'Instant', description: '封存时刻。When it was sealed.', resolve: ({ stated }) => parseInstant(stated.at) ?? 0 }),
    entries: t.int({ description: '本次封存的记录条数。How many entries it adds.', resolve: ({ stated }) => stated.entries }),
    hour: t.string({
      description: '本次记录之树的根。The root of the tree of these entries, SHA-256 in hexadecimal.',
      resolve: ({ stated }) => stated.hour,
    }),
    root: t.string({ description: '总树的根。The root of the tree of all hours so far.', resolve: ({ stated }) => stated.root }),
    size: t.int({ description: '总树的叶数。How many leaves that tree has.', resolve: ({ stated }) => stated.size }),
    before: t.string({
      nullable: true,
      description: '上一封存点签名全文的SHA-256；第一个为空。SHA-256 of the `signed` of the one before; null of the first.',
      resolve: ({ stated }) => stated.before,
    }),
    signed: t.exposeString('signed', {
      description:
        '签名全文（JWS，Ed25519），可以 receiptKeys 验证，任何人可留存。The whole, signed: verified with receiptKeys; anybody may keep it.',
    }),
  }),
});

const InclusionType = builder.objectRef<Inclusion>('HistoryInclusion').implement({
  description: '某叶在树中的证明（RFC 9162）。That a leaf stands at a place of a tree: RFC 9162, 2.1.3. Rule V1.',
  fields: (t) => ({
    leaf: t.exposeString('leaf', {
      description: '叶的摘要：SHA-256(0x00 ‖ 内容)。The hash of the leaf, SHA-256 in hexadecimal like all here.',
    }),
    place: t.exposeInt('place', { description: '叶的位置，自0起。Its place, from 0.' }),
    size: t.exposeInt('size', { description: '树的叶数。Leaves of the tree.' }),
    path: t.field({
      type: ['String'],
      description: '自下而上各旁枝的摘要。The hashes beside the way up.',
      resolve: ({ path }) => [...path],
    }),
    root: t.exposeString('root', { description: '树的根。The root of the tree.' }),
  }),
});

export const ProofType = builder.objectRef<Proof>('HistoryProof').implement({
  description:
    '本条记录已封存的证明：记录在当次之树，当次在总树。That an entry is sealed: the entry in the tree of its hour, and the hour in the tree that the checkpoint signs. Rule V1.',
  fields: (t) => ({
    entry: t.expose('entry', {
      type: InclusionType,
      description:
        '记录在当次之树；叶的内容即本条的 hash（64个字符）。The entry in its hour: what stands in the leaf is its `hash`, as 64 characters of text.',
    }),
    hour: t.expose('hour', {
      type: InclusionType,
      description:
        '当次在总树；叶的内容即当次之树的根（32字节）。The hour in the tree of hours: what stands in the leaf is the root of its tree, as 32 bytes.',
    }),
    number: t.exposeInt('number', { description: '封存本条的封存点编号。The checkpoint that sealed it.' }),
    checkpoint: t.expose('checkpoint', {
      type: CheckpointType,
      description: '证明所指的最新封存点。The newest checkpoint, to which the proof leads.',
    }),
  }),
});

export const ExtensionType = builder.objectRef<{ from: Checkpoint; to: Checkpoint; path: readonly Hash[] }>('HistoryExtension').implement({
  description:
    '后一封存点延续前一封存点、其间未删改任何记录的证明（RFC 9162）。That a checkpoint goes on from an earlier one, with nothing of it changed: RFC 9162, 2.1.4. Rule V1.',
  fields: (t) => ({
    from: t.expose('from', { type: CheckpointType, description: '前一封存点。The earlier one.' }),
    to: t.expose('to', { type: CheckpointType, description: '后一封存点。The later one.' }),
    path: t.field({ type: ['String'], description: '证明，各项为摘要。The proof: hashes.', resolve: ({ path }) => [...path] }),
  }),
});

const WrongEnum = builder.enumType('HistoryWrong', {
  description: '核验发现的问题。What may be wrong with the history. Rule V1.',
  values: {
    MISSING: { description: '已封存的记录不在了。It was sealed and is not there, or the ones around it are.' },
    ALTERED: { description: '与封存的不符，或与自身摘要不符。It is not what was sealed, or not what its hash says.' },
    REORDERED: { description: '次序被改动：该记录在同一事物的另一版本处。It stands at another version of its thing.' },
    BACKDATED: { description: '倒填日期：所记时刻远早于首次出现。It is dated well before the hour in which it was first seen.' },
    BROKEN: { description: '不接上一条，或事物不接其末条。It does not follow from the one before, or the thing does not follow from it.' },
    FORGED: { description: '无本系统的标记。It carries no mark of ours: somebody without the key wrote it.' },
    UNSEALED: { description: '早应封存而没有。It should have been sealed long ago, and was not.' },
    SEAL_DAMAGED: { description: '封存文件不是所封存的。The file of the seal is not what was sealed.' },
  } as const satisfies Record<Wrong, object>,
});

const FindingType = builder.objectRef<Finding>('HistoryFinding').implement({
  description: '核验发现的一处问题。One thing that is wrong, and where. Rule V1.',
  fields: (t) => ({
    wrong: t.expose('wrong', { type: WrongEnum, description: '问题。What is wrong.' }),
    kind: t.string({ nullable: true, description: '事物的类别。The kind of the thing.', resolve: ({ thing }) => thing?.kind ?? null }),
    thing: t.string({
      nullable: true,
      description: '事物在办理记录中的编号。The thing, by its id in the history.',
      resolve: ({ thing }) => thing?.id ?? null,
    }),
    version: t.exposeInt('version', { nullable: true, description: '版本。Which of its versions.' }),
    checkpoint: t.exposeInt('checkpoint', { nullable: true, description: '封存该条的封存点编号。The checkpoint that sealed it.' }),
  }),
});

export const VerificationType = builder.objectRef<Verification>('HistoryVerification').implement({
  description: '一次核验的结果。What one call of verifying has come to. Rule V1.',
  fields: (t) => ({
    entries: t.exposeInt('entries', { description: '本次核对的记录条数。Entries that were looked at.' }),
    findings: t.field({
      type: [FindingType],
      description: '发现的问题，属您所在地区的。What is wrong, of your own cities.',
      resolve: ({ findings }) => [...findings],
    }),
    elsewhere: t.exposeInt('elsewhere', { description: '其他地区的问题件数。How much else is wrong, elsewhere.' }),
    next: t.exposeString('next', {
      nullable: true,
      description: '尚未核完的，下次从此处继续（after）。Where the next call goes on; null at the end.',
    }),
  }),
});
