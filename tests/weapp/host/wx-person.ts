import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import sharp from 'sharp';
import { describe as said } from './journal';
import type { Dialog, Parts } from './parts';
import type { Loose } from './realm';
import { deliver, textOf, WxFailure, type Answer, type Apis } from './wx-call';

/** What asks the person, or hands out what is hers: dialogs, photos, codes, consent. */
export function personApis(parts: Parts): Apis {
  const { person, journal, options } = parts;
  return {
    async: {
      showToast: given => {
        journal.toasts.push(textOf(given.title));
        return {};
      },
      showModal: given => showModal(parts, given),
      showActionSheet: given => showActionSheet(parts, given),
      login: async () => ({ plain: { code: await options.wechat.loginCode() } }),
      checkSession: () => ({}),
      chooseMedia: given => consented(parts, () => chooseMedia(parts, given)),
      chooseImage: given => consented(parts, () => chooseImage(parts, given)),
      getImageInfo: given => getImageInfo(parts, given),
      compressImage: given => compressImage(parts, given),
      chooseMessageFile: given => consented(parts, () => chooseMessageFile(parts, given)),
      openDocument: given => openDocument(parts, given),
      scanCode: () => {
        const result = person.scans.shift();
        if (result === undefined) throw new WxFailure('cancel');
        return { plain: { result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' } };
      },
      requestSubscribeMessage: given => {
        const templates = Array.isArray(given.tmplIds) ? given.tmplIds.map(String) : [];
        if (templates.length === 0 || templates.length > 5) throw new WxFailure('Invalid template count', 20003);
        journal.subscriptions.push(...templates);
        return { plain: Object.fromEntries(templates.map(id => [id, 'accept'])) };
      },
      getPrivacySetting: () => ({ plain: { needAuthorization: !person.privacyAgreed, privacyContractName: '《用户隐私保护指引》' } }),
      requirePrivacyAuthorize: () => consented(parts, () => Promise.resolve({})),
      openPrivacyContract: () => ({}),
    },
    sync: { getFileSystemManager: () => fileSystem(parts) },
  };
}

function ask(parts: Parts, dialog: Omit<Dialog, 'answer'>, map: (value: Parameters<Dialog['answer']>[0]) => Answer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const entry: Dialog = {
      ...dialog,
      answer: value => {
        parts.person.dialogs.splice(parts.person.dialogs.indexOf(entry), 1);
        try {
          resolve(map(value));
        } catch (cause) {
          reject(cause instanceof Error ? cause : new WxFailure(String(cause)));
        }
      },
    };
    parts.person.dialogs.push(entry);
  });
}

function showModal(parts: Parts, given: Loose): Promise<Answer> {
  const items = [textOf(given.confirmText) || '确定', ...(given.showCancel === false ? [] : [textOf(given.cancelText) || '取消'])];
  // WeChat cuts or refuses longer words on the two buttons.
  if (items.some(item => item.length > 4))
    throw new WxFailure('confirmText or cancelText length should not larger than 4 Chinese characters');
  return ask(parts, { kind: 'modal', title: textOf(given.title), content: textOf(given.content), items }, value => {
    const answer = value && 'confirm' in value ? value : { confirm: false };
    return { plain: { confirm: answer.confirm, cancel: !answer.confirm, content: answer.content ?? null } };
  });
}

function showActionSheet(parts: Parts, given: Loose): Promise<Answer> {
  const items = Array.isArray(given.itemList) ? given.itemList.map(String) : [];
  if (items.length === 0 || items.length > 6) throw new WxFailure('itemList should have 1 to 6 items');
  return ask(parts, { kind: 'actionSheet', title: textOf(given.alertText), content: '', items }, value => {
    if (!value || !('tapIndex' in value)) throw new WxFailure('cancel');
    return { plain: { tapIndex: value.tapIndex } };
  });
}

/** Before the first personal interface WeChat lets the app show its own consent sheet, and goes on when the person agreed there. */
export async function consented(parts: Parts, run: () => Promise<Answer>): Promise<Answer> {
  if (!parts.person.privacyAgreed) {
    if (!parts.listeners.has('onNeedPrivacyAuthorization')) throw new WxFailure('privacy permission is not authorized', 104);
    const answer = await new Promise<Loose>(resolve => {
      parts.listeners.emit(
        'onNeedPrivacyAuthorization',
        parts.realm,
        (value: Loose) => value.event !== 'exposureAuthorization' && resolve(value),
        parts.realm.import({}),
      );
    });
    if (answer.event !== 'agree') throw new WxFailure('privacy permission is not authorized', 104);
    parts.person.privacyAgreed = true;
  }
  return run();
}

/** What WeChat's own button answers to the page. */
export async function phoneNumber(parts: Parts): Promise<Loose> {
  try {
    const { plain } = await consented(parts, async () => ({ plain: { code: await parts.options.wechat.phoneCode() } }));
    return { errMsg: 'getPhoneNumber:ok', ...plain };
  } catch (cause) {
    return { errMsg: `getPhoneNumber:fail ${said(cause)}`, errno: 104 };
  }
}

function takePhotos({ person, files }: Parts, count: unknown): { path: string; size: number }[] {
  const photos = person.photos.splice(0, Number(count) || 9);
  if (photos.length === 0) throw new WxFailure('cancel');
  return photos.map(photo => ({ path: files.take(photo), size: statSync(photo).size }));
}

async function chooseMedia(parts: Parts, given: Loose): Promise<Answer> {
  const chosen = takePhotos(parts, given.count);
  const asks = (size: string): boolean => Array.isArray(given.sizeType) && given.sizeType.includes(size);
  const tempFiles = await Promise.all(
    chosen.map(async ({ path, size }) => {
      if (asks('original')) return { tempFilePath: path, size, fileType: 'image' };
      // WeChat's own compression: what the camera wrote beside the picture is gone.
      const { plain } = await compressImage(parts, { src: path });
      const { tempFilePath } = plain as { tempFilePath: string };
      return { tempFilePath, size: statSync(parts.files.real(tempFilePath)).size, fileType: 'image' };
    }),
  );
  return { plain: { type: 'image', tempFiles } };
}

async function chooseImage(parts: Parts, given: Loose): Promise<Answer> {
  const tempFiles = takePhotos(parts, given.count);
  return Promise.resolve({ plain: { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles } });
}

/** Only what WeChat would offer: files of a chat with one of the endings asked for. */
function chooseMessageFile({ person, files }: Parts, { count, type, extension }: Loose): Promise<Answer> {
  const most = Number(count);
  if (!(most >= 1 && most <= 100)) throw new WxFailure('parameter.count should be 1 to 100');
  const endings = type === 'file' && Array.isArray(extension) ? extension.map(one => String(one).replace(/^\./, '').toLowerCase()) : [];
  const isOffered = (place: string): boolean => endings.length === 0 || endings.includes(extname(place).slice(1).toLowerCase());
  const chosen = person.chatFiles.splice(0, most).filter(isOffered);
  if (chosen.length === 0) throw new WxFailure('cancel');
  const tempFiles = chosen.map(place => ({
    path: files.take(place),
    name: basename(place),
    size: statSync(place).size,
    type: 'file',
    time: Math.floor(statSync(place).mtimeMs / 1000),
  }));
  return Promise.resolve({ plain: { tempFiles } });
}

const DOCUMENTS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];

function openDocument({ files, journal }: Parts, { filePath, fileType }: Loose): Answer {
  const place = files.real(filePath);
  const kind = typeof fileType === 'string' ? fileType : extname(place).slice(1).toLowerCase();
  if (!DOCUMENTS.includes(kind)) throw new WxFailure(`filetype not supported: ${kind}`);
  journal.documents.push(String(filePath));
  return {};
}

async function getImageInfo({ files }: Parts, given: Loose): Promise<Answer> {
  const { width, height, format } = await sharp(files.real(given.src)).metadata();
  return { plain: { width, height, type: format, orientation: 'up', path: given.src } };
}

async function compressImage(parts: Parts, given: Loose): Promise<Answer> {
  const { name, place } = parts.files.reserve('.jpg');
  const width = Number(given.compressedWidth ?? given.compressWidth) || undefined;
  const height = Number(given.compressedHeight ?? given.compressHeight) || undefined;
  const quality = Math.min(100, Math.max(1, Number(given.quality ?? 80)));
  await parts.activity.during('compressImage', () =>
    sharp(parts.files.real(given.src))
      .rotate()
      .resize({ ...(width ? { width } : {}), ...(height ? { height } : {}), fit: 'fill', withoutEnlargement: true })
      .jpeg({ quality })
      .toFile(place),
  );
  return { plain: { tempFilePath: name } };
}

/** WeChat writes UTF-8 unless an encoding is named. */
function bytesOf({ data, encoding }: Loose): Buffer {
  if (typeof data !== 'string') return Buffer.from(data as ArrayBuffer);
  return Buffer.from(data, encoding === 'base64' || encoding === 'hex' ? encoding : 'utf8');
}

function fileSystem({ files, realm, journal }: Parts) {
  const read = (name: unknown, encoding: unknown, position: unknown = 0, length: unknown = undefined): unknown => {
    const from = Number(position);
    const bytes = readFileSync(files.real(name)).subarray(from, length === undefined ? undefined : from + Number(length));
    return typeof encoding === 'string' ? bytes.toString(encoding === 'base64' ? 'base64' : 'utf8') : realm.buffer(bytes);
  };
  const api = (name: string, run: (given: Loose) => Answer) => (given: Loose) => {
    return deliver(name, given, new Promise(resolve => resolve(run(given))), realm, journal);
  };
  return {
    readFileSync: read,
    readFile: api('readFile', given => ({ live: { data: read(given.filePath, given.encoding, given.position, given.length) } })),
    getFileInfo: api('getFileInfo', given => ({ plain: { size: statSync(files.real(given.filePath)).size } })),
    writeFile: api('writeFile', given => (files.write(given.filePath, bytesOf(given)), {})),
    saveFile: api('saveFile', given => ({ plain: { savedFilePath: files.take(files.real(given.tempFilePath), 'store') } })),
    access: api('access', given => (files.real(given.path), {})),
    unlink: api('unlink', given => (files.remove(given.filePath), {})),
  };
}
