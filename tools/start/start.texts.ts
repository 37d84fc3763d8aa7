import { StartRefusal } from '../postgres';

/** Every sentence `npm start` may end with. */
export const refusals = {
  oldNode: (found: string, wanted: string) =>
    new StartRefusal(`需要 Node.js ${wanted} 或更新的版本，现在是 ${found}：请到 https://nodejs.org 安装新版后再试。`),
  unknownOption: (option: string) => new StartRefusal(`不认识的参数 ${option}：可用的有 --data 文件夹、--port 端口、--fresh、--no-build。`),
  missingValue: (option: string) =>
    new StartRefusal(`参数 ${option} 后面要跟一个值，例如 ${option === '--port' ? '--port 3001' : `${option} ./my-data`}。`),
  badPort: (text: string) => new StartRefusal(`端口应是 1 到 65535 的整数，现在是“${text}”。`),
  portTaken: (port: number) =>
    new StartRefusal(
      `端口 ${port} 已被占用：请关掉占用它的程序，或换一个端口，例如 npm start -- --port ${port === 65535 ? 3001 : port + 1}。`,
    ),
  inProduction: () =>
    new StartRefusal(
      'npm start 供体验和开发用（自带数据库、示范账号、微信替身），NODE_ENV=production 时不启动：正式部署请用 docker compose，确要这样运行请设 JISHAN_START_IN_PRODUCTION=true。',
    ),
  notOurData: (path: string) => new StartRefusal(`文件夹 ${path} 里有别的文件，不是积善的数据，没有动它：请用 --data 换一个空的位置。`),
  cannotUseData: (path: string, reason: string) =>
    new StartRefusal(`数据位置 ${path} 不能读写（${reason}）：请检查它是不是文件夹、权限和磁盘空间，或用 --data 换一个位置。`),
  damagedSecrets: (path: string) =>
    new StartRefusal(`密钥文件 ${path} 已损坏，没有它就读不出已加密的资料：请从备份恢复它，确定不要旧数据时可用 --fresh 重建。`),
  halfDatabaseUrl: () =>
    new StartRefusal('使用自己的数据库时 DATABASE_URL（角色 jishan_app）和 DATABASE_OWNER_URL（角色 jishan_owner）要一起给出。'),
  databaseUnreachable: (reason: string) =>
    new StartRefusal(`连不上 DATABASE_OWNER_URL 指向的数据库（${reason}）：请检查地址、口令和数据库是否已启动。`),
  databaseVersion: (found: string) => new StartRefusal(`需要 PostgreSQL 15 到 18,DATABASE_OWNER_URL 指向的是 ${found}。`),
  notBuilt: (file: string) => new StartRefusal(`还没有构建（缺少 ${file}）：请去掉 --no-build 再启动一次。`),
  buildFailed: (logFile: string) => new StartRefusal(`服务端和手机网页没能构建成功，原因见 ${logFile}。`),
  migrationFailed: (reason: string, logFile: string) => new StartRefusal(`数据库结构没能更新（${reason}），详情见 ${logFile}。`),
  demoFailed: (reason: string, logFile: string) => new StartRefusal(`示范数据没能填好（${reason}），详情见 ${logFile}，下次启动会重新填。`),
  apiDied: (reason: string, logFile: string) => new StartRefusal(`服务自己退出了（${reason}），详情见 ${logFile}。`),
  apiNotReady: (seconds: number, logFile: string) => new StartRefusal(`服务启动 ${seconds} 秒后仍未就绪，详情见 ${logFile}。`),
};

export const steps = {
  node: '检查运行环境',
  data: '准备数据文件夹',
  fresh: '删除旧数据，重新开始',
  embedded: '启动自带数据库',
  external: '连接数据库',
  build: '构建服务端和手机网页',
  migrate: '更新数据库结构',
  demo: '填充示范县',
  api: '启动服务',
};

export const words = {
  title: '积善',
  motto: '积分制 · 清单制 · 村里的公共生活',
  seconds: (seconds: number) => `${seconds.toFixed(seconds < 10 ? 2 : 1)} 秒`,
  ready: (seconds: string) => `已启动，用时 ${seconds}`,
  h5: '手机网页',
  docs: '接口文档',
  data: '数据位置',
  log: '服务日志',
  logins: '示范账号（人物均为虚构，仅供体验）',
  loginHeads: ['身份', '用户名', '密码', '村'] as const,
  howToStop: '按 Ctrl-C 停止。',
  stopping: '正在停止，请稍候……',
  stopped: '已停止，数据已保存。',
  demoAgain: '上次填充示范数据时被打断，重新填',
  failed: '没有启动：',
  unexpected: '没有启动，遇到意料之外的问题：',
};
