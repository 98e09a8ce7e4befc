/**
 * Credit codes that do not fit what a unit says it is (V6, P5). The first character names who registers (登记管理部门: 1 机构编制, 5 民政,
 * 9 市场监管, …), the second what is registered (机构类别; GB 32100). Pure.
 */
import { say } from '../../../core/refusal.ts';
import { UNIT_KIND_NAMES, type UnitKind } from '../../../identity/channels.ts';
import { shown, type Found, type UnitFacts } from '../found.ts';

/**
 * What a kind of unit is registered as: 12 事业单位, 13 群众团体, 19 机构编制部门登记的其他机构, 32 公证处; 51 社会团体, 52 民办非企业单位,
 * 53 基金会, 59 民政部门登记的其他组织, 81 基层工会, 31 律师事务所, 33 基层法律服务所, 34 司法鉴定机构, 35 仲裁委员会; 91 企业, 92 个体工商户,
 * 93 农民专业合作社. Null: anything, as of a branch of whatever body.
 */
const REGISTERED: Record<UnitKind, readonly string[] | null> = {
  PUBLIC_INSTITUTION: ['12', '13', '19', '32'],
  STATE_ENTERPRISE: ['91'],
  NON_PUBLIC_ENTERPRISE: ['91', '93', '31'],
  SOCIAL_ORGANISATION: ['13', '51', '52', '53', '59', '81', '31', '32', '33', '34', '35'],
  INDIVIDUAL_BUSINESS: ['92', '93'],
  CUSTODIAN: ['12', '19', '91'],
  OUTSIDE_BRANCH: null,
};

export function codeKind(units: Iterable<UnitFacts>): Found[] {
  return [...units].flatMap(({ unit, unitKind, creditCode }): Found[] => {
    const fitting = unitKind && REGISTERED[unitKind];
    const prefix = creditCode.slice(0, 2);
    if (!unitKind || !fitting || prefix === '' || fitting.includes(prefix)) return [];
    const { zh, en } = UNIT_KIND_NAMES[unitKind];
    return [
      {
        kind: 'CODE_KIND',
        subject: [unit],
        facts: [prefix, unitKind],
        reason: say(
          `单位类型为“${zh}”，而统一社会信用代码以${prefix}开头，与该类型不符。`,
          `The unit is a ${en}, but its credit code begins with ${prefix}, which is none of that kind’s.`,
        ),
        evidence: [shown('creditCode', creditCode), shown('unitKind', unitKind)],
        about: { applications: [], applicants: [], units: [unit], officers: [] },
      },
    ];
  });
}
