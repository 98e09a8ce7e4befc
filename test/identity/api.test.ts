/** P1, P2, P10: accounts from above, over GraphQL. */
import { beforeAll, describe, expect, it } from 'vitest';
import { creditCode, idNumber } from '../../functions/local/people.ts';
import { whyNotOfAge } from '../../schema/identity/rules.ts';
import { ADD_OFFICER, APPOINT, CREATE_APPLICANT, CREATE_UNIT } from './acts.ts';
import { BUREAU, accountId, city, instant, organisationId, person, type World } from '../support/world.ts';

const VIEWER = '{ viewer { name grants { role organisation { name } } } }';

let codes = 9000;
const unit = (authority: string, changes: Record<string, unknown> = {}) => {
  codes += 1;
  return {
    authority: organisationId(authority),
    name: `单位${codes}`,
    creditCode: creditCode(codes),
    officers: [person(`o${codes}a`, '甲'), person(`o${codes}b`, '乙')],
    ...changes,
  };
};

describe('accounts from above', () => {
  let world: World;
  beforeAll(async () => {
    world = await city();
  });

  it('P1: wang of the bureau creates a unit with two officers, who can log in at once', async () => {
    const { createUnit } = await world.does(
      'wang',
      CREATE_UNIT,
      unit(BUREAU, { officers: [person('new-a', '新甲'), person('new-b', '新乙')] }),
    );
    expect(createUnit).toMatchObject({
      isCompliant: true,
      officers: [{ account: { account: 'new-a' } }, { account: { account: 'new-b' } }],
    });
    expect((await world.does('new-a', VIEWER)).viewer).toEqual({
      name: '新甲',
      grants: [{ role: 'UNIT_OFFICER', organisation: { name: createUnit.name } }],
    });
  });

  it('P1: a department creates units of its own, never in the name of another', async () => {
    await world.does('zhao', CREATE_UNIT, unit('education'));
    expect(await world.refusal('zhao', CREATE_UNIT, unit('health'))).toBe('ROLE_REQUIRED');
    expect(await world.refusal('zhao', CREATE_UNIT, unit(BUREAU))).toBe('ROLE_REQUIRED');
    expect(await world.refusal('zhao', CREATE_UNIT, unit('school'))).toBe('ORGANISATION_UNKNOWN');
    expect(await world.refusal('zhao', CREATE_UNIT, unit('nowhere'))).toBe('ORGANISATION_UNKNOWN');
  });

  it('P1: a unit creates its applicants, not those of another unit; nobody registers alone', async () => {
    const { createApplicant } = await world.does('chen', CREATE_APPLICANT, {
      unit: organisationId('school'),
      person: person('zhu', '朱𠮷'),
    });
    expect(createApplicant).toMatchObject({ account: 'zhu', name: '朱𠮷' });
    expect(createApplicant.identityNumber).toMatch(/^620\*{13}[\dX]{2}$/u);
    expect(await world.refusal('chen', CREATE_APPLICANT, { unit: organisationId('hospital'), person: person('no', '无') })).toBe(
      'ROLE_REQUIRED',
    );
    expect(await world.refusal('liu', CREATE_APPLICANT, { unit: organisationId('school'), person: person('no', '无') })).toBe(
      'ROLE_REQUIRED',
    );
    expect(await world.refusal(null, CREATE_APPLICANT, { unit: organisationId('school'), person: person('no', '无') })).toBe(
      'UNAUTHENTICATED',
    );
    expect(await world.refusal('no', VIEWER)).toBe('ACCOUNT_UNKNOWN');
  });

  it('P2: one person, one account, one credit code a unit, one login a person', async () => {
    const zhang = person('zhang-1', '张一');
    await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: zhang });
    expect(
      await world.refusal('huang', CREATE_APPLICANT, { unit: organisationId('hospital'), person: { ...zhang, account: 'zhang-2' } }),
    ).toBe('IDENTITY_TAKEN');
    expect(await world.refusal('huang', CREATE_APPLICANT, { unit: organisationId('hospital'), person: person('zhang-1', '另一人') })).toBe(
      'ACCOUNT_TAKEN',
    );
    const first = unit(BUREAU);
    await world.does('wang', CREATE_UNIT, first);
    expect(await world.refusal('wang', CREATE_UNIT, unit(BUREAU, { creditCode: first.creditCode }))).toBe('UNIT_TAKEN');
    const twice = person('twice', '重');
    expect(await world.refusal('wang', CREATE_UNIT, unit(BUREAU, { officers: [twice, { ...twice, account: 'twice-2' }] }))).toBe(
      'TWICE_IN_REQUEST',
    );
  });

  it('P2: what is half-width or full-width, upper or lower case is the same number', async () => {
    const { identityNumber, ...rest } = person('wide', '宽');
    const wide = identityNumber.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: { ...rest, identityNumber: wide } });
    expect(
      await world.refusal('chen', CREATE_APPLICANT, {
        unit: organisationId('school'),
        person: { ...rest, account: 'narrow', identityNumber },
      }),
    ).toBe('IDENTITY_TAKEN');
  });

  it.each([
    ['a wrong check digit', { identityNumber: '110105194912310021' }, '校验码'],
    ['no e-mail address', { email: 'nobody' }, '电子邮箱格式不正确'],
    ['an empty name', { name: '  ' }, '不能为空'],
    ['a name with a control character', { name: '张\u0007三' }, '控制字符'],
    ['a name of 41 characters', { name: '𠮷'.repeat(41) }, '最多40个字'],
    ['a telephone that is none', { telephone: 'call me' }, '电话'],
    ['a telephone without digits', { telephone: '-------' }, '电话'],
    ['a name nobody can see', { name: '\u200b\u3164' }, '不可见'],
    ['a name that turns the line around', { name: '王\u202e五' }, '不可见'],
    ['an account with a #', { account: 'a#b' }, '登录名须为2至64个字母、数字'],
  ])('is refused %s, with the place and what is wrong', async (_, change, words) => {
    const { errors } = await world.ask('chen', CREATE_APPLICANT, {
      unit: organisationId('school'),
      person: { ...person('bad', '错'), ...change },
    });
    expect(errors?.[0]?.extensions.code).toBe('INPUT_INVALID');
    expect(errors?.[0]?.message).toContain(words);
    if (words === '校验码')
      expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('证件号码不正确（18位'), extensions: { rule: 'P2' } });
    expect(await world.refusal('bad', VIEWER)).toBe('ACCOUNT_UNKNOWN');
  });

  it('P2: refuses a number whose owner would be under 16 or over 100, to the day', async () => {
    const born = (birth: string) =>
      world.refusal('chen', CREATE_APPLICANT, {
        unit: organisationId('school'),
        person: { ...person(`b${birth}`, '少'), identityNumber: idNumber(birth, 7) },
      });
    expect(await born('20080912')).toBe('BIRTH_IMPLAUSIBLE'); // it is 11 September 2024
    expect(await born('20990101')).toBe('BIRTH_IMPLAUSIBLE');
    expect(await born('20080911')).toBeNull();
    const why = (birth: string) =>
      whyNotOfAge({ identityNumber: idNumber(birth, 7), bornOn: null }, instant('2024-09-11T09:00:00+08:00'))?.sentence('zh') ?? null;
    expect([why('19240910'), why('19240911')]).toEqual([expect.stringContaining('早于100年前'), null]);
    expect([why('20990101'), why('20100101')]).toEqual([expect.stringContaining('晚于今日'), expect.stringContaining('未满16周岁')]);
  });

  it('says all that is wrong at once, and in English to those who ask for it', async () => {
    const input = { unit: organisationId('school'), person: { ...person('bad', ''), email: 'x', identityNumber: '1' } };
    const { errors } = await world.ask('chen', CREATE_APPLICANT, input, { language: 'en-GB,zh;q=0.5' });
    expect(errors?.[0]?.extensions.details.problems.map(({ path }: { path: string }) => path)).toEqual(['name', 'email', 'identityNumber']);
    expect(errors?.[0]?.message).toContain('is not a valid 18-digit ID number');
  });

  it('P9: a unit with one officer may work but is listed as not compliant; a second officer mends that', async () => {
    const { createUnit } = await world.does('wang', CREATE_UNIT, unit(BUREAU, { officers: [person('only', '独')] }));
    expect(createUnit.isCompliant).toBe(false);
    expect(await world.refusal('zhao', ADD_OFFICER, { organisation: createUnit.id, person: person('second', '二') })).toBe('ROLE_REQUIRED');
    await world.does('wang', ADD_OFFICER, { organisation: createUnit.id, person: person('second', '二') });
    const { node } = await world.does('wang', 'query ($id: ID!) { node(id: $id) { ... on Organisation { isCompliant } } }', {
      id: createUnit.id,
    });
    expect(node.isCompliant).toBe(true);
  });

  it('a repeated key gives the first answer, another body with it is refused (A5)', async () => {
    const input = { ...unit(BUREAU), key: 'create-unit-1' };
    const first = await world.does('wang', CREATE_UNIT, input);
    expect(await world.does('wang', CREATE_UNIT, input)).toEqual(first);
    expect(await world.refusal('wang', CREATE_UNIT, { ...input, name: '别名' })).toBe('KEY_REUSED');
    expect(await world.refusal('wang', CREATE_UNIT, { ...input, key: 'short' })).toBe('KEY_MALFORMED');
  });

  it('P10: people see their own organisation and account; others’ they do not', async () => {
    const node = (who: string | null, id: string) => world.ask(who, 'query ($id: ID!) { node(id: $id) { id } }', { id });
    expect((await node('chen', organisationId('school'))).data.node).not.toBeNull();
    expect((await node('liu', organisationId('school'))).data.node).not.toBeNull();
    expect((await node('huang', organisationId('school'))).data.node).toBeNull();
    expect((await node(null, organisationId('school'))).data.node).toBeNull();
    expect((await node('chen', accountId('liu'))).data.node).not.toBeNull(); // of her own unit
    expect((await node('zhao', accountId('liu'))).data.node).not.toBeNull(); // of the department above it
    expect((await node('huang', accountId('liu'))).data.node).toBeNull();
    expect((await node('qian', accountId('liu'))).data.node).toBeNull();
    expect((await node('wang', Buffer.from('Account:liu').toString('base64'))).data.node).not.toBeNull();
    expect((await node('wang', Buffer.from('Account:a#b').toString('base64'))).data.node).toBeNull();
  });

  it('P10: an applicant sees who his unit’s officers are, but not their accounts; an officer sees those too', async () => {
    const officers = async (who: string) =>
      (await world.does(who, '{ viewer { account { email } grants { organisation { officers { name account { email } } } } } }')).viewer;
    const seen = await officers('liu');
    expect(seen.account.email).toBe('liu@example.cn');
    expect(seen.grants[0].organisation.officers).toContainEqual({ name: '陈静', account: null });
    expect((await officers('lin')).grants[0].organisation.officers[0].account.email).toBe('chen@example.cn');
  });

  it('P10: of a unit that it does not answer for, a department sees neither officers nor contact; the bureau does', async () => {
    const SCHOOL =
      'query ($id: ID!) { node(id: $id) { ... on Organisation { name contact telephone: contactTelephone officers { name account { telephone } } } } }';
    const school = async (who: string) => (await world.does(who, SCHOOL, { id: organisationId('school') })).node;
    expect(await school('qian')).toEqual({ name: '嘉峪关市第一中学', contact: null, telephone: null, officers: [] });
    for (const who of ['zhao', 'wang']) {
      const { officers } = await school(who);
      expect(officers.map(({ name }: { name: string }) => name)).toContain('陈静');
      expect(officers[0].account.telephone).toMatch(/\*/u); // never the whole number of somebody else
    }
  });

  it('P1: an officer of one department is posted to another by the bureau, with one account', async () => {
    const about = { organisation: organisationId('health'), account: accountId('sun') };
    expect(await world.refusal('qian', APPOINT, about)).toBe('ROLE_REQUIRED'); // named from above
    await world.does('wang', APPOINT, about);
    expect((await world.does('sun', '{ viewer { grants { organisation { name } } } }')).viewer.grants).toHaveLength(2);
  });

  it('lists organisations by kind, page by page, to those above', async () => {
    const LIST = `query ($after: String) {
      organisations(kind: UNIT, first: 2, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } }
    }`;
    const names: string[] = [];
    for (let after: string | null = null; ;) {
      const {
        organisations,
      }: { organisations: { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await world.does('wang', LIST, { after });
      names.push(...organisations.edges.map(({ node }) => node.name));
      if (!organisations.pageInfo.hasNextPage) break;
      after = organisations.pageInfo.endCursor;
    }
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBe(names.length);
    expect(await world.refusal('chen', LIST)).toBe('ROLE_REQUIRED');
    expect(await world.refusal('wang', LIST, { after: Buffer.from('{"pk":"ACCOUNT#liu","sk":"PROFILE"}').toString('base64url') })).toBe(
      'CURSOR_INVALID',
    );
  });
});

describe('two units creating the same person at once', () => {
  it('the school or the hospital gets the account, the other is told who is first; the person has one account', async () => {
    const world = await city();
    const both = person('both', '双');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        world.refusal(index % 2 === 0 ? 'chen' : 'huang', CREATE_APPLICANT, {
          unit: organisationId(index % 2 === 0 ? 'school' : 'hospital'),
          person: { ...both, account: `both-${index}` },
        }),
      ),
    );
    expect(answers.filter((code) => code === null)).toHaveLength(1);
    expect(answers.filter((code) => code === 'IDENTITY_TAKEN')).toHaveLength(9);
  });
});
