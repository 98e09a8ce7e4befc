/** Fires on `GET /templates/applicants.xlsx`: the workbook in which a unit names its people. Reads nothing; the same for everybody. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { WORKBOOK_TYPE } from '../schema/identity/import/model.ts';
import { makePeopleTemplate } from '../schema/identity/import/template.ts';

let made: Promise<Uint8Array> | undefined;

export async function handler(): Promise<APIGatewayProxyStructuredResultV2> {
  made ??= makePeopleTemplate();
  const fileName = encodeURIComponent('申报人账号导入模板.xlsx');
  return {
    statusCode: 200,
    headers: {
      'content-type': WORKBOOK_TYPE,
      'content-disposition': `attachment; filename="applicants.xlsx"; filename*=UTF-8''${fileName}`,
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    },
    isBase64Encoded: true,
    body: Buffer.from(await made).toString('base64'),
  };
}
