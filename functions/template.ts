/**
 * Fires on `GET /templates/applicants.xlsx`, `/templates/committees.xlsx`, `/templates/experts.xlsx` and `/templates/results.xlsx`: the workbooks in which a
 * unit names its people, a bureau the committees of a notice and the results of others, and a committee's office its experts; and on `GET /schema.graphql`: the SDL, which lies beside the bundle. Reads nothing else; the same for everybody.
 */
import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { makeAnnexTemplate } from '../schema/drafting/annex/template.ts';
import { WORKBOOK_TYPE } from '../schema/identity/import/model.ts';
import { makePeopleTemplate } from '../schema/identity/import/template.ts';
import { makeExpertTemplate } from '../schema/committee/pool/import/template.ts';
import { makeResultTemplate } from '../schema/evaluation/results/import/template.ts';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { SAFE, SDL } from './runtime/http.ts';
import { marked, packed } from './runtime/packing.ts';

const PEOPLE = { name: 'applicants.xlsx', called: '申报人账号导入模板.xlsx', make: makePeopleTemplate };
const COMMITTEES = { name: 'committees.xlsx', called: '评审委员会导入模板.xlsx', make: makeAnnexTemplate };
const EXPERTS = { name: 'experts.xlsx', called: '评审专家导入模板.xlsx', make: makeExpertTemplate };
const RESULTS = { name: 'results.xlsx', called: '评审结果导入模板.xlsx', make: makeResultTemplate };

const made = new Map<string, Promise<Uint8Array>>();

type Asked = Partial<Pick<APIGatewayProxyEventV2, 'rawPath' | 'headers'>>;

export function handler({ rawPath = '', headers = {} }: Asked = {}): Promise<APIGatewayProxyStructuredResultV2> {
  return rawPath.endsWith(SDL) ? Promise.resolve(theSdl(headers)) : workbook(rawPath);
}

const env = readEnv(FUNCTIONS.template);
let sdl: string | undefined;

function theSdl(headers: APIGatewayProxyEventV2['headers']): APIGatewayProxyStructuredResultV2 {
  sdl ??= readFileSync(new URL(env.SDL_FILE, import.meta.url), 'utf8');
  const whole = { statusCode: 200, headers: { 'content-type': 'text/plain; charset=utf-8', ...SAFE }, body: sdl };
  return packed({ headers }, marked({ headers }, whole));
}

async function workbook(rawPath: string): Promise<APIGatewayProxyStructuredResultV2> {
  const { name, called, make } = [COMMITTEES, EXPERTS, RESULTS].find((one) => rawPath.endsWith(`/${one.name}`)) ?? PEOPLE;
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
