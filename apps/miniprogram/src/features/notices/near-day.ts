/** A day that is another one for whoever reads it tomorrow; undefined: none is named. */
export const nearDayIn = (words: string): string | undefined => /大前天|大后天|前天|昨天|今天|今晚|明天|明早|明晚|后天/.exec(words)?.[0];
