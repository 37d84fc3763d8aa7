import { BOOK_DAY_PAGE, sealedBookRoutes, headAgrees, routePath, type BookBlockView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useCall } from '@/api/hooks';
import { sayExactly } from '@/formats/dates';
import { pageOpener } from '@/platform/open-page';
import * as texts from '@/texts/zh-CN';
import { Button, Card, copyAndSay, Loaded } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';
import { Fingerprint } from './fingerprint';
import { signatureFits } from './signature';
import { Verdict } from './verdict';
import './sealed.scss';

interface Props {
  villageId: string;
  number: string;
  /** As the scanned sheet of paper says it. */
  paperRoot?: string;
}

const pageOf = ({ head }: BookBlockView): string =>
  pageOpener.address(`${BOOK_DAY_PAGE}?villageId=${head.village}&number=${head.number}&root=${head.root}`);

function Answer({ block, villageId, paperRoot }: { block: BookBlockView; villageId: string; paperRoot?: string }) {
  const sound = headAgrees(block, villageId) && signatureFits(block);
  if (!sound) return <Verdict good={false} title={texts.sealedBook.signatureBad} note={texts.sealedBook.signatureBadNote} />;
  if (paperRoot === undefined) return null;
  return paperRoot === block.head.root ? (
    <Verdict good title={texts.sealedBook.paperAgrees} note={texts.sealedBook.paperAgreesNote} />
  ) : (
    <Verdict good={false} title={texts.sealedBook.paperDiffers} note={texts.sealedBook.paperDiffersNote} />
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="book-fact">
      <View className="book-fact__name">{name}</View>
      <View className="book-fact__value">{value}</View>
    </View>
  );
}

function Facts({ block: { head, publicKey, signature } }: { block: BookBlockView }) {
  const { facts } = texts.sealedBook;
  return (
    <Card>
      <Fact name={facts.sealedAt} value={sayExactly(head.sealedAt)} />
      <Fact name={facts.range} value={texts.sealedBook.range(head.first, head.last)} />
      <Fact name={facts.previous} value={head.previous} />
      <Fact name={facts.key} value={publicKey} />
      <Fact name={facts.signature} value={signature} />
    </Card>
  );
}

async function takePoster(villageId: string, number: string): Promise<void> {
  const path = routePath(sealedBookRoutes.bookPoster, { villageId, number });
  if (pageOpener.open) pageOpener.open(path);
  else await copyAndSay(pageOpener.address(path), texts.sealedBook.posterCopied);
}

/** One sealed day as everybody may see it; opened from a sheet of paper, it is compared with what the paper says. */
export function BlockDay({ villageId, number, paperRoot }: Props) {
  const found = useCall(sealedBookRoutes.bookBlock, { params: { villageId, number } });
  return (
    <Loaded of={found} rows={4}>
      {({ block, villageName }) => (
        <>
          <Answer block={block} villageId={villageId} paperRoot={paperRoot} />
          <Card title={`${villageName} ${texts.sealedBook.day(block.head.day)}`}>
            <View className="note">{texts.sealedBook.headline(block.head.number, block.head.last - block.head.first + 1)}</View>
            <View className="book-label">{texts.sealedBook.fingerprint}</View>
            <Fingerprint root={block.head.root} />
            <QrCode text={pageOf(block)} label={texts.sealedBook.qrLabel} />
            <View className="note">{texts.sealedBook.qrNote}</View>
            <Button block kind="quiet" onPress={() => void takePoster(villageId, number)}>
              {texts.sealedBook.poster}
            </Button>
          </Card>
          <Facts block={block} />
        </>
      )}
    </Loaded>
  );
}
