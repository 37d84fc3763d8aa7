/** Photos of a form that is sent at once: what it waits for, and what to do about it. */
export const sending = {
  photosUnderWay: '照片上传中…',
  photosPreparing: '照片正在处理，请稍等',
  photosNotKept: '照片没有添加上，请再试一次',
  photosWait: '照片还没有传完，请稍等',
  photosFailed: (count: number) => `有 ${count} 张照片没有传上去，请点照片重传，或先移除`,
  draftNotKept: '手机存不下草稿了，离开前请先提交',
  photosRefused: '有照片不能用，请移除后重新添加',
} as const;
