/** A backup or restore that was not made, in a sentence for whoever runs it. */
export class BackupRefusal extends Error {}

export const refusals = {
  unknownOption: (option: string) => new BackupRefusal(`不认识的参数 ${option}。`),
  missingValue: (option: string) => new BackupRefusal(`参数 ${option} 后面要跟一个值。`),
  needTo: () => new BackupRefusal('请用 --to 写明备份放在哪个文件，例如 npm run backup -- --to /backup/jishan.bak。'),
  needFrom: () => new BackupRefusal('请用 --from 写明从哪个备份文件恢复，例如 npm run restore -- --from /backup/jishan.bak。'),
  fileExists: (path: string) => new BackupRefusal(`文件 ${path} 已经存在，没有覆盖它：请换一个文件名。`),
  cannotWrite: (path: string, reason: string) => new BackupRefusal(`备份文件 ${path} 写不进去（${reason}），没有留下半个备份。`),
  cannotRead: (path: string, reason: string) => new BackupRefusal(`备份文件 ${path} 读不出来（${reason}）。`),
  notABackup: () => new BackupRefusal('这个文件不是积善的备份，或者开头已经损坏。'),
  newerFormat: (version: number) => new BackupRefusal(`备份的格式是第 ${version} 版，这个程序还不认识：请用更新的版本恢复。`),
  wrongKey: () => new BackupRefusal('备份密钥不对：请用做这份备份时的那一把，什么都没有写入。'),
  damaged: () => new BackupRefusal('备份文件不完整或被改动过，什么都没有恢复：请换另一份备份。'),
  hiddenRows: (table: string) =>
    new BackupRefusal(`表 ${table} 有当前角色看不到的行，备份会不完整：请用表结构的主人（jishan_owner）连接。`),
  notOwner: (table: string) => new BackupRefusal(`当前角色不是表 ${table} 的主人：请用表结构的主人（jishan_owner）连接。`),
  noSchema: () => new BackupRefusal('这个数据库里还没有积善的表：请先运行升级程序（migrate），再恢复。'),
  otherVersion: (backup: string, database: string) =>
    new BackupRefusal(`备份的表结构到 ${backup}，这个数据库到 ${database}，不是同一个版本：请用做备份时的版本恢复，再升级。`),
  otherTables: (table: string) => new BackupRefusal(`表 ${table} 与备份里的不一样，不是同一个版本：请用做备份时的版本恢复，再升级。`),
  notEmpty: (table: string) => new BackupRefusal(`数据库里已经有数据（表 ${table}），没有动它：请恢复到新建的空数据库。`),
  mediaNotEmpty: (folder: string) => new BackupRefusal(`照片文件夹 ${folder} 里已经有文件，没有动它：请用一个空文件夹。`),
  noMediaFolder: (files: number) => new BackupRefusal(`备份里有 ${files} 个照片文件，请用 JISHAN_MEDIA_DIR 写明恢复到哪个文件夹。`),
  inUse: () => new BackupRefusal('数据库正被别的程序使用（多半是服务还开着），没有恢复：请先停掉服务。'),
  databaseUnreachable: (reason: string) => new BackupRefusal(`连不上数据库（${reason}）。`),
  databaseRefused: (reason: string) => new BackupRefusal(`数据库没有接受（${reason}），什么都没有写入。`),
  notRestored: (reason: string) => new BackupRefusal(`没有恢复成（${reason}），什么都没有写入。`),
  noLocalData: (path: string) =>
    new BackupRefusal(`数据位置 ${path} 里没有积善的数据库：请用 --data 写明，或用 DATABASE_OWNER_URL 指向数据库。`),
  dataTaken: (path: string) => new BackupRefusal(`数据位置 ${path} 里已经有东西，没有动它：恢复到本机请用 --data 指一个新位置。`),
  notBuilt: (file: string) => new BackupRefusal(`还没有构建（缺少 ${file}）：请先运行 npm run build。`),
  notMigrated: (logFile: string) => new BackupRefusal(`新数据库的表结构没能建好，详情见 ${logFile}。`),
};

const size = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

export const words = {
  backedUp: (path: string, rows: number, files: number, bytes: number, seconds: number) =>
    `已备份：${rows} 行、${files} 个照片文件，${size(bytes)}，用时 ${seconds.toFixed(1)} 秒，在 ${path}。`,
  mediaElsewhere: '照片在对象存储里，不在这份备份中：请用它自己的版本或复制功能保存。',
  mediaMissing: (count: number) => `注意：有 ${count} 个照片文件在文件夹里找不到，备份里也就没有。`,
  sound: (rows: number, files: number, createdAt: string, version: string) =>
    `备份完好：${rows} 行、${files} 个照片文件，做于 ${createdAt}，表结构到 ${version}。`,
  restored: (rows: number, files: number, createdAt: string, seconds: number) =>
    `已恢复：${rows} 行、${files} 个照片文件，备份做于 ${createdAt}，用时 ${seconds.toFixed(1)} 秒。`,
  verified: (villages: number, transfers: number) => `账目相符：${villages} 个村，${transfers} 笔转账。`,
  faults: (count: number) => `账目不符，${count} 处。数据照备份原样恢复了，请查清再启动服务：`,
  fault: (village: string, subject: string, id: string, fault: string) => `  村 ${village} ${subject} ${id}: ${fault}`,
  bringSecrets: (path: string) => `启动之前，请把原来的密钥文件放到 ${path}：没有它，已加密的手机号读不出来。`,
  failed: (reason: string) => `没有做成：${reason}`,
};
