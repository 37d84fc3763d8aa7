export const common = {
  /** The way that stands on every page. */
  complaints: '投诉建议',
  appName: '积善',
  motto: '积善之家，必有余庆',
  back: '返回',
  close: '关闭',
  cancel: '取消',
  /** Beside a deed that is itself a 取消, nobody should have to think which is which. */
  dismiss: (action: string) => (action.startsWith('取消') ? '先不取消' : '取消'),
  confirm: '确定',
  clear: '清空',
  clearOf: (what: string) => `清空${what}`,
  pickDay: '请选日期',
  retry: '重新加载',
  loading: '正在加载',
  more: '加载更多',
  end: '没有更多了',
  all: '全部',
  optional: '选填',
  send: '提交',
  sending: '正在提交',
  done: '完成',
  save: '保存',
  copying: { refused: '没有复制成', byHand: '手机没有让复制。长按下面的内容，自己选中复制，或者念给对方听：', again: '再复制一次' },
  units: { points: '分', people: '人', votes: '票', times: '次', days: '天', yuan: '元' },
} as const;

export const tabs = { bar: '主要页面', home: '首页', points: '积分', store: '超市', inbox: '消息', me: '我的' } as const;

export const errors = {
  offlineBanner: '网络断开了，已加载的内容还能看；写好的会等联网后自动发送',
  offline: { title: '网络不通', detail: '请检查手机网络后再试。' },
  timedOut: { title: '网络太慢，没有收到回音', detail: '请稍后再试，重复提交也只会办一次。' },
  denied: { title: '没有办理此事的权限', detail: '如需要，请联系村管理员。' },
  cutLink: { title: '链接不完整', detail: '可能只复制了一部分。请回到前面，从列表里再点进来。' },
  unexpected: { title: '出了点问题', detail: '请稍后再试。如果一直这样，请告诉村干部。' },
} as const;

export const photos = {
  add: '添加照片',
  camera: '现在拍照',
  album: '从相册选',
  fromAlbum: '相册',
  failed: '点击重传',
  chosen: (place: number) => `已选照片 ${place}`,
  preparing: '处理中…',
  uploading: (place: number) => `照片 ${place} 正在上传`,
  retry: (place: number) => `重新上传照片 ${place}`,
  remove: (place: number) => `移除照片 ${place}`,
  previous: '上一张',
  next: '下一张',
  show: (place: number, total: number) => `查看照片 ${place}，共 ${total} 张`,
} as const;

export const outbox = {
  title: '待发送',
  waiting: '等待发送',
  sending: '正在发送',
  sent: '已发送',
  refused: '没有发成',
  waitingNote: '已存在手机里，联网后会自动发送，不会重复。',
  sendingNote: '请稍等，不用重复提交。',
  tryNow: '现在发送',
  tryAgain: '再试一次',
  discard: '删除',
  discardTitle: '删除这条内容？',
  discardBody: '还没有发出去，删除后照片和文字都找不回来。',
  full: { title: '手机存不下了', detail: '请先把“待发送”里的内容发出去或删除，再提交。' },
  photoGone: { title: '照片找不到了', detail: '手机清理了照片，请删除后重新申报。' },
  voiceGone: { title: '录音找不到了', detail: '手机清理了录音，请删除后重新申报。' },
  empty: '没有待发送的内容',
  emptyNote: '写好的申报会先存在手机里，再发给村里。',
  banner: (count: number) => `${count} 条内容等待发送`,
} as const;
