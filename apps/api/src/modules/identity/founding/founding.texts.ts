/** The roster's columns, and what the founding says to whoever runs it. */
export const headings = { household: '户编号', group: '小组', name: '姓名', head: '户主', phone: '手机号', minor: '未满14岁' } as const;
export const YES = '是';
export const NO = '否';

export const householdName = (head: string): string => `${head}家`;

export const faults = {
  unreadable: '文件读不出来：应是 CSV（Excel 里选“另存为 CSV”）。',
  noHeadings: (names: readonly string[]): string => `缺少列：${names.join('、')}`,
  unknownHeadings: (names: readonly string[]): string => `有不认识的列：${names.join('、')}（身份证号、银行卡号不要放进来）`,
  empty: '名册里一个人也没有。',
  tooMany: (max: number): string => `名册最多 ${max} 人，请分开。`,
  missing: (heading: string): string => `“${heading}”没有填写`,
  tooLong: (heading: string, max: number): string => `“${heading}”不能超过 ${max} 个字`,
  numbers: (heading: string): string => `“${heading}”里有像手机号、身份证号或银行卡号的数字`,
  phone: '“手机号”应是 11 位数字，没有就空着',
  yesNo: (heading: string): string => `“${heading}”应填 ${YES} 或 ${NO}`,
  minorHead: '未满14岁的孩子不能当户主',
  minorPhone: '未满14岁的孩子不登记手机号',
  twice: (line: number): string => `和第 ${line} 行是同一户的同名的人`,
  twoGroups: (line: number): string => `同一户应在同一个小组，第 ${line} 行写的是另一个小组`,
  twoHeads: (line: number): string => `这户已有户主（第 ${line} 行）`,
  noHead: '这户没有户主',
  line: (line: number, fault: string): string => `  第 ${line} 行：${fault}`,
} as const;

export const words = {
  usage:
    '用法：found --village 市/县/乡镇/村 --roster 名册.csv --administrator 姓名 --username 登录名 [--household 户编号] [--apply]\n' +
    '不加 --apply 只检查，什么也不写。忘了密码：found --new-password 登录名。名册的列：户编号、小组、姓名、户主、手机号（可空）、未满14岁（可空）。',
  path: '--village 应写成 1 到 4 级的名称，用 / 隔开，最后一级是村，例如 乐山市/金口河区/和平彝族乡/桠溪村。',
  username: '登录名应是 3 到 40 个小写字母、数字、点或短横线。',
  noFile: (file: string): string => `打不开名册 ${file}。`,
  faults: (count: number): string => `名册有 ${count} 处不对，什么也没有写：`,
  more: (count: number): string => `  另有 ${count} 处未列出`,
  villageThere: (name: string): string => `${name}已经建立过了，什么也没有写。`,
  usernameTaken: (username: string): string => `登录名 ${username} 已经有人用了，什么也没有写。`,
  administratorUnknown: (name: string): string => `名册上没有${name}这个成年人：管理员要先在名册上。`,
  administratorMany: (name: string): string => `名册上不止一个${name}，请用 --household 指明户编号。`,
  plan: (village: string, households: number, persons: number, groups: number, phones: number): string =>
    `${village}：${groups} 个小组，${households} 户，${persons} 人，其中 ${phones} 人有手机号。`,
  dryRun: '以上是检查结果，什么也没有写。确认无误后加上 --apply 再运行一次。',
  done: '已经建立。',
  administrator: (name: string, username: string, password: string): string =>
    `村管理员${name}在手机网页上登录：登录名 ${username}，初始密码 ${password}\n` +
    '密码只显示这一次，没有保存。请当面交给本人：第一次登录必须先改成自己的密码，改了才能用。',
  failed: (fault: string): string => `没有做成：${fault}`,
} as const;

/** What `--new-password` says. */
export const newPassword = {
  usage: '用法：found --new-password 登录名 [--unbind-wechat] [--apply]。不加 --apply 只检查，什么也不写。',
  nobody: (username: string): string => `没有登录名是 ${username} 的账号，什么也没有写。`,
  bound: (day: string): string =>
    `注意：这个账号从 ${day} 起绑定了微信，谁用那个微信谁就能登录。问问本人是不是自己的；不是，或者换了微信，加上 --unbind-wechat 再运行一次。`,
  unbound: (day: string): string => `${day} 绑定的微信一并解绑。`,
  dryRun: words.dryRun,
  given: (username: string, password: string): string =>
    `登录名 ${username}，新的初始密码 ${password}\n` +
    '密码只显示这一次，没有保存。所有手机和电脑都已退出登录。请核实是本人后当面交给：登录后必须先改成自己的密码，改了才能用。',
} as const;
