/** Fires on `GET` of what is given to everybody (runtime/given.ts): the workbooks that are filled in, and the SDL. They lie beside the bundle; nothing else is read. */
import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { FUNCTIONS, readEnv } from './runtime/env.ts';
import { GIVEN } from './runtime/given.ts';
import { marked, packed, SAFE } from './runtime/packing.ts';

const env = readEnv(FUNCTIONS.template);
const read = new Map<string, Buffer>();

type Asked = Pick<APIGatewayProxyEventV2, 'rawPath' | 'headers'>;

// oxlint-disable-next-line typescript/require-await -- a handler answers in time to come
export async function handler(asked: Asked): Promise<APIGatewayProxyStructuredResultV2> {
  // A stage may stand before it.
  const [path, given] = Object.entries(GIVEN).find(([one]) => asked.rawPath.endsWith(one)) ?? [];
  if (path === undefined || given === undefined) throw new Error(`no route leads here: ${asked.rawPath}`);
  const { type, called } = given;
  const body = read.get(path) ?? readFileSync(new URL(`.${path}`, new URL(env.GIVEN_FOLDER, import.meta.url)));
  read.set(path, body);
  const whole = {
    statusCode: 200,
    headers: {
      'content-type': type,
      ...(called !== undefined && {
        'content-disposition': `attachment; filename="${path.slice(path.lastIndexOf('/') + 1)}"; filename*=UTF-8''${encodeURIComponent(called)}`,
      }),
      ...SAFE,
    },
    // A workbook is packed as it is.
    ...(called === undefined ? { body: body.toString('utf8') } : { isBase64Encoded: true, body: body.toString('base64') }),
  };
  return packed(asked, marked(asked, whole));
}
