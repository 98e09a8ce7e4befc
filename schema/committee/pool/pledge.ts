/** 评审专家承诺书: what an expert promises before reading anything. A new text is a new version, and the old ones stay (E3). */
import { say, type Bilingual } from '../../core/refusal.ts';

type Pledge = { version: number; text: Bilingual };

export const PLEDGES: readonly Pledge[] = [
  {
    version: 1,
    text: say(
      [
        '本人受聘为职称评审专家，郑重承诺：',
        '一、严格遵守职称评审政策规定和评审纪律，依据评价标准独立、客观、公正地评价，对本人的评价意见负责。',
        '二、与申报人系同一单位，或有亲属、师生、合作等利害关系的，主动申明并回避。',
        '三、对评审专家身份、申报材料、评审讨论、评价意见和表决情况严格保密，不复制、不留存、不外传申报材料。',
        '四、不接受申报人及其所在单位、利害关系人的请托和财物，不私下接触申报人；遇有请托的及时报告。',
        '五、亲自到会、亲自投票，不委托他人。',
        '六、违反上述承诺的，接受移出专家库、通报所在单位等处理，并承担相应责任。',
      ].join('\n'),
      [
        'Called as an expert of the title review, I pledge:',
        '1. I keep the rules and the discipline of the review, judge by the standards, independently, objectively and fairly, and answer for what I say.',
        '2. Where an applicant is of my unit, my kin, my teacher or student, a co-author, or where I have another interest, I say so and keep away.',
        '3. I keep secret that I am an expert, what was submitted, what is discussed, the opinions and the vote; I copy, keep and pass on nothing.',
        '4. I take no request and nothing of value from applicants, their units or others concerned, do not meet applicants in private, and report who asks.',
        '5. I come and vote in person and send nobody in my stead.',
        '6. If I break this I accept to leave the pool, that my unit is told, and what else follows.',
      ].join('\n'),
    ),
  },
];

/** The text in force. */
export const PLEDGE = PLEDGES.at(-1) as Pledge;
