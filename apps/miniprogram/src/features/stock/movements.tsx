import { movementKindTitles, storeRoutes, type MovementView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import { sayYuan } from '@/formats/money';
import { texts } from '@/texts/zh-CN';
import { Card, Empty, ErrorView, Heading, LoadMore, Skeleton } from '@/ui';
import './stock.scss';

function Movement({ movement }: { movement: MovementView }) {
  const about = [
    movement.party,
    movement.note,
    movement.batch && texts.stock.batchOf(movement.batch),
    movement.unitCostFen !== null && texts.stock.cost(sayYuan(movement.unitCostFen)),
  ]
    .filter(Boolean)
    .join(' · ');
  const way = movement.onHandChange > 0 ? 'in' : movement.onHandChange < 0 ? 'out' : 'held';
  return (
    <View className="movement">
      <View className="movement__words">
        <View className="movement__kind">{movementKindTitles[movement.kind]}</View>
        {about !== '' && <View className="movement__note">{about}</View>}
        <View className="movement__note">{sayWhen(movement.at)}</View>
      </View>
      <View className="movement__side">
        <View className={`movement__change movement__change--${way}`}>
          {texts.stock.change(movement.onHandChange, movement.reservedChange)}
        </View>
        <View className="movement__note">{texts.stock.after(movement.onHandAfter, movement.reservedAfter)}</View>
      </View>
    </View>
  );
}

/** The article's book, newest first. */
export function Movements({ goodsId }: { goodsId: string }) {
  const book = useVillagePages(storeRoutes.stockMovements, { params: { goodsId } });
  return (
    <>
      <View className="lead">
        <Heading>{texts.stock.book}</Heading>
      </View>
      {book.items.length > 0 && (
        <>
          <Card flush>
            {book.items.map(one => (
              <Movement key={one.seq} movement={one} />
            ))}
          </Card>
          <LoadMore more={book.more} loading={book.loadingMore} onMore={book.loadMore} />
        </>
      )}
      {book.items.length === 0 &&
        (book.error ? (
          <ErrorView error={book.error} onRetry={book.reload} />
        ) : book.loading ? (
          <Skeleton rows={3} />
        ) : (
          <Card>
            <Empty icon="statement" title={texts.stock.bookEmpty} />
          </Card>
        ))}
    </>
  );
}
