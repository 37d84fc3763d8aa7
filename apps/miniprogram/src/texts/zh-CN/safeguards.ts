export const safeguards = {
  waitingTitle: (day: string) => `放宽的，${day}起算`,
  waitingNote: '这之前还照原来的办。所有任职的人都已收到通知；改回原来的数，马上就取消。',
  rule: '放宽从后天起算，并通知所有任职的人；收紧马上算。',
  savedWaits: (day: string) => `已保存，放宽的从 ${day} 起算`,
} as const;
