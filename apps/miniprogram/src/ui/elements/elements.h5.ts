/** Only passed on: Taro's build empties what stands directly in the place of its component library. */
export * from './browser';
