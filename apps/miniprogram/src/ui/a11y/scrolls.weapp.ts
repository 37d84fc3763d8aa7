/** A phone scrolls by the finger. */
export const scrolls: Readonly<Record<string, unknown>> = {};
