import type { ProblemTable } from '../platform';

export const mediaProblems = {
  'MEDIA.TOO_LARGE': { status: 413, title: '照片太大', detail: '一张照片最大 10 MB，请重新拍摄或压缩。' },
  'MEDIA.NOT_A_PHOTO': { status: 415, title: '这不是能用的照片', detail: '请用 JPEG、PNG 或 WebP 格式的照片。' },
  'MEDIA.HEIC': { status: 415, title: '暂不支持 HEIC 照片', detail: '请在手机“设置-相机-格式”里选“兼容性最佳”，或改用微信拍照。' },
  'MEDIA.BROKEN': { status: 422, title: '照片已损坏', detail: '请重新拍摄或另选一张。' },
  'MEDIA.MISSING_FILE': { status: 400, title: '没有收到照片', detail: '请重新选择照片。' },
  'MEDIA.LINK_EXPIRED': { status: 404, title: '照片链接已过期', detail: '请刷新页面。' },
  'MEDIA.VOICE_MISSING': { status: 400, title: '没有收到录音', detail: '请重新录一段。' },
  'MEDIA.VOICE_TOO_LARGE': { status: 413, title: '录音太大', detail: '一段录音最长 60 秒，请重新录短一点。' },
  'MEDIA.VOICE_FORMAT': { status: 415, title: '这不是能用的录音', detail: '请用页面上的录音按钮录，不要上传别的声音文件。' },
  'MEDIA.VOICE_BROKEN': { status: 422, title: '录音已损坏', detail: '请重新录一段。' },
  'MEDIA.VOICE_TOO_SHORT': { status: 422, title: '录音太短', detail: '至少说 1 秒，请重新录一段。' },
  'MEDIA.VOICE_TOO_LONG': { status: 422, title: '录音太长', detail: '一段录音最长 60 秒，请重新录短一点。' },
  'MEDIA.VOICE_SILENT': { status: 422, title: '录音里没有声音', detail: '请检查麦克风有没有被挡住，再录一次；也可以打字。' },
  'MEDIA.VOICE_LINK_EXPIRED': { status: 404, title: '录音链接已过期', detail: '请刷新页面再听。' },
} as const satisfies ProblemTable;
