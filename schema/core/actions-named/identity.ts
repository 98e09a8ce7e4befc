/** What happens to people, organisations and the titles on record (P1–P13, R3). */
import { say } from '../refusal.ts';
import { named, type Named } from './named.ts';

export const IDENTITY_ACTIONS = {
  enrol: named('为已有账号的人员开通申报', 'let somebody known apply'),
  appoint: named('任命经办人', 'appoint the officer'),
  addOfficer: named('增加经办人', 'add an officer'),
  removeOfficer: named('减少经办人', 'remove an officer'),
  moveCity: named('变更所在城市', 'move to another city'),
  reopen: named('恢复账号', 'open the account again'),
  merge: named('并入同一人的另一账号', 'take in the same person’s other account'),
  part: named('解除账号并入', 'part the accounts again'),
  release: named('办理调出', 'let go to another unit'),
  exclude: named('登记处分影响期', 'record a penalty'),
  lookUp: named('被查询：告知已有账号', 'looked up by an officer'),
  sought: named('被按证件号码查询', 'looked up by the number'),
  findPerson: named('按证件号码查询人员', 'look up a person by the number'),
  try: named('查询：告知已有账号', 'look somebody up by trying'),

  recordTitle: named('登记职称', 'record the title'),
  acceptTitle: named('核验职称：属实', 'check the title: accepted'),
  rejectTitle: named('核验职称：不予认可', 'check the title: rejected'),
  recheckTitle: named('重新核验职称', 'check the title once more'),
  withdrawTitle: named('撤回职称登记', 'take the recorded title back'),
  moveTitle: named('职称核验转新单位', 'move the check of the title to the new unit'),
  mergeTitles: named('并入另一账号的职称', 'take in the titles of the other account'),
  partTitles: named('分出另一账号的职称', 'part the titles of the other account'),
  enterTitle: named('取得的职称入档', 'enter the title that was conferred'),
  replaceTitle: named('更正入档的职称', 'replace the title on record'),
  revokeTitle: named('撤销职称', 'revoke the title'),
  reinstateTitle: named('恢复职称', 'give the title back'),

  prefer: named('设置通知方式', 'set how to be notified'),
  redeliver: named('重新投递通知', 'send notices again'),
  set: named('设置', 'set', { PHOTOGRAPH: say('上传照片', 'set the photograph') }),
} satisfies Record<string, Named>;
