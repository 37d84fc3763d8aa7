/// <reference types="@tarojs/taro" />

declare module '*.png';
declare module '*.scss';

/** Where the API answers; empty on h5, which is served by the API's own port. Set by the build. */
declare const __API_ORIGIN__: string;
