import type { Verification } from './verify-books';

/** What the verification of the books says to whoever runs it. */
export const words = {
  size: ({ villages, transfers, entries, blocks, leaves, seconds, rowsPerSecond }: Verification): string =>
    `${villages} 个村，${transfers} 笔转账，${entries} 条分录，已封账 ${leaves} 笔、${blocks} 块，用时 ${seconds.toFixed(2)} 秒，每秒 ${Math.round(rowsPerSecond)} 行`,
  signed: (key: string, blocks: number, known: boolean): string =>
    `签名公钥 ${key}：${blocks} 块${known ? '' : '（没有指明公钥，未与已知公钥比对）'}`,
  right: (size: string): string => `账目相符：${size}。`,
  wrong: (faults: number, size: string): string => `账目不符，${faults} 处（${size}）：`,
  fault: (village: string, subject: string, id: string, fault: string): string => `  村 ${village} ${subject} ${id}: ${fault}`,
  more: (faults: number): string => `  另有 ${faults} 处未列出`,
  usage: '用法：verify [--village 村的编号] [--key 公钥[，公钥]]',
  localUsage: '用法：npm run ledger:verify -- [--data 数据目录] [--village 村的编号] [--key 公钥[，公钥]]',
  noData: (folder: string): string => `账目没有核对成：${folder} 里没有数据库。`,
  failed: (reason: string): string => `账目没有核对成：${reason}`,
} as const;
