/** What is typed of people and organisations. */
import { builder } from '../../builder.ts';
import { IdentityKindEnum, PersonKindEnum } from './enums.ts';

export const PersonInputType = builder.inputType('PersonInput', {
  description: '个人信息。What is typed of a person. Rule P2.',
  fields: (t) => ({
    account: t.string({ required: false, description: '登录名：身份提供方令牌中的主体（sub）；不填则由系统生成。' }),
    name: t.string({ required: true, description: '姓名，最多40字。' }),
    identityKind: t.field({
      type: IdentityKindEnum,
      required: true,
      defaultValue: 'RESIDENT_ID',
      description: '证件类型；默认居民身份证。',
    }),
    identityNumber: t.string({ required: true, description: '证件号码；居民身份证为18位，校验码须正确。' }),
    bornOn: t.field({ type: 'Day', required: false, description: '出生日期；居民身份证可不填，其他证件须填。' }),
    email: t.string({ required: true, description: '电子邮箱，用于提醒。' }),
    telephone: t.string({ required: true, description: '联系电话。' }),
  }),
});

export const StandingInputType = builder.inputType('StandingInput', {
  description: '以何种身份申报。As what a person applies. Rules P3, P5, P8.',
  fields: (t) => ({
    kind: t.field({ type: PersonKindEnum, required: true, description: '人员类别。' }),
    employer: t.string({ required: false, description: '实际工作单位；通过档案托管机构申报的须填（灵活就业人员除外）。' }),
    household: t.boolean({ required: false, description: '是否具有本市户籍；灵活就业人员须填。' }),
  }),
});

export const CentralInputType = builder.inputType('CentralUnitInput', {
  description: '中央在甘单位、部属院校。A unit of the central government or a ministry. Rule P6.',
  fields: (t) => ({ reviews: t.stringList({ required: true, description: '本单位有评审权限的系列代码；没有的为空。' }) }),
});
