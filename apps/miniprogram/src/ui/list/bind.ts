const FIGURE = /(\d) (?=[\u4e00-\u9fff])/g;

/** A figure stays on one line with what it counts: `3 分` is not broken between the two. */
export const bind = (words: string): string => words.replace(FIGURE, '$1\u00a0');
