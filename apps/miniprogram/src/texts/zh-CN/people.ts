export const people = {
  reveal: '查看号码',
  revealLabel: (name: string) => `查看号码：${name}`,
  revealTitle: (name: string) => `${name}的号码`,
  revealLead: '号码只用来办事。会记下您的职务和原因，本人在“我的”里能看到。',
  revealAct: '查看号码',
  call: '拨打',
  callLabel: (name: string, phone: string) => `拨打${name}的电话 ${phone}`,
  seen: '谁看过我的号码',
  seenNote: '看的人要写明原因，在这里都能查到',
  seenLead: '村干部因公查看您的完整号码时，都会记在这里。',
  seenEmpty: '还没有人看过您的号码',
  seenEmptyNote: '平时大家只能看到打了星号的号码。',
} as const;
