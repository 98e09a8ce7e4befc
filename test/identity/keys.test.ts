/** G14: keys are replaced without anybody being lost: sealed anew under the new key, found by the same mark, each change told. */
import { describe, expect, it } from 'vitest';
import { contextMaker } from '../../functions/runtime/deps.ts';
import { forge, keysOf } from '../../functions/runtime/keys.ts';
import { resealAll } from '../../schema/identity/actions/reseal.ts';
import { FOUNDER } from '../../schema/identity/actions/founding.ts';
import { openIdentity, openTelephone } from '../../schema/identity/privacy.ts';
import { loadAccount } from '../../schema/identity/store.ts';
import { telephonePlace } from '../../schema/posting/actions/object.ts';
import { resealObjections } from '../../schema/posting/actions/reseal.ts';
import { loadObjection } from '../../schema/posting/store.ts';
import { REVEAL } from '../support/forms.ts';
import { lodged } from '../support/objecting.ts';
import { anonymousObjection, posting } from '../support/postings.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { accountId, city } from '../support/world.ts';

describe('a new key', () => {
  it('seals everybody anew, once; the numbers, and who holds them, stay', async () => {
    const world = await city();
    const number = (await world.does('liu', REVEAL, { account: accountId('liu'), purpose: 'OWN' })).revealIdentityNumber;
    await forge(world.table, world.master, { use: 'SEAL', number: 2, at: world.now });
    const context = contextMaker({ table: world.table, keys: keysOf(world.table, world.master) })(world.now, FOUNDER);
    const accounts = (await dump(world)).filter(({ pk, sk }) => pk.startsWith('ACCOUNT#') && sk === 'PROFILE').length;
    expect(await resealAll(context)).toEqual({ seen: accounts, resealed: accounts });
    expect(await resealAll(context)).toEqual({ seen: accounts, resealed: 0 });
    const liu = (await loadAccount(world.table, 'liu')) ?? expect.fail();
    expect(liu.identity.sealed.startsWith('2.')).toBe(true);
    expect(await openIdentity(context, liu)).toBe(number);
    expect(await openTelephone(context, liu)).toMatch(/^139\d{8}$/u);
    expect((await world.does('liu', REVEAL, { account: accountId('liu'), purpose: 'OWN' })).revealIdentityNumber).toBe(number);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('reaches the telephone of people who objected by name (U4)', async () => {
    const world = await city();
    const { id } = await posting(world);
    const { number } = await lodged(world, null, { posting: id, objector: { name: '周明', telephone: '13937001234' } });
    await anonymousObjection(world, id); // nothing is sealed of it
    await forge(world.table, world.master, { use: 'SEAL', number: 2, at: world.now });
    const context = contextMaker({ table: world.table, keys: keysOf(world.table, world.master) })(world.now, FOUNDER);
    expect(await resealObjections(context)).toEqual({ seen: 1, resealed: 1 });
    expect(await resealObjections(context)).toEqual({ seen: 1, resealed: 0 });
    const sealed = (await loadObjection(world.table, number))?.objector?.telephone.sealed ?? '';
    expect(sealed.startsWith('2.')).toBe(true);
    expect(await context.vault.open(sealed, telephonePlace(number))).toBe('13937001234');
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});
