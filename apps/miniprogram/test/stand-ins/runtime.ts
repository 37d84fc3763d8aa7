/** What is open now, as Taro's runtime keeps it; a test puts its own app here. */
export const Current: { app: unknown } = { app: null };
