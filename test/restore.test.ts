/** What an operator can bring back (G17): a year's table into files, from there into a new table, and whether that one is whole. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from '../functions/operator/main.ts';
import { authenticator } from '../functions/runtime/auth.ts';
import { sealedCursors } from '../functions/runtime/cursors.ts';
import { contextMaker } from '../functions/runtime/deps.ts';
import { dynamoTable } from '../functions/runtime/dynamo-table.ts';
import { graphqlHandler } from '../functions/runtime/graphql-server.ts';
import { keysOf } from '../functions/runtime/keys.ts';
import type { MasterKey } from '../functions/runtime/master-key.ts';
import type { Item } from '../schema/table/port.ts';
import { applicationIn, RETURN, SAVE, submit } from './support/forms.ts';
import { dump } from './support/invariants.ts';
import { masterKey } from './support/keys.ts';
import { aDeadMessage } from './support/notices.ts';
import { sentTable } from './support/tables.ts';
import { city, type Answer, type World } from './support/world.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'restore-')), 'export');
const restored = `restored-${randomUUID()}`;
let world: World;
/** The year as it was. */
let before: Item[];

/** Runs the script as an operator does, for the master key of the city unless another one is named. */
async function operator(argv: string[], master: MasterKey | null = world.master) {
  const [out, err]: string[][] = [[], []];
  const env = { TABLE_NAME: world.tableName, DYNAMODB_ENDPOINT: inject('tableEndpoint') };
  const code = await run(argv, {
    env,
    now: () => world.now,
    out: (line) => void out?.push(line),
    err: (line) => void err?.push(line),
    master,
  });
  return { code, out: out ?? [], err: err ?? [] };
}

/** Asks the graph of the restored table, as the function would with that TABLE_NAME. */
async function askRestored(who: string | null, query: string, variables: object = {}): Promise<Answer> {
  const table = dynamoTable(world.client, restored);
  const { issuer, now } = world;
  const handler = graphqlHandler({
    env: { INTROSPECTION: 'off', TRUSTED_DOCUMENTS: '', TRUSTED_ALONE: 'off' },
    authenticate: authenticator({ OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: issuer.audience, OIDC_JWKS: JSON.stringify(issuer.jwks()) }),
    contextOf: contextMaker({ table, keys: keysOf(table, world.master), cursors: sealedCursors('test') }),
  });
  const { body = '{}' } = await handler({
    version: '2.0',
    rawPath: '/graphql',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${await issuer.token(who, now)}` }) },
    requestContext: { requestId: randomUUID(), timeEpoch: now, http: { method: 'POST', path: '/graphql', sourceIp: '127.0.0.1' } },
    isBase64Encoded: false,
    body: JSON.stringify({ query, variables }),
  } as unknown as APIGatewayProxyEventV2);
  return JSON.parse(body) as Answer;
}

beforeAll(async () => {
  world = await city();
  await applicationIn(world, 'APPROVED', { applicant: 'yang' });
  await sentTable(world);
  const { id, version } = await applicationIn(world, 'SUBMITTED');
  const { returnApplication } = await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
  await world.does('liu', SAVE, { application: id, version: 1, content: { basics: { startedWorkOn: '2010-06-01' } } });
  await submit(world, 'liu', returnApplication);
  await world.tick();
  await aDeadMessage(world);
  before = await dump(world);
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

describe('the rehearsal', () => {
  it('an operator exports the year: every item, in parts that nobody else may read, with a manifest', async () => {
    const { code, out } = await operator(['export', folder, '--segments', '3']);
    expect(code).toBe(0);
    expect(out[0]).toMatch(
      new RegExp(`^${before.length} items of ${world.tableName} in 3 parts; SHA-256 of the manifest [\\da-f]{64}$`, 'u'),
    );
    expect(readdirSync(folder).toSorted()).toEqual(['manifest.json', 'part-0000.json.gz', 'part-0001.json.gz', 'part-0002.json.gz']);
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    const lines = [0, 1, 2].flatMap((part) => unpacked(`part-000${part}.json.gz`));
    expect(lines).toHaveLength(before.length);
    // As DynamoDB itself exports and imports.
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ Item: { pk: { S: expect.any(String) }, sk: { S: expect.any(String) } } });
  });

  it('into a folder that holds something, or of a table that is not there, nothing is exported', async () => {
    await expect(operator(['export', folder])).rejects.toThrow('holds something already');
    await expect(operator(['export', join(folder, 'none'), '--table', 'nothing'])).rejects.toThrow('there is no table nothing');
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('imports it into a new table: the same items', async () => {
    const { code, out } = await operator(['import', folder, restored]);
    expect([code, out]).toEqual([0, [expect.stringContaining(`are in ${restored}`)]]);
    expect(await dump({ client: world.client, tableName: restored })).toEqual(before);
  });

  it('verifies it: nothing is wrong, and everything was counted', async () => {
    const { code, out } = await operator(['verify', restored]);
    expect(out.at(-1)).toBe(`${before.length} items, 3 receipts: nothing is wrong`);
    expect(out).toContain('application 2');
    expect(out).toContain('submission 3');
    expect(code).toBe(0);
    expect(out.filter((line) => line.includes(': '))).toHaveLength(1);
  });

  it('on the new table 刘洋 finds the application, and anybody may verify its receipt', async () => {
    const { data } = await askRestored('liu', '{ myApplication { state applicantName submissions { number receipt } } }');
    expect(data.myApplication).toMatchObject({ state: 'SUBMITTED', applicantName: '刘洋' });
    expect(data.myApplication.submissions).toHaveLength(2);
    const verify = 'query ($receipt: String!) { verifyReceipt(receipt: $receipt) { kind number } }';
    const { receipt } = data.myApplication.submissions[1];
    expect((await askRestored(null, verify, { receipt })).data.verifyReceipt).toEqual({ kind: 'SUBMISSION', number: 2 });
  });

  it('a table that holds anything is not imported into', async () => {
    await expect(operator(['import', folder, restored])).rejects.toThrow('holds items already');
    expect(await dump({ client: world.client, tableName: restored })).toEqual(before);
  });
});

describe('an export that is not what it was', () => {
  const untouched = `untouched-${randomUUID()}`;
  const part = () => join(folder, 'part-0001.json.gz');
  /** What importing answers of a folder that was altered; afterwards the folder is as it was, and there is still no table. */
  const importing = async (alter: () => void): Promise<string> => {
    const bytes = new Map(readdirSync(folder).map((file) => [join(folder, file), readFileSync(join(folder, file))]));
    alter();
    const answer = await operator(['import', folder, untouched]).then(({ out }) => out.join('\n'), String);
    for (const [file, content] of bytes) writeFileSync(file, content, { mode: 0o600 });
    await expect(operator(['verify', untouched])).rejects.toThrow('there is no table');
    return answer;
  };

  it('a part altered on the disk is refused by its hash, before any table is made', async () => {
    const alter = () => writeFileSync(part(), gzipSync(gunzipSync(readFileSync(part())).toString().replace('刘洋', '刘羊')));
    expect(await importing(alter)).toContain('part-0001.json.gz is not what was exported');
  });

  it('so is a part that is missing, and a manifest that counts otherwise', async () => {
    expect(await importing(() => rmSync(part()))).toContain('part-0001.json.gz is missing');
    const manifest = join(folder, 'manifest.json');
    const counting = readFileSync(manifest, 'utf8').replace(`"items": ${before.length},`, '"items": 1,');
    expect(await importing(() => writeFileSync(manifest, counting))).toContain('and it says 1');
  });
});

describe('what verifying finds, and where', () => {
  const damages: [string, (item: Item) => boolean, (item: Item) => Record<string, unknown> | null, string, ((item: Item) => string)?][] = [
    ['a damaged item', (item) => item.sk === 'A#SECTION#basics', () => ({ savedAt: 'yesterday' }), 'damaged at savedAt'],
    ['an altered entry of a trail', (item) => isTrail(item) && item.version === 2, () => ({ by: 'somebody' }), 'the trail breaks at 2'],
    ['an entry that was removed', (item) => isTrail(item) && item.version === 2, () => null, 'the trail breaks at 2', next],
    ['a head whose trail was altered', isHead, () => ({ trail: '0'.repeat(64) }), 'no trail leads to it'],
    ['a head put back to what it was', isHead, ({ version }) => ({ version: Number(version) - 1 }), 'no trail leads to it'],
    [
      'an altered receipt',
      isSubmission,
      ({ receipt }) => ({ receipt: altered(String(receipt)) }),
      'its receipt was not signed by the keyring',
    ],
    ['a receipt of something else', isSubmission, ({ at }) => ({ at: Number(at) - 1 }), 'its receipt states something else'],
    [
      'a submission that was altered',
      (item) => item.pk.startsWith('PAST#'),
      () => ({ content: {} }),
      'is not what was submitted',
      () => 'SUBMISSION#0001',
    ],
    [
      'a number that is another person’s',
      (item) => item.pk.startsWith('IDENTITY#'),
      () => ({ account: 'thief' }),
      'a marker without a holder',
    ],
    ['a key that no function makes', isHead, () => ({ sk: 'A#SOMETHING' }), 'unknown key', () => 'A#SOMETHING'],
  ];

  it.each(damages)('%s', async (_, fits, change, words, place) => {
    const item = before.find(fits) ?? expect.fail('nothing fits');
    const changes = change(item);
    const TableName = restored;
    const Key = { pk: item.pk, sk: item.sk };
    if (changes === null) await world.client.send(new DeleteCommand({ TableName, Key }));
    else await world.client.send(new PutCommand({ TableName, Item: { ...item, ...changes } }));
    const { code, out } = await operator(['verify', restored]);
    if (changes?.['sk']) await world.client.send(new DeleteCommand({ TableName, Key: { pk: item.pk, sk: changes['sk'] } }));
    await world.client.send(new PutCommand({ TableName, Item: item }));
    expect(code).toBe(1);
    expect(out).toContainEqual(expect.stringMatching(new RegExp(` / ${place?.(item) ?? item.sk}: .*${words}`, 'u')));
    expect(out.at(-1)).toMatch(/ [1-9]\d* wrong$/u);
    // Nothing personal is told of it.
    expect(out.join('\n')).not.toMatch(/刘洋|杨帆|somebody|thief|yesterday/u);
  });

  it('a keyring that is another master key’s, key by key; and says so when nobody could check it', async () => {
    const other = await operator(['verify', restored], masterKey());
    expect(other.code).toBe(1);
    expect(
      other.out.filter((line) => /^KEYRING \/ (?:AUDIT|MARK|SEAL|SIGN)#0001: the master key does not open it/u.test(line)),
    ).toHaveLength(4);
    const unchecked = await operator(['verify', restored], null);
    expect(unchecked.code).toBe(0);
    expect(unchecked.out).toContainEqual(expect.stringContaining('The keyring and the marks of the history were not checked'));
  });

  it('and again nothing, once all is as it was', async () => {
    expect((await operator(['verify', restored, '--segments', '1'])).out.at(-1)).toContain('nothing is wrong');
  });
});

it('an operator who types something else is told what there is', async () => {
  const { code, err } = await operator(['restore']);
  expect(code).toBe(2);
  expect(err[0]).toContain('npm run table -- verify');
});

function unpacked(file: string): string[] {
  return gunzipSync(readFileSync(join(folder, file)))
    .toString()
    .split('\n')
    .filter(Boolean);
}

function isTrail({ pk }: Item): boolean {
  return pk.startsWith('AUDIT#APPLICATION#');
}

function isHead({ sk, state }: Item): boolean {
  return sk === 'A#HEAD' && state === 'SUBMITTED';
}

function isSubmission({ sk }: Item): boolean {
  return sk === 'SUBMISSION#0002';
}

/** The entry that now stands where the one before it stood. */
function next({ version }: Item): string {
  return String(Number(version) + 1).padStart(6, '0');
}

/** The same with one bit of the signature turned over. */
function altered(receipt: string): string {
  const [header, payload, signature = ''] = receipt.split('.');
  return [header, payload, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.');
}
