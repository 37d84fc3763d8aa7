/** Behind every name in ORDER BY, and behind the same name in the cursor's comparison: 安 陈 李 罗 王 张, as a dictionary has them. By code points 王 comes before 罗. */
export const BY_PINYIN = 'COLLATE "zh-x-icu"';

/** Instead of the position of a group, for who stands in none: they come last. */
export const LAST_POSITION = 2_147_483_647;
