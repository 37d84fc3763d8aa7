import type { DemoLogin } from '@jishan/contracts';

export const APP_NAME = '积善';

/** The demo village's people. Public on purpose; start-up refuses demo mode in production. */
export const DEMO_PASSWORD = 'jishan-demo-2026';
export const demoLogins: readonly DemoLogin[] = [
  { title: '村民', username: 'cunmin', password: DEMO_PASSWORD, village: '桠溪村' },
  { title: '户主', username: 'huzhu', password: DEMO_PASSWORD, village: '桠溪村' },
  { title: '积分管理员', username: 'jifen', password: DEMO_PASSWORD, village: '桠溪村' },
  { title: '超市管理员', username: 'chaoshi', password: DEMO_PASSWORD, village: '桠溪村' },
  { title: '村书记', username: 'shuji', password: DEMO_PASSWORD, village: '桠溪村' },
  { title: '村监委会', username: 'jianwei', password: DEMO_PASSWORD, village: '桠溪村' },
  { title: '乡镇干部', username: 'xiangzhen', password: DEMO_PASSWORD },
  { title: '村民，积分有期限', username: 'qixian', password: DEMO_PASSWORD, village: '顺河村' },
  { title: '村民，有扣分告知', username: 'koufen', password: DEMO_PASSWORD, village: '解放村' },
  { title: '村书记，开了扣分', username: 'fuhe', password: DEMO_PASSWORD, village: '解放村' },
];
