/** What the papers of a result are filled with: all of it as it is to be read, in Chinese (R3). */
import type { Picture } from '../../core/document.ts';

/** Who issues a paper; the seal is pressed over the date. */
export type Issuer = { name: string; seal?: Picture };

export type OfficialPaper = {
  /** The red head (发文机关标志), such as `嘉峪关市人力资源和社会保障局文件`; of two issuers two lines. None where the paper has none. */
  head?: string;
  /** The number (文号), such as `嘉人社发〔2024〕310号`. */
  number: string;
  /** Whom it is for (主送机关), without the colon. */
  to: string;
  /** Who signs, one or more together. */
  issuers: readonly Issuer[];
  /** The day it is signed (成文日期), such as `2024年12月20日`. */
  date: string;
  madeAt: number;
};

export type Person = {
  name: string;
  unit: string;
  series: string;
  specialty: string;
  /** The title (职务名称), such as `高级教师`, and its level, such as `副高级`. */
  title: string;
  level: string;
  /** Where it holds (适用范围). */
  scope: string;
};

/** A roster (花名册), which is an attachment under this name. */
export type Roster = { name: string; people: readonly Person[] };

export type Conferral = OfficialPaper & {
  /** What is conferred, such as `中小学教师系列副高级`. */
  title: string;
  /** What it was done by, without the marks around a title: `职称评审管理暂行规定`. */
  basis: readonly string[];
  committee: string;
  /** When the committee met, and when its results were posted: `2024年12月1日至3日`. */
  met: string;
  posted: string;
  /** From when the title counts. */
  from: string;
  rosters: readonly Roster[];
  /** What else is said, a paragraph each. */
  more?: readonly string[];
};

/** An earlier paper that another one names. */
export type Cited = { subject: string; number: string; date: string };

export type Correction = OfficialPaper & {
  corrects: Cited;
  /** As a part of the sentence: `经用人单位提出并核实`. */
  because: string;
  entries: readonly { name: string; place: string; was: string; is: string }[];
  more?: readonly string[];
};

export type Withdrawal = OfficialPaper & {
  withdraws: Cited;
  basis: readonly string[];
  people: readonly (Person & { because: string })[];
  more?: readonly string[];
};
