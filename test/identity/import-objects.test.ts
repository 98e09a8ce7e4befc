/** G14: what of an import lies in the object store, sealed where we write it, and gone once the workbook was run. */
import { beforeEach, describe, expect, it } from 'vitest';
import { putThere } from '../support/put-there.ts';
import { runImport } from '../../schema/identity/import/applicants.ts';
import { plainObjects } from '../support/canaries.ts';
import { BEGIN_IMPORT, CHECK_IMPORT, importOf, RUN_IMPORT, teacher, workbook } from '../support/imports.ts';
import { city, organisationId, SECRETS, type World } from '../support/world.ts';

const ROWS = 'query ($id: ID!) { node(id: $id) { ... on AccountImport { rows { edges { node { name problems { value } } } } } } }';
const MISTYPED = '110105194912310021';

let world: World;
beforeEach(async () => {
  world = await city();
  SECRETS.add(MISTYPED);
});

const imports = () => [...world.stored.keys()].filter((key) => key.startsWith('imports/')).map((key) => key.replace(/^.*\./u, ''));
const check = (id: string) => world.does('chen', CHECK_IMPORT, { import: id });
const people = () => [teacher('one', '甲'), teacher('two', '乙'), teacher('three', '丙', { identityNumber: MISTYPED })];

describe('an import in the object store', () => {
  it('leaves nothing in plain: its report is sealed, its workbook goes with the run; the officer still sees what was found', async () => {
    const id = await importOf(world, 'chen', 'school', people());
    await check(id);
    expect(imports().toSorted()).toEqual(['sealed', 'xlsx']);
    expect(plainObjects(world)).toEqual([expect.stringMatching(/^imports\/.*\.xlsx$/u)]); // until it is run
    await world.does('chen', RUN_IMPORT, { import: id, onlyRight: true });
    expect(imports()).toEqual(['sealed']);
    expect(plainObjects(world)).toEqual([]);
    const report = [...world.stored].find(([key]) => key.endsWith('.sealed'))?.[1].toString() ?? '';
    expect(report).toMatch(/^\d+\.[\w-]+$/u);
    expect((await world.does('chen', ROWS, { id })).node.rows.edges.at(-1).node).toEqual({ name: '丙', problems: [{ value: MISTYPED }] });
  });

  it('of a file that another file replaced keeps no report', async () => {
    const { beginImport } = await world.does('chen', BEGIN_IMPORT, { unit: organisationId('school') });
    for (const rows of [people(), people().slice(0, 2)]) {
      putThere(world, beginImport.upload, workbook(rows));
      await check(beginImport.id);
    }
    expect(imports().toSorted()).toEqual(['sealed', 'xlsx']);
    await check(beginImport.id); // the same file again has its report still
    expect(imports().toSorted()).toEqual(['sealed', 'xlsx']);
    expect((await world.does('chen', ROWS, { id: beginImport.id })).node.rows.edges).toHaveLength(2);
  });

  it('cut off between the last row and the removal, removes the workbook when it is asked for again', async () => {
    const id = await importOf(world, 'chen', 'school', people().slice(0, 2));
    await check(id);
    const context = await world.as('chen');
    const cut = { ...context, files: { ...context.files, remove: () => Promise.reject(new Error('cut')) } };
    const input = { import: Buffer.from(id, 'base64').toString().slice('AccountImport:'.length), onlyRight: false };
    await expect(runImport(cut, input)).rejects.toThrow('cut');
    expect(imports()).toContain('xlsx');
    expect((await world.does('chen', RUN_IMPORT, { import: id })).runImport).toMatchObject({ state: 'DONE', created: 2 });
    expect(plainObjects(world)).toEqual([]);
  });

  it('whose week is over is not run, and says what to do', async () => {
    const id = await importOf(world, 'chen', 'school', people().slice(0, 2));
    await check(id);
    world.stored.clear(); // as the rule of the bucket does (cdk/files.ts)
    const { errors } = await world.ask('chen', RUN_IMPORT, { import: id });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'IMPORT_FILE_CHANGED' }, message: expect.stringContaining('逾期') });
  });

  it('whose week is over in the middle of its run goes on as another import, which makes nobody twice', async () => {
    const everybody = Array.from({ length: 52 }, (_, index) => teacher(`half-${index}`, `众${index}`));
    const half = await importOf(world, 'chen', 'school', everybody);
    await check(half);
    expect((await world.does('chen', RUN_IMPORT, { import: half })).runImport).toMatchObject({ state: 'RUNNING', done: 50 });
    world.stored.clear();
    expect(await world.refusal('chen', RUN_IMPORT, { import: half })).toBe('IMPORT_FILE_CHANGED');
    expect(await world.refusal('chen', CHECK_IMPORT, { import: half })).toBe('IMPORT_BEGUN');
    const rest = await importOf(world, 'chen', 'school', everybody);
    expect((await check(rest)).checkImport).toMatchObject({ total: 52, right: 2 });
    expect((await world.does('chen', RUN_IMPORT, { import: rest, onlyRight: true })).runImport).toMatchObject({
      state: 'DONE',
      created: 2,
    });
  });
});
