const FIGURE = /(\d) (?=[\u4e00-\u9fff])/g;
/** A masked name, `罗*`. */
const MASKED = /([\u4e00-\u9fff])(?=\*)/g;

/** A figure stays on one line with what it counts: `3 分` is not broken between the two; nor is a name from the star that hides the rest of it. */
export const bind = (words: string): string => words.replace(FIGURE, '$1\u00a0').replace(MASKED, '$1\u2060');
