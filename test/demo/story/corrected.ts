/** A specialty was written wrongly: a second document puts it right, the certificate is replaced, the review form made anew (R3). */
import { freshKeyOf } from '../keys.ts';
import { move, moving, seenBy } from '../moves.ts';
import { until } from '../papers.ts';
import type { Named, Stage } from '../stage.ts';

type Seen = { id: string; version: number; number: string | null; unprintable: object[] | null; carriedOut: number; people: number };
const DOCUMENT = 'id version number: documentNumber unprintable { name } carriedOut people';
type Held = { number: string; state: string; specialty: string; documentNumber: string; correctedBy: string | null };
const MINE = '{ myCertificates(first: 2) { edges { node { number state: certificateState specialty documentNumber correctedBy } } } }';

export async function corrected(stage: Stage, cites: string, [drafter, checker]: readonly [Named, Named], person: Named): Promise<void> {
  const { id: application } = stage.application(person);
  const entries = [{ application, field: 'SPECIALTY', is: '中学物理' }];
  const said = { cites, because: '经用人单位提出并核实', joint: false, entries };
  await stage.refuses(
    { zh: '一人在同一文件中将同一项更正两次', en: 'puts one thing right twice' },
    drafter,
    moving('draftCorrection', 'id', { ...said, entries: [...entries, ...entries], key: freshKeyOf('twice') }),
    'INPUT_INVALID',
  );
  const { id } = await move<Seen>(stage, drafter, 'draftCorrection', DOCUMENT, { ...said, key: freshKeyOf('correction') });
  const now = () => seenBy<Seen>(stage, drafter, 'TitleDocument', id, DOCUMENT);
  const proofed = await until(now, ({ unprintable }) => unprintable !== null);
  const checked = await move<Seen>(stage, checker, 'checkDocument', DOCUMENT, { document: id, version: proofed?.version ?? 0 });
  const { number } = await move<Seen>(stage, drafter, 'issueDocument', DOCUMENT, {
    document: id,
    version: checked.version,
    key: freshKeyOf('issue-correction'),
  });
  await until(now, ({ carriedOut, people }) => carriedOut === people);
  const { myCertificates } = await stage.client.ask<{ myCertificates: { edges: { node: Held }[] } }>(person.account, MINE);
  const [fresh, old] = myCertificates.edges.map(({ node }) => node);
  stage.say(
    `${number}更正${person.name}的专业，原证书换发。`,
    `${number} puts right the specialty of ${person.english}: their certificate is replaced.`,
  );
  stage.expectThat(
    '新证书有效，注明批准文号和更正文号；原证书已换发 / the new one counts and names both documents; the old one was replaced',
    fresh?.state === 'VALID' &&
      fresh.specialty === '中学物理' &&
      fresh.correctedBy === number &&
      fresh.documentNumber !== number &&
      old?.state === 'REPLACED',
    myCertificates,
  );
}
