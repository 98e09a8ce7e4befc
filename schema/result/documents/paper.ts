/** The title document as a paper (职称资格文件), what puts it right and what withdraws from it, as official papers are written (R3). Pure. */
import { flush, listed, space, text } from '../../core/blocks.ts';
import type { Block, Cell, Document } from '../../core/document.ts';
import type { Conferral, Correction, Issuer, OfficialPaper, Person, Roster, Withdrawal } from './words.ts';

/** How wide the text of an official paper is, and the largest red head that is set in it. */
const WIDTH = 440;
const LARGEST_HEAD = 38;
/** A title of more characters is broken where its sense allows it. */
const IN_A_TITLE = 20;

/** The title of a document stands in 《》, its number does not: 《职称评审管理暂行规定》（人社部令第40号）, and a number alone as it is. */
function cited(basis: string): string {
  if (!basis.endsWith('号') && !basis.endsWith('号）')) return `《${basis}》`;
  const bracket = basis.endsWith('）') ? basis.lastIndexOf('（') : -1;
  return bracket > 0 ? `《${basis.slice(0, bracket)}》${basis.slice(bracket)}` : basis;
}

/** Confers titles on everybody of its rosters. */
export function conferralPaper(paper: Conferral): Document {
  const { title, committee, met, posted, from, basis, rosters, more = [] } = paper;
  const people = rosters.flatMap((one) => one.people);
  return official(paper, {
    subject: [`关于${those(people)}取得`, `${title}职称资格的通知`],
    body: [
      text(
        `按照${basis.map(cited).join('、')}，${committee}于${met}召开评审会议，对申报${title}职称的人员进行了评审。` +
          `评审结果已于${posted}公示，公示期满，无未办结的异议。`,
      ),
      text(`经研究，${those(people)}取得${title}职称资格，自${from}起计算。名单附后。`),
      ...more.map(text),
    ],
    attached: rosters.map((roster) => ({ name: roster.name, table: rosterTable(roster.people) })),
  });
}

/** Puts right what an earlier document says of people; all else of it stays as it is. */
export function correctionPaper(paper: Correction): Document {
  const { corrects, because, entries, more = [] } = paper;
  return official(paper, {
    subject: [`关于更正《${corrects.subject}》`, '有关内容的通知'],
    body: [
      text(
        `我们于${corrects.date}印发的《${corrects.subject}》（${corrects.number}），${because}，其中${entries.length}处有误，现予更正，` +
          '更正内容附后。',
      ),
      text('原文件其他内容不变。本通知与原文件一并存档。'),
      ...more.map(text),
    ],
    attached: [
      {
        name: '更正内容',
        table: tableOf(
          [1, 2.2, 2.4, 3, 3],
          ['序号', '姓名', '原文件位置', '原内容', '更正后内容'],
          entries.map(({ name, place, was, is }) => [name, place, was, is]),
        ),
      },
    ],
  });
}

/** Withdraws titles that an earlier document conferred (V2). */
export function withdrawalPaper(paper: Withdrawal): Document {
  const { withdraws, basis, people, more = [] } = paper;
  return official(paper, {
    subject: [`关于撤销${those(people)}`, '职称资格的决定'],
    body: [
      text(
        `经查，《${withdraws.subject}》（${withdraws.number}，${withdraws.date}印发）所列${those(people)}有附件所列情形。` +
          `根据${basis.map(cited).join('、')}的规定，决定自本决定印发之日起撤销其职称资格，原职称证书作废。`,
      ),
      text('原文件其他人员的职称资格不受影响。'),
      ...more.map(text),
    ],
    attached: [
      {
        name: '撤销职称资格人员名单',
        table: tableOf(
          [1, 2.2, 3, 2.3, 3.2],
          ['序号', '姓名', '工作单位', '职务名称\n（层级）', '撤销原因'],
          people.map((person) => [person.name, person.unit, titleOf(person), person.because]),
        ),
      },
    ],
  });
}

type Attached = { name: string; table: Block };

function official(
  paper: OfficialPaper,
  { subject: parts, body, attached }: { subject: readonly string[]; body: readonly Block[]; attached: readonly Attached[] },
): Document {
  const { head, number, to, issuers, date, madeAt } = paper;
  const numbered: Block = { kind: 'line', text: number };
  const subject = parts.join('');
  const only = attached.length === 1;
  return {
    title: subject,
    number,
    madeAt,
    layout: 'official',
    blocks: [
      ...(head === undefined ? [] : [...headed(head), space(10), numbered, { kind: 'rule', red: true } as const, space(24)]),
      { kind: 'heading', text: Array.from(subject).length > IN_A_TITLE ? parts.join('\n') : subject },
      ...(head === undefined ? [numbered] : []),
      space(14),
      flush(`${to}：`),
      ...body,
      space(14),
      ...listed(attached.map(({ name }, index) => text(`${index === 0 ? '附件：' : '　　　'}${only ? '' : `${index + 1}.`}${name}`))),
      space(20),
      signatureOf(issuers, date),
      ...attached.flatMap(({ name, table }, index): Block[] => [
        { kind: 'page' },
        { kind: 'line', text: only ? '附件' : `附件${index + 1}`, align: 'left', bold: true },
        { kind: 'line', text: name, size: 20, bold: true, heads: true },
        space(6),
        table,
      ]),
    ],
  };
}

/** The red head: as large as it fits. */
function headed(head: string): Block[] {
  const lines = head.split('\n');
  const size = Math.min(LARGEST_HEAD, Math.floor(WIDTH / Math.max(...lines.map((line) => Array.from(line).length))));
  return lines.map((line) => ({ kind: 'line', text: line, size, bold: true, red: true }));
}

/** A seal is as wide as so many characters. */
const SEAL = 8;

/** Who signs together signs side by side, and the date stands beneath the last. */
function signatureOf(issuers: readonly Issuer[], date: string): Block {
  const signed = ({ name, seal }: Issuer, last: boolean, align: 'right' | 'centre'): Block => ({
    kind: 'signature',
    lines: [name, last ? date : ''],
    align,
    ...(seal && { seal }),
  });
  const [first, ...others] = issuers;
  if (!first) throw new Error('nobody signs');
  if (others.length === 0) return signed(first, true, 'right');
  return {
    kind: 'columns',
    columns: issuers.map((issuer, index) => ({
      share: Math.max(SEAL, Array.from(issuer.name).length + 1),
      blocks: [signed(issuer, index === issuers.length - 1, 'centre')],
    })),
  };
}

/** 张三同志; 张三等12名同志. */
function those(people: readonly { name: string }[]): string {
  const [first] = people;
  return people.length === 1 ? `${first?.name ?? ''}同志` : `${first?.name ?? ''}等${people.length}名同志`;
}

function rosterTable(people: Roster['people']): Block {
  return tableOf(
    [1, 2.2, 3.2, 2, 2, 2.1, 1.6],
    ['序号', '姓名', '工作单位', '系列', '专业', '职务名称\n（层级）', '适用范围'],
    people.map((person) => [person.name, person.unit, person.series, person.specialty, titleOf(person), person.scope]),
  );
}

function titleOf({ title, level }: Person): string {
  return `${title}（${level}）`;
}

/** A numbered table. */
function tableOf(columns: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): Block {
  const counted = (index: number): Cell => ({ blocks: [flush(String(index + 1))], align: 'centre' });
  return { kind: 'table', size: 10, named: 1, columns, head: [head], rows: rows.map((row, index) => [counted(index), ...row]) };
}
