/** What `npm run outbox` says to whoever looks after the house. */
export const words = {
  none: '没有被搁置的事件。',
  some: (events: number): string => `被搁置的事件 ${events} 件（最早的在前）：`,
  event: (at: string, topic: string, id: string, village: string, fault: string): string =>
    `  ${at} ${topic} ${id} 村 ${village}: ${fault}`,
  more: (events: number): string => `  另有 ${events} 件未列出`,
  how: '原因排除以后，用 --put-back(可加 --topic 主题 或 --id 编号)放回队列。',
  putBack: (events: number): string => `已放回队列 ${events} 件。`,
  usage: '用法：outbox [--put-back [--topic 主题] [--id 编号]]',
  needOwner: '请在 DATABASE_OWNER_URL 里写明数据库（以表的所有者身份）。',
  failed: (fault: string): string => `没有做成：${fault}`,
};
