/**
 * The documents that the notice of 2024 of 嘉峪关 (嘉人社发〔2024〕205号) names, and those that the numbers of this system come from
 * (schema/announcement), as far as those texts name them. A number or a day that none of them gives is not here: the bureau adds it from the
 * document itself (`reviseDocument`).
 */
import { JIAYUGUAN_2024_DOCUMENT } from '../../announcement/data/jiayuguan-2024.ts';
import type { PublicationContent, Shipped } from '../model.ts';

const { city } = JIAYUGUAN_2024_DOCUMENT;

type Known = Pick<PublicationContent, 'kind' | 'title' | 'number' | 'issuer'> & Partial<Pick<PublicationContent, 'series'>>;

function shipped(id: string, known: Known): Shipped {
  return {
    id: `${city}-${id}`,
    city,
    content: {
      issuedOn: null,
      inForceFrom: null,
      inForceUntil: null,
      series: [],
      levels: [],
      summary: null,
      sourceUrl: null,
      file: null,
      articles: [],
      ...known,
    },
  };
}

export const SHIPPED_PUBLICATIONS: readonly Shipped[] = [
  // 首段
  shipped('reform-2017-81', {
    kind: 'POLICY',
    title: '关于全面深化职称制度改革实施意见',
    number: '甘办发〔2017〕81号',
    issuer: '甘肃省委办公厅、省政府办公厅',
  }),
  shipped('province-2024-266', {
    kind: 'POLICY',
    title: '关于开展2024年度全省专业技术人员职称申报评审工作的通知',
    number: '甘人社通〔2024〕266号',
    issuer: '甘肃省人力资源和社会保障厅',
  }),
  // 四（二）; the numbers as the rules cite them (core/rulebook/source.ts)
  shipped('review-order-40', {
    kind: 'POLICY',
    title: '职称评审管理暂行规定',
    number: '人力资源和社会保障部令第40号',
    issuer: '人力资源和社会保障部',
  }),
  shipped('supervision-2024-56', {
    kind: 'POLICY',
    title: '职称评审监管暂行办法',
    number: '人社部发〔2024〕56号',
    issuer: '人力资源和社会保障部',
  }),
  shipped('province-devolution', {
    kind: 'POLICY',
    title: '关于进一步下放职称评审权申报资格审核权和评委会管理权的通知',
    number: null,
    issuer: '甘肃省人力资源和社会保障厅',
  }),
  // announcement/document/policy.ts
  shipped('education-order-25', {
    kind: 'POLICY',
    title: '专业技术人员继续教育规定',
    number: '人力资源社会保障部令第25号',
    issuer: '人力资源和社会保障部',
  }),
  // announcement/data/title-years-2019.ts
  shipped('engineering-2019-16', {
    kind: 'STANDARD',
    title: '关于深化工程技术人才职称制度改革的指导意见',
    number: '人社部发〔2019〕16号',
    issuer: '人力资源和社会保障部、工业和信息化部',
    series: ['engineering'],
  }),
];
