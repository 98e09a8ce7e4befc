/** The electronic certificate (电子职称证书): one page across, in a frame, with a code by which anybody can check it (R3, R4). Pure. */
import { label, space, type Pair } from '../core/blocks.ts';
import type { Block, Document, Picture } from '../core/document.ts';

/** What a certificate is filled with, all of it as it is to be read. The identity number does not stand on it (R4). */
export type CertificateWords = {
  /** Such as `职称证书`. */
  heading: string;
  number: string;
  holder: string;
  photograph?: Picture;
  series: string;
  specialty: string;
  level: string;
  /** 职务名称. */
  title: string;
  /** 适用范围. */
  scope: string;
  committee: string;
  /** The document that conferred it, and its day. */
  document: string;
  approvedOn: string;
  issuer: string;
  seal?: Picture;
  /** The day it is issued. */
  date: string;
  /** What its code says, and how it is checked in words. */
  code: string;
  hint: string;
  madeAt: number;
};

/** What it says is set as large as there is room for it: it stays one page. */
const SIZES = [13, 12, 10.5, 9];
const SMALLEST = 8;
const ROOM = { width: 375, height: 270 };

export function certificatePaper(words: CertificateWords): Document {
  const { heading, number, holder, photograph, issuer, seal, date, code, hint, madeAt } = words;
  const pairs: readonly Pair[] = [
    ['证书编号', number],
    ['姓　　名', holder],
    ['系　　列', words.series],
    ['专　　业', words.specialty],
    ['层　　级', words.level],
    ['职务名称', words.title],
    ['适用范围', words.scope],
    ['评审组织', words.committee],
    ['批准文号', words.document],
    ['取得时间', words.approvedOn],
  ];
  const says: Block = {
    kind: 'table',
    columns: [1, 4.2],
    rules: 'none',
    size: sizeFor(pairs.map(([, value]) => Array.from(value).length)),
    rows: pairs.map(([name, value]) => [label(name), value]),
  };
  const checked: Block[] = [
    { kind: 'code', text: code, says: '证书核验二维码', width: 104, align: 'centre' },
    { kind: 'line', text: hint, size: 8 },
  ];
  return {
    title: `${heading}（${holder}）`,
    number,
    madeAt,
    layout: 'certificate',
    blocks: [
      { kind: 'heading', text: heading },
      {
        kind: 'columns',
        columns: [
          {
            share: 1,
            blocks: [...(photograph ? [pictureOf(photograph)] : [space(PHOTOGRAPH.height)]), space(24), ...checked],
          },
          {
            share: 2.7,
            blocks: [says, { kind: 'signature', lines: [issuer, date], ...(seal && { seal }) }],
          },
        ],
      },
    ],
  };
}

/** 35 by 49 mm. */
const PHOTOGRAPH = { width: 99, height: 139 };

function pictureOf(picture: Picture): Block {
  return { kind: 'picture', picture, ...PHOTOGRAPH, align: 'centre' };
}

/** The largest size in which values of these lengths have room. */
function sizeFor(lengths: readonly number[]): number {
  const high = (size: number) => lengths.reduce((sum, length) => sum + 8 + Math.ceil((length * size) / ROOM.width) * size * 1.45, 0);
  return SIZES.find((size) => high(size) <= ROOM.height) ?? SMALLEST;
}
