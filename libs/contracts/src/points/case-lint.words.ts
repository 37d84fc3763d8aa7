import type { ruleLintThemes } from './rule-lint.texts';
import { near, themeWords, WITHHOLD, type ThemeWords } from './rule-lint.words';

/** Somebody who has it is no right that is touched: a case may say at whose door. */
const NOBODY = '(?!(?:户|老人|人员|对象|家庭|群众)(?!资格|待遇|身份))';
/** What somebody did not pay, apply for or agree to. The deed may be a part of the word behind it, as in 未参保. */
const UNDONE = '(?:没有|没|未|不|拒绝|拒)(?:按时|及时|按期|肯|愿意|愿|主动|去|给)*(?=交|缴|参|投|买|办|续|送|配合|同意|认证|退|签)';
const VILLAGE_BENEFITS = '福利|分红|补贴|补助|待遇|优惠';

/** A right withheld, or made the reason or the condition; a mention alone touches nobody's. */
const tied = (words: string, harmless: readonly RegExp[] = []): ThemeWords => ({
  harmless,
  touching: [
    new RegExp(`(?:${WITHHOLD}|扣|享受)${near(6)}(?:${words})${NOBODY}`, 'g'),
    new RegExp(`${UNDONE}${near(8)}(?:${words})${NOBODY}`, 'g'),
    new RegExp(`(?:${words})${NOBODY}${near(4)}(?:${WITHHOLD}|${UNDONE}|挂钩|的(?:一律|都|要|就)?扣)`, 'g'),
  ],
});
const entitlement = (theme: keyof typeof ruleLintThemes): ThemeWords => {
  const { harmless, touching } = themeWords[theme];
  return tied(touching.map(pattern => pattern.source).join('|'), harmless);
};

/** By theme, those of rights that a village might withhold. */
export const caseWords: Readonly<Partial<Record<keyof typeof ruleLintThemes, ThemeWords>>> = {
  social_assistance: entitlement('social_assistance'),
  medical_insurance: entitlement('medical_insurance'),
  pension: entitlement('pension'),
  schooling: entitlement('schooling'),
  homestead: entitlement('homestead'),
  // Withholding is in these words themselves.
  certificates: themeWords.certificates,
  penalties: {
    harmless: [],
    touching: [new RegExp(`(?:取消|停发|扣发|扣除|扣|缓发|少发|暂停|不得享受|不予享受|不享受)${near(6)}(?:${VILLAGE_BENEFITS})`, 'g')],
  },
};
