import {
  storeRoutes,
  type GoodsView,
  type MovementView,
  type Page,
  type PriceView,
  type ReceiptResult,
  type StockItem,
} from '@jishan/contracts';
import { Body, Controller, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { ReceiveStock } from '../stock/receive-stock';
import {
  ChangeGoodsPriceDto,
  CreateGoodsDto,
  EditGoodsDto,
  ReceiveStockDto,
  SetGoodsShelfDto,
  ShelfQueryDto,
  StockQueryDto,
} from '../store.dto';
import { changePrice } from './change-price';
import { createGoods, editGoods, setShelf } from './edit-goods';
import { goodsVersion } from './goods-version';
import { GoodsQueries } from './goods.queries';

/** The shelf for everybody; goods and stock for their keeper. */
@Controller()
@ApiTags('积分超市：商品和库存')
export class GoodsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    private readonly queries: GoodsQueries,
    private readonly receiving: ReceiveStock,
  ) {}

  @Route(storeRoutes.shelf, { summary: '货架' })
  @May('store.shelf.read')
  shelf(@Who() who: VillageActor, @Query() query: ShelfQueryDto): Promise<Page<GoodsView>> {
    return this.work.read(who.villageId, tx => this.queries.shelf(tx, who, query));
  }

  @Route(storeRoutes.goods, { summary: '一件商品' })
  @May('store.shelf.read')
  goods(@Who() who: VillageActor, @Param('goodsId') goodsId: string): Promise<GoodsView> {
    return this.work.read(who.villageId, tx => this.queries.goods(tx, who, goodsId));
  }

  @Route(storeRoutes.stock, { summary: '商品和库存' })
  @May('store.book.read')
  stock(@Who() who: VillageActor, @Query() query: StockQueryDto): Promise<Page<StockItem>> {
    return this.work.read(who.villageId, tx => this.queries.stock(tx, query));
  }

  @Route(storeRoutes.stockItem, { summary: '一件商品的库存' })
  @May('store.book.read')
  stockItem(
    @Who() who: VillageActor,
    @Param('goodsId') goodsId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StockItem> {
    return this.work.read(who.villageId, async tx => {
      const item = await this.queries.stockItem(tx, goodsId);
      void reply.header('etag', goodsVersion(item.version));
      return item;
    });
  }

  @Route(storeRoutes.stockMovements, { summary: '库存流水' })
  @May('store.book.read')
  movements(@Who() who: VillageActor, @Param('goodsId') goodsId: string, @Query() query: PageDto): Promise<Page<MovementView>> {
    return this.work.read(who.villageId, tx => this.queries.movements(tx, goodsId, query));
  }

  @Route(storeRoutes.goodsPrices, { summary: '价格变动' })
  @May('store.shelf.read')
  prices(@Who() who: VillageActor, @Param('goodsId') goodsId: string, @Query() query: PageDto): Promise<Page<PriceView>> {
    return this.work.read(who.villageId, tx => this.queries.prices(tx, goodsId, query));
  }

  @Route(storeRoutes.createGoods, {
    summary: '新增商品',
    refuses: ['STORE.GOODS_NAME_TAKEN', 'STORE.GOODS_ID_TAKEN', 'STORE.PHOTO_UNKNOWN'],
  })
  @May('store.goods.manage')
  create(@Who() who: VillageActor, @Body() body: CreateGoodsDto, @Call() call: CallFacts): Promise<StockItem> {
    return this.commands.run(call, async tx => {
      await createGoods(tx, call, who, body);
      return this.queries.stockItem(tx, body.id);
    });
  }

  @Route(storeRoutes.editGoods, {
    summary: '修改商品',
    refuses: ['VERSION.REQUIRED', 'VERSION.STALE', 'STORE.GOODS_NAME_TAKEN', 'STORE.PHOTO_UNKNOWN'],
  })
  @May('store.goods.manage')
  edit(
    @Who() who: VillageActor,
    @Param('goodsId') goodsId: string,
    @Body() body: EditGoodsDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<StockItem> {
    return this.commands.run(call, async tx => {
      await editGoods(tx, call, who, goodsId, ifMatch, body);
      return this.queries.stockItem(tx, goodsId);
    });
  }

  @Route(storeRoutes.changeGoodsPrice, { summary: '调整积分价', refuses: ['VERSION.REQUIRED', 'VERSION.STALE'] })
  @May('store.goods.manage')
  price(
    @Who() who: VillageActor,
    @Param('goodsId') goodsId: string,
    @Body() body: ChangeGoodsPriceDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
  ): Promise<StockItem> {
    return this.commands.run(call, async tx => {
      await changePrice(tx, call, who, goodsId, ifMatch, body.points);
      return this.queries.stockItem(tx, goodsId);
    });
  }

  @Route(storeRoutes.setGoodsShelf, { summary: '上架或下架' })
  @May('store.goods.manage')
  onShelf(@Param('goodsId') goodsId: string, @Body() body: SetGoodsShelfDto, @Call() call: CallFacts): Promise<StockItem> {
    return this.commands.run(call, async tx => {
      await setShelf(tx, call, goodsId, body.onShelf);
      return this.queries.stockItem(tx, goodsId);
    });
  }

  @Route(storeRoutes.receiveStock, { summary: '进货入库', refuses: ['STORE.RECEIPT_ID_TAKEN', 'POINTS.BOOKS_STOPPED'] })
  @May('store.stock.receive')
  receive(@Body() body: ReceiveStockDto, @Call() call: CallFacts): Promise<ReceiptResult> {
    return this.receiving.run(call, body);
  }
}
