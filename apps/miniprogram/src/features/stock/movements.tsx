import { movementKindTitles, storeRoutes, type MovementView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import { sayYuan } from '@/formats/money';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Entry, Heading, Paged } from '@/ui';
import './stock.scss';

function Movement({ movement, unit }: { movement: MovementView; unit: string }) {
  const about = [
    movement.party && movement.helperName ? texts.helpers.collectorSay(movement.helperName, movement.party) : movement.party,
    movement.note,
    movement.batch && texts.stock.batchOf(movement.batch),
    movement.unitCostFen !== null && texts.stock.cost(sayYuan(movement.unitCostFen)),
  ]
    .filter(Boolean)
    .join(' · ');
  const way = movement.onHandChange > 0 ? 'in' : movement.onHandChange < 0 ? 'out' : 'held';
  return (
    <Entry
      title={movementKindTitles[movement.kind]}
      body={about}
      foot={sayWhen(movement.at)}
      aside={
        <>
          <View className={`movement__change movement__change--${way}`}>
            {texts.stock.change(movement.onHandChange, movement.reservedChange, unit)}
          </View>
          <View className="movement__after">{texts.stock.after(movement.onHandAfter, movement.reservedAfter, unit)}</View>
        </>
      }
    />
  );
}

/** The article's book, newest first. */
export function Movements({ goodsId, unit }: { goodsId: string; unit: string }) {
  const book = useVillagePages(storeRoutes.stockMovements, { params: { goodsId } });
  return (
    <>
      <View className="lead">
        <Heading>{texts.stock.book}</Heading>
      </View>
      <Paged
        of={book}
        rows={3}
        empty={
          <Card>
            <Empty icon="statement" title={texts.stock.bookEmpty} />
          </Card>
        }
      >
        {items => (
          <Card flush>
            {items.map(one => (
              <Movement key={one.seq} movement={one} unit={unit} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}
