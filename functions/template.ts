/**
 * Fires on `GET /templates/applicants.xlsx`, `/templates/committees.xlsx`, `/templates/experts.xlsx` and `/templates/results.xlsx`: the workbooks in which a
 * unit names its people, a bureau the committees of a notice and the results of others, and a committee's office its experts. Reads nothing; the same for everybody.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { makeAnnexTemplate } from '../schema/drafting/annex/template.ts';
import { WORKBOOK_TYPE } from '../schema/identity/import/model.ts';
import { makePeopleTemplate } from '../schema/identity/import/template.ts';
import { makeExpertTemplate } from '../schema/committee/pool/import/template.ts';
import { makeResultTemplate } from '../schema/evaluation/results/import/template.ts';

const PEOPLE = { name: 'applicants.xlsx', called: '申报人账号导入模板.xlsx', make: makePeopleTemplate };
const COMMITTEES = { name: 'committees.xlsx', called: '评审委员会导入模板.xlsx', make: makeAnnexTemplate };
const EXPERTS = { name: 'experts.xlsx', called: '评审专家导入模板.xlsx', make: makeExpertTemplate };
const RESULTS = { name: 'results.xlsx', called: '评审结果导入模板.xlsx', make: makeResultTemplate };

const made = new Map<string, Promise<Uint8Array>>();

export async function handler({
  rawPath,
}: Partial<Pick<APIGatewayProxyEventV2, 'rawPath'>> = {}): Promise<APIGatewayProxyStructuredResultV2> {
  const { name, called, make } = [COMMITTEES, EXPERTS, RESULTS].find((one) => rawPath?.endsWith(`/${one.name}`)) ?? PEOPLE;
  const body = made.get(name) ?? make();
  made.set(name, body);
  return {
    statusCode: 200,
    headers: {
      'content-type': WORKBOOK_TYPE,
      'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(called)}`,
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    },
    isBase64Encoded: true,
    body: Buffer.from(await body).toString('base64'),
  };
}
