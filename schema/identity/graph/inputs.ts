/** What is typed of people and organisations. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { IdentityKindEnum, PersonKindEnum } from './enums.ts';

export const PersonInputType = builder.inputType('PersonInput', {
  description: manual('录入的个人信息。', 'The details of a person as entered. Rule P2.'),
  fields: (t) => ({
    account: t.string({
      required: false,
      description: manual(
        '登录名：身份提供方令牌中的主体（`sub`）；不填则由系统生成。',
        'The login name: the subject (`sub`) in the tokens of the identity provider; the system makes one where it is left out.',
      ),
    }),
    name: t.string({ required: true, description: manual('姓名，最多40字。', 'The name, at most 40 characters.') }),
    identityKind: t.field({
      type: IdentityKindEnum,
      required: true,
      defaultValue: 'RESIDENT_ID',
      description: manual('证件类型；默认居民身份证。', 'The kind of identity document; by default the resident identity card.'),
    }),
    identityNumber: t.string({
      required: true,
      description: manual(
        '证件号码；居民身份证为18位，校验码须正确。',
        'The identity number; that of a resident identity card has 18 characters and a correct check digit.',
      ),
    }),
    bornOn: t.field({
      type: 'Day',
      required: false,
      description: manual(
        '出生日期；居民身份证可不填，其他证件须填。',
        'The date of birth; may be left out for a resident identity card, required for any other document.',
      ),
    }),
    email: t.string({ required: true, description: manual('电子邮箱，用于提醒。', 'The e-mail address, for reminders.') }),
    telephone: t.string({ required: true, description: manual('联系电话。', 'The contact telephone number.') }),
  }),
});

export const StandingInputType = builder.inputType('StandingInput', {
  description: manual('以何种身份申报。', 'The standing in which a person applies. Rules P3, P5, P8.'),
  fields: (t) => ({
    kind: t.field({ type: PersonKindEnum, required: true, description: manual('人员类别。', 'The kind of person.') }),
    employer: t.string({
      required: false,
      description: manual(
        '实际工作单位；通过档案托管机构申报的须填（灵活就业人员除外）。',
        'The actual employer; required of those who apply through a custodian, except flexible workers.',
      ),
    }),
    household: t.boolean({
      required: false,
      description: manual(
        '是否具有本市户籍；灵活就业人员须填。',
        'Whether the person has household registration in the city; required of flexible workers.',
      ),
    }),
  }),
});

export const CentralInputType = builder.inputType('CentralUnitInput', {
  description: manual('中央在甘单位、部属院校。', 'A central unit in the province or a ministry university. Rule P6.'),
  fields: (t) => ({
    reviews: t.stringList({
      required: true,
      description: manual(
        '本单位有评审权限的系列代码；没有的为空。',
        'The codes of the series that the unit may review itself; empty where there are none.',
      ),
    }),
  }),
});
