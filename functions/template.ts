/**
 * Fires on `GET /templates/applicants.xlsx` and `GET /templates/committees.xlsx`: the workbooks in which a unit names its people, and a bureau
 * the committees of a notice. Reads nothing; the same for everybody.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { makeAnnexTemplate } from '../schema/drafting/annex/template.ts';
import { WORKBOOK_TYPE } from '../schema/identity/import/model.ts';
import { makePeopleTemplate } from '../schema/identity/import/template.ts';

const PEOPLE = { name: 'applicants.xlsx', called: '申报人账号导入模板.xlsx', make: makePeopleTemplate };
const COMMITTEES = { name: 'committees.xlsx', called: '评审委员会导入模板.xlsx', make: makeAnnexTemplate };

const made = new Map<string, Promise<Uint8Array>>();

export async function handler({
  rawPath,
}: Partial<Pick<APIGatewayProxyEventV2, 'rawPath'>> = {}): Promise<APIGatewayProxyStructuredResultV2> {
  const { name, called, make } = rawPath?.endsWith(`/${COMMITTEES.name}`) ? COMMITTEES : PEOPLE;
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
