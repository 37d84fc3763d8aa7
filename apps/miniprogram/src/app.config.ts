const WEAPP = process.env.TARO_ENV === 'weapp';
/** WeChat follows the system's dark theme through theme.json; the h5 shell does so in app.scss. */
const color = (name: string, light: string): string => (WEAPP ? `@${name}` : light);

const tab = (page: string, text: string, icon: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  // The h5 bar is drawn by ui/screen; there the pictures would only travel inside the first script.
  ...(WEAPP ? { iconPath: `assets/tabs/${icon}.png`, selectedIconPath: `assets/tabs/${icon}-on.png` } : {}),
});

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/points/index',
    'pages/store/index',
    'pages/inbox/index',
    'pages/me/index',
    'pages/login/index',
    'pages/join/index',
    'pages/invitation/index',
    'pages/outbox/index',
  ],
  subPackages: [
    {
      root: 'pkg-points',
      pages: [
        'pages/apply/index',
        'pages/applications/index',
        'pages/application/index',
        'pages/statement/index',
        'pages/rules/index',
        'pages/book/index',
        'pages/book-day/index',
      ],
    },
    { root: 'pkg-store', pages: ['pages/goods/index', 'pages/redemptions/index', 'pages/redemption/index'] },
    {
      root: 'pkg-checklists',
      pages: ['pages/services/index', 'pages/service/index', 'pages/start/index', 'pages/requests/index', 'pages/request/index'],
    },
    {
      root: 'pkg-life',
      pages: ['pages/notices/index', 'pages/notice/index', 'pages/parlour/index', 'pages/thread/index', 'pages/letter/index'],
    },
    {
      root: 'pkg-work',
      pages: [
        'pages/workbench/index',
        'pages/publish/index',
        'pages/receipts/index',
        'pages/letters/index',
        'pages/review/index',
        'pages/batch/index',
        'pages/claims/index',
        'pages/counter/index',
        'pages/counter-household/index',
        'pages/stock/index',
        'pages/stock-item/index',
        'pages/goods-form/index',
        'pages/receive/index',
        'pages/orders/index',
        'pages/request-queue/index',
        'pages/request-work/index',
      ],
    },
  ],
  window: {
    navigationBarBackgroundColor: color('ground', '#f2f5ec'),
    navigationBarTextStyle: color('navText', 'black') as 'black',
    navigationBarTitleText: '积善',
    // h5 draws its own bars (ui/screen): Taro's stand-ins have no roles and cut the title.
    navigationStyle: WEAPP ? 'default' : 'custom',
    backgroundColor: color('ground', '#f2f5ec'),
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: color('tab', '#5b6857'),
    selectedColor: color('tabOn', '#2a7530'),
    backgroundColor: color('paper', '#ffffff'),
    borderStyle: color('tabLine', 'white') as 'white',
    list: [
      tab('home', '首页', 'home'),
      tab('points', '积分', 'points'),
      tab('store', '超市', 'store'),
      tab('inbox', '消息', 'inbox'),
      tab('me', '我的', 'me'),
    ],
  },
  animation: false,
  ...(WEAPP ? { darkmode: true, themeLocation: 'theme.json', lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true } : {}),
  preloadRule: { 'pages/home/index': { network: 'wifi', packages: ['pkg-points'] } },
});
