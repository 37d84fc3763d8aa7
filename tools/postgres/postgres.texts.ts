import { StartRefusal } from './start-refusal';

/** Every sentence the starter may end with: what is wrong, and what to do about it. */
export const refusals = {
  noBinaries: (platform: string) =>
    new StartRefusal(
      `没有找到适合这台机器（${platform}）的 PostgreSQL 程序：请重新运行 npm ci（不要省略 optional 依赖），或用 DATABASE_URL 指向已有的 PostgreSQL。`,
    ),
  binariesDoNotRun: (reason: string) =>
    new StartRefusal(`自带的 PostgreSQL 程序在这台机器上运行不了（${reason}）：请用 DATABASE_URL 指向已有的 PostgreSQL。`),
  notAFolder: (path: string) => new StartRefusal(`数据位置 ${path} 不是文件夹：请用 --data 换一个位置。`),
  notADataFolder: (path: string) =>
    new StartRefusal(`文件夹 ${path} 里有别的文件，却没有数据库（缺少 PG_VERSION），为免弄坏它们不再继续：请用 --data 换一个空的位置。`),
  wrongVersion: (path: string, found: string, wanted: number) =>
    new StartRefusal(
      `${path} 里是 PostgreSQL ${found} 的数据，这里的程序是 ${wanted} 版，不能直接打开：请先用旧版导出再导入，或用 --data 换一个位置。`,
    ),
  notWritable: (path: string, reason: string) =>
    new StartRefusal(`数据位置 ${path} 不能写入（${reason}）：请检查权限和磁盘，或用 --data 换一个位置。`),
  ownedByAnother: (path: string, owner: number) =>
    new StartRefusal(`数据文件夹 ${path} 属于另一个用户（uid ${owner}）：请用那个用户启动，或用 --data 换一个位置。`),
  unreachable: (path: string, user: string) =>
    new StartRefusal(`数据库要以用户 ${user} 运行，但它进不去 ${path}：请用 --data 换一个它能进入的位置。`),
  damaged: (path: string, reason: string) =>
    new StartRefusal(`数据文件夹 ${path} 已损坏（${reason}）：请从备份恢复，或用 --data 换一个位置，确定不要旧数据时也可用 --fresh 重建。`),
  diskFull: (path: string) => new StartRefusal(`磁盘已满，数据库写不进 ${path}：请腾出空间后再启动。`),
  portTaken: (port: number) => new StartRefusal(`数据库要用的端口 ${port} 已被占用：请关掉占用它的程序，或换一个端口。`),
  inUse: (path: string) => new StartRefusal(`另一个正在运行的积善正在使用 ${path}：请先停下那一个，或用 --data 另开一份数据。`),
  notAnswering: (path: string, pid: number) =>
    new StartRefusal(`${path} 的数据库进程（${pid}）还在，却一直没有应答：请稍等片刻再试，仍不行请结束该进程后重新启动。`),
  didNotStart: (logFile: string, reason: string) => new StartRefusal(`数据库没能启动（${reason}），详情见 ${logFile}。`),
  initFailed: (reason: string) => new StartRefusal(`没能建立数据库文件（${reason}）：请检查磁盘空间和权限后再试。`),
};

export const notices = {
  copyingBinaries: (target: string) => `把数据库程序复制到 ${target}`,
  initialising: (path: string) => `首次启动，在 ${path} 建立数据库`,
  movedAway: (path: string, real: string) => `数据库用户进不去 ${path}，数据改放在 ${real}`,
  adopted: (pid: number, port: number) => `接管上次留下的数据库（进程 ${pid}，端口 ${port}）`,
  restarting: () => `上次留下的数据库设置不合要求，重新启动它`,
  passwordReset: () => `口令文件不在了，重新设置数据库口令`,
};
