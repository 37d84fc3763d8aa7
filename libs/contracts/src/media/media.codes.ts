import type { ProblemTable } from '../platform';

export const mediaProblems = {
  'MEDIA.TOO_LARGE': { status: 413, title: '照片太大', detail: '一张照片最大 10 MB，请重新拍摄或压缩。' },
  'MEDIA.NOT_A_PHOTO': { status: 415, title: '这不是能用的照片', detail: '请用 JPEG、PNG 或 WebP 格式的照片。' },
  'MEDIA.HEIC': { status: 415, title: '暂不支持 HEIC 照片', detail: '请在手机“设置-相机-格式”里选“兼容性最佳”，或改用微信拍照。' },
  'MEDIA.BROKEN': { status: 422, title: '照片已损坏', detail: '请重新拍摄或另选一张。' },
  'MEDIA.MISSING_FILE': { status: 400, title: '没有收到照片', detail: '请重新选择照片。' },
  'MEDIA.LINK_EXPIRED': { status: 404, title: '照片链接已过期', detail: '请刷新页面。' },
} as const satisfies ProblemTable;
