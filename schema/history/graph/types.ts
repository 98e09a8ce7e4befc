/** Seals and their proofs as the graph shows them (V1). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { parseInstant } from '../../core/time.ts';
import type { Finding, Verification } from '../actions/verify.ts';
import type { Inclusion, Proof } from '../actions/prove.ts';
import type { Checkpoint } from '../model.ts';
import type { Wrong } from '../rules/comparing.ts';
import type { Hash } from '../rules/tree.ts';

export const CheckpointType = builder.objectRef<Checkpoint>('HistoryCheckpoint').implement({
  description: manual(
    '办理记录的封存点：每小时的新记录成一棵默克尔树，其根依次成为总树的叶，总树的根由系统签名。留存其 `signed`，封存前的内容即不可能被暗中删去。核验方法见 `schema/history/README.md`。',
    'A checkpoint of the history: the new entries of each hour form a Merkle tree, its root becomes the next leaf of the tree of hours, and the system signs the root of that tree. Keep its `signed`, and nothing that was there before can be taken away unseen. The file `schema/history/README.md` says how to check it. Rule V1.',
  ),
  fields: (t) => ({
    number: t.int({
      description: manual('编号，自1起，无缺号。', 'The number, from 1, without a gap.'),
      resolve: ({ stated }) => stated.number,
    }),
    at: t.field({
      type: 'Instant',
      description: manual('封存时刻。', 'When it was sealed.'),
      resolve: ({ stated }) => parseInstant(stated.at) ?? 0,
    }),
    entries: t.int({ description: manual('本次封存的记录条数。', 'How many entries it seals.'), resolve: ({ stated }) => stated.entries }),
    hour: t.string({
      description: manual('本次记录之树的根，十六进制的SHA-256。', 'The root of the tree of these entries, SHA-256 in hexadecimal.'),
      resolve: ({ stated }) => stated.hour,
    }),
    root: t.string({
      description: manual('截至本次的总树的根。', 'The root of the tree of all hours so far.'),
      resolve: ({ stated }) => stated.root,
    }),
    size: t.int({
      description: manual('总树的叶数。', 'How many leaves the tree of all hours has.'),
      resolve: ({ stated }) => stated.size,
    }),
    before: t.string({
      nullable: true,
      description: manual(
        '上一封存点 `signed` 全文的SHA-256；第一个为空。',
        'SHA-256 of the whole `signed` of the previous checkpoint; null for the first.',
      ),
      resolve: ({ stated }) => stated.before,
    }),
    signed: t.exposeString('signed', {
      description: manual(
        '签名全文（JWS，Ed25519），可以 `receiptKeys` 验证，任何人可留存。',
        'The whole checkpoint, signed (JWS, Ed25519); it is verified with `receiptKeys`, and anybody may keep it.',
      ),
    }),
  }),
});

const InclusionType = builder.objectRef<Inclusion>('HistoryInclusion').implement({
  description: manual(
    '某叶位于树中某处的证明（RFC 9162第2.1.3节）。',
    'The proof that a leaf stands at a place of a tree (RFC 9162, 2.1.3). Rule V1.',
  ),
  fields: (t) => ({
    leaf: t.exposeString('leaf', {
      description: manual(
        '叶的摘要：`SHA-256(0x00 ‖ 内容)`，十六进制，下同。',
        'The hash of the leaf: SHA-256(0x00 ‖ content), in hexadecimal like all hashes here.',
      ),
    }),
    place: t.exposeInt('place', { description: manual('叶的位置，自0起。', 'The place of the leaf, from 0.') }),
    size: t.exposeInt('size', { description: manual('树的叶数。', 'How many leaves the tree has.') }),
    path: t.field({
      type: ['String'],
      description: manual('自下而上各旁枝的摘要。', 'The hashes beside the way up, from the bottom.'),
      resolve: ({ path }) => [...path],
    }),
    root: t.exposeString('root', { description: manual('树的根。', 'The root of the tree.') }),
  }),
});

export const ProofType = builder.objectRef<Proof>('HistoryProof').implement({
  description: manual(
    '本条记录已封存的证明：记录在当次之树，当次在封存点所签名的总树。',
    'The proof that an entry is sealed: the entry stands in the tree of its hour, and the hour in the tree that the checkpoint signs. Rule V1.',
  ),
  fields: (t) => ({
    entry: t.expose('entry', {
      type: InclusionType,
      description: manual(
        '记录在当次之树；叶的内容即本条的 `hash`（64个字符的文本）。',
        'The entry in the tree of its hour; the content of the leaf is the `hash` of the entry, as 64 characters of text.',
      ),
    }),
    hour: t.expose('hour', {
      type: InclusionType,
      description: manual(
        '当次在总树；叶的内容即当次之树的根（32字节）。',
        'The hour in the tree of hours; the content of the leaf is the root of the tree of that hour, as 32 bytes.',
      ),
    }),
    number: t.exposeInt('number', { description: manual('封存本条的封存点编号。', 'The number of the checkpoint that sealed the entry.') }),
    checkpoint: t.expose('checkpoint', {
      type: CheckpointType,
      description: manual('证明所指的最新封存点。', 'The newest checkpoint, to which the proof leads.'),
    }),
  }),
});

export const ExtensionType = builder.objectRef<{ from: Checkpoint; to: Checkpoint; path: readonly Hash[] }>('HistoryExtension').implement({
  description: manual(
    '后一封存点延续前一封存点、其间未删改任何记录的证明（RFC 9162第2.1.4节）。',
    'The proof that a checkpoint continues an earlier one and that nothing of it was changed or removed (RFC 9162, 2.1.4). Rule V1.',
  ),
  fields: (t) => ({
    from: t.expose('from', { type: CheckpointType, description: manual('前一封存点。', 'The earlier checkpoint.') }),
    to: t.expose('to', { type: CheckpointType, description: manual('后一封存点。', 'The later checkpoint.') }),
    path: t.field({
      type: ['String'],
      description: manual('证明，各项为摘要。', 'The proof, a list of hashes.'),
      resolve: ({ path }) => [...path],
    }),
  }),
});

const WrongEnum = builder.enumType('HistoryWrong', {
  description: manual('核验发现的问题。', 'A fault that verification may find in the history. Rule V1.'),
  values: {
    MISSING: {
      description: manual('已封存的记录不在了，或其前后的记录不在了。', 'A sealed entry is missing, or the entries around it are.'),
    },
    ALTERED: { description: manual('与封存的不符，或与自身摘要不符。', 'The entry differs from what was sealed, or from its own hash.') },
    REORDERED: {
      description: manual(
        '次序被改动：该记录在同一事物的另一版本处。',
        'The order was changed: the entry stands at another version of the same thing.',
      ),
    },
    BACKDATED: {
      description: manual(
        '倒填日期：所记时刻远早于首次出现的那一小时。',
        'Backdated: its recorded instant is well before the hour in which it was first seen.',
      ),
    },
    BROKEN: {
      description: manual(
        '不接上一条，或事物不接其末条。',
        'The entry does not follow from the previous one, or the thing does not follow from its last entry.',
      ),
    },
    FORGED: {
      description: manual(
        '无本系统的标记，即由无密钥者写入。',
        'The entry does not carry the mark of this system: it was written without the key.',
      ),
    },
    UNSEALED: { description: manual('早应封存而没有封存。', 'The entry should have been sealed long ago, and was not.') },
    SEAL_DAMAGED: { description: manual('封存文件不是所封存的。', 'The file of the seal is not the one that was sealed.') },
  } as const satisfies Record<Wrong, object>,
});

const FindingType = builder.objectRef<Finding>('HistoryFinding').implement({
  description: manual('核验发现的一处问题及其所在。', 'A fault that verification found, and where it is. Rule V1.'),
  fields: (t) => ({
    wrong: t.expose('wrong', { type: WrongEnum, description: manual('问题。', 'The fault.') }),
    kind: t.string({
      nullable: true,
      description: manual('事物的类别。', 'The kind of the thing.'),
      resolve: ({ thing }) => thing?.kind ?? null,
    }),
    thing: t.string({
      nullable: true,
      description: manual('事物在办理记录中的编号。', 'The id of the thing in the history.'),
      resolve: ({ thing }) => thing?.id ?? null,
    }),
    version: t.exposeInt('version', { nullable: true, description: manual('事物的版本。', 'The version of the thing.') }),
    checkpoint: t.exposeInt('checkpoint', {
      nullable: true,
      description: manual('封存该条的封存点编号。', 'The number of the checkpoint that sealed the entry.'),
    }),
  }),
});

export const VerificationType = builder.objectRef<Verification>('HistoryVerification').implement({
  description: manual('一次核验的结果。', 'The result of one verification call. Rule V1.'),
  fields: (t) => ({
    entries: t.exposeInt('entries', { description: manual('本次核对的记录条数。', 'How many entries this call checked.') }),
    findings: t.field({
      type: [FindingType],
      description: manual('发现的问题，限您所在地区的。', 'The faults found in your own region.'),
      resolve: ({ findings }) => [...findings],
    }),
    elsewhere: t.exposeInt('elsewhere', { description: manual('其他地区的问题件数。', 'How many faults were found in other regions.') }),
    next: t.exposeString('next', {
      nullable: true,
      description: manual(
        '尚未核完的，下次由此处继续（填入 `after`）；已核完的为空。',
        'Where the next call goes on (given as `after`); null when all has been verified.',
      ),
    }),
  }),
});
