/** Every page by what it is for; the paths stand in app.config.ts too, and pages.spec.ts compares the two. */
export const tabs = {
  home: '/pages/home/index',
  points: '/pages/points/index',
  store: '/pages/store/index',
  inbox: '/pages/inbox/index',
  me: '/pages/me/index',
} as const;

export const pages = {
  login: '/pages/login/index',
  join: '/pages/join/index',
  invitation: '/pages/invitation/index',
  outbox: '/pages/outbox/index',
  apply: '/pkg-points/pages/apply/index',
  applications: '/pkg-points/pages/applications/index',
  application: '/pkg-points/pages/application/index',
  statement: '/pkg-points/pages/statement/index',
  rules: '/pkg-points/pages/rules/index',
  goods: '/pkg-store/pages/goods/index',
  redemptions: '/pkg-store/pages/redemptions/index',
  redemption: '/pkg-store/pages/redemption/index',
  services: '/pkg-checklists/pages/services/index',
  service: '/pkg-checklists/pages/service/index',
  startRequest: '/pkg-checklists/pages/start/index',
  requests: '/pkg-checklists/pages/requests/index',
  request: '/pkg-checklists/pages/request/index',
  workbench: '/pkg-work/pages/workbench/index',
  review: '/pkg-work/pages/review/index',
  batch: '/pkg-work/pages/batch/index',
  claims: '/pkg-work/pages/claims/index',
  counter: '/pkg-work/pages/counter/index',
  counterHousehold: '/pkg-work/pages/counter-household/index',
  stock: '/pkg-work/pages/stock/index',
  stockItem: '/pkg-work/pages/stock-item/index',
  goodsForm: '/pkg-work/pages/goods-form/index',
  receive: '/pkg-work/pages/receive/index',
  orders: '/pkg-work/pages/orders/index',
  requestQueue: '/pkg-work/pages/request-queue/index',
  requestWork: '/pkg-work/pages/request-work/index',
} as const;

export type TabName = keyof typeof tabs;
export type PageName = keyof typeof pages;
