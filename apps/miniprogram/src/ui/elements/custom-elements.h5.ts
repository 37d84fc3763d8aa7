/** On h5 in the place of `@tarojs/components/dist/components`: the app draws its own tab bar and pulls nothing down, so nothing is defined. */
const nothing = (): void => undefined;

export const defineCustomElementTaroTabbar = nothing;
export const defineCustomElementTaroPullToRefreshCore = nothing;
/** Named by Taro's photo viewer, which nothing here uses. */
export const defineCustomElementTaroSwiperCore = nothing;
export const defineCustomElementTaroSwiperItemCore = nothing;
