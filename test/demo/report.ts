/** The report: what was done, when in both times, what opened and closed, what was mailed and refused, and every check. */
import type { Book } from './book.ts';

export function reportOf(book: Book, about: { url: string; own: boolean; requests: number; from: string; to: string }): string {
  const { failed, checks } = book;
  const sections = [
    '# 2024年度职称评审演示报告 · The year 2024, as the demo lived it',
    `${checks.length - failed.length}项检查通过，${failed.length}项不符。${checks.length - failed.length} checks passed, ${failed.length} failed.`,
    '## 经过 · What was done',
    table(
      ['章 Chapter', '模拟时间自 From', '至 To', '用时（秒）Real seconds'],
      book.chapters.map(({ title, from, to, milliseconds }) => [title, told(from), told(to), (milliseconds / 1000).toFixed(1)]),
    ),
    '## 数目 · Counts',
    table(
      ['项 What', '数 Number'],
      [
        ['系统 system', about.own ? '自行启动 started by the demo' : about.url],
        ['模拟时间 simulated time', `${told(about.from)} — ${told(about.to)}`],
        ['实际用时（秒）real seconds', book.seconds],
        ['HTTP请求 HTTP requests', String(about.requests)],
        ...book.counts.map(({ what, value }) => [what, String(value)]),
        ['拒绝 refusals', String(book.refusals.length)],
      ],
    ),
    '## 申报人 · Applicants',
    table(
      ['姓名 Name', '以何种身份 As what', '通过 Through', '提交次数 Submissions', '年终状态 State at the end'],
      book.outcomes.map(({ name, kind, unit, submissions, state }) => [name, kind, unit, String(submissions), state]),
    ),
    '## 阶段的开启与关闭 · What opened and closed',
    table(
      ['时刻 Instant', '阶段 Phase', '事项 Kind', '记录时刻 Recorded'],
      book.transitions.map(({ at, phase, kind, recordedAt }) => [
        told(at),
        `${book.phaseTitles.get(phase) ?? ''} ${phase}`,
        kind === 'OPENED' ? '开启 opened' : '关闭 closed',
        told(recordedAt),
      ]),
    ),
    '## 提醒邮件 · Reminders',
    table(
      ['时刻 Instant', '截止前 Before the close', '封数 Mails', '收件人 To', '主题 Subject'],
      book.deliveries.map(({ at, left, mails }) => [
        told(at),
        left,
        String(mails.length),
        mails.map(({ to }) => to).join('<br>'),
        [...new Set(mails.map(({ subject }) => subject))].join('<br>'),
      ]),
    ),
    '## 所遇拒绝 · Refusals met',
    table(
      ['时刻 Instant', '何人 Who', '所为 Tried', '代码 Code', '规则 Rule', '依据 Source', '答复 Answer'],
      book.refusals.map(({ at, who, tried, code, rule, source, message, english }) => [
        told(at),
        who,
        tried,
        code,
        rule ?? '',
        source ?? '',
        `${message}<br>${english}`,
      ]),
    ),
    ...(book.remarks.length > 0 ? ['## 值得注意 · Worth noting', book.remarks.map((remark) => `- ${remark}`).join('\n')] : []),
    '## 检查 · Checks',
    table(
      ['', '检查 Check', '结果 Result'],
      checks.map(({ what, passed, found }, index) => [String(index + 1), what, passed ? '通过 ok' : `不符 FAILED ${found ?? ''}`]),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** One block of a Markdown table. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map(lineOf).join('\n');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function told(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
