/** What an operator does with the archive of a year, by the command line (R6). */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { run } from '../../functions/operator/main.ts';
import { partKeyOf } from '../../schema/archive/model.ts';
import { archivedBy, archiveKept, recipient } from '../support/archives.ts';
import { REVEAL } from '../support/forms.ts';
import { accountId, city, CYCLE, world as emptyWorld, type World } from '../support/world.ts';

let world: World;
let folder: string;
let parts: string[];
let key: string;
let trusted: string;
beforeAll(async () => {
  world = await city();
  const { publicKey, privateKey } = await recipient();
  const archive = await archiveKept(world, await archivedBy(world, publicKey));
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  [key, trusted] = [join(folder, 'key.json'), join(folder, 'trusted.json')];
  await writeFile(key, JSON.stringify(privateKey));
  await writeFile(trusted, JSON.stringify({ keys: await world.context().notary.publicKeys() }));
  parts = await Promise.all(
    archive.parts.map(async (part) => {
      const file = join(folder, `${part.number}.part`);
      await writeFile(file, world.stored.get(partKeyOf(archive, part)) ?? '');
      return file;
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function operator(argv: string[], into: World) {
  const [out, err]: [string[], string[]] = [[], []];
  const outside = {
    env: { TABLE_NAME: into.tableName, DYNAMODB_ENDPOINT: inject('tableEndpoint') },
    now: () => into.now,
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    master: into.master,
    files: () => into.files,
  };
  return { code: await run(argv, outside), out, err };
}

describe('npm run table -- archive', () => {
  it('verify says whether it is what was made, and by whose keys that was checked', async () => {
    // As the page on certificates has it: the answer to the query, as it came.
    const answer = join(folder, 'answer.json');
    await writeFile(answer, JSON.stringify({ data: { receiptKeys: JSON.parse(await readFile(trusted, 'utf8')).keys } }));
    expect((await operator(['archive', 'verify', ...parts, '--trusted', answer], world)).code).toBe(0);
    await expect(operator(['archive', 'verify', ...parts, '--trusted', parts[0] ?? ''], world)).rejects.toThrow(/holds no keys/u);
    const { code, out } = await operator(['archive', 'verify', ...parts, '--trusted', trusted], world);
    expect(out.at(-1)).toMatch(/entries, \d+ bytes: nothing is wrong$/u);
    expect(code).toBe(0);
    const believed = await operator(['archive', 'verify', ...parts], world);
    expect(believed.out.join()).toContain('the keys that the archive itself names');
    const turned = await operator(['archive', 'verify', ...parts.toReversed()], world);
    expect(turned.code).toBe(1);
  });

  it('import brings the year into an empty system, with its numbers where the key is named', async () => {
    const other = await emptyWorld();
    other.at(world.now);
    const { code, out, err } = await operator(['archive', 'import', ...parts, '--key', key, '--trusted', trusted], other);
    expect(code).toBe(0);
    expect(err.join()).not.toContain('--trusted');
    expect(out.join()).toContain(`files of ${CYCLE} are in`);
    const asked = { account: accountId('liu'), purpose: 'REVIEW' };
    expect(await other.does('chen', REVEAL, asked)).toEqual(await world.does('chen', REVEAL, asked));
    await expect(operator(['archive', 'import', ...parts], other)).rejects.toThrow('already');
  });

  it('import says so where nobody names whose signature counts', async () => {
    const { code, err } = await operator(['archive', 'import', ...parts], await emptyWorld());
    expect(code).toBe(0);
    expect(err[0]).toMatch(/^注意：未用--trusted.*Beware: no --trusted/u);
  });

  it('says how it is used', async () => {
    for (const argv of [['archive'], ['archive', 'verify'], ['archive', 'burn', 'x']]) expect((await operator(argv, world)).code).toBe(2);
  });
});
