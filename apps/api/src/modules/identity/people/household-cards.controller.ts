import {
  DOCUMENT_PART_MAX_CHARS,
  identityRoutes,
  type DocumentLink,
  type PrintHouseholdCards,
  type SignedDocument,
} from '@jishan/contracts';
import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { May, Public } from '../../../platform/auth/policy.decorator';
import { HTML_PAGE } from '../../../platform/documents';
import type { Call as CallFacts } from '../../../platform/http/call';
import { IdField, Text } from '../../../platform/http/fields';
import { Call } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { ExportLimited, OpenLimited } from '../../../platform/limits';
import { HouseholdCards } from './household-cards';

class PrintHouseholdCardsDto implements PrintHouseholdCards {
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
  @IdField({ label: '家庭', optional: true }) householdId?: string;
}
class CardsPageDto implements SignedDocument {
  @Text({ label: '文件', max: DOCUMENT_PART_MAX_CHARS }) doc: string;
  @Text({ label: '链接期限', max: 10 }) exp: string;
  @Text({ label: '链接签名', max: 43 }) sig: string;
}

@Controller()
@ApiTags('人和户')
export class HouseholdCardsController {
  constructor(
    private readonly commands: Commands,
    private readonly cards: HouseholdCards,
  ) {}

  @Route(identityRoutes.printHouseholdCards, {
    summary: '打印户卡：一组的，或一户的（A4，每页 8 张）',
    refuses: ['ROSTER.CARDS_TOO_MANY', 'REQUEST.TOO_MANY'],
  })
  @May('households.cards.print')
  @ExportLimited()
  print(@Body() body: PrintHouseholdCardsDto, @Call() call: CallFacts): Promise<DocumentLink> {
    return this.commands.run(call, tx => this.cards.print(tx, call, body));
  }

  @Route(identityRoutes.householdCardsPage, {
    summary: '用带签名的短期链接打开户卡打印页',
    refuses: ['DOCUMENT.LINK_EXPIRED', 'REQUEST.TOO_MANY'],
  })
  @Public()
  @OpenLimited()
  @ApiOkResponse({ content: HTML_PAGE })
  async page(@Param('villageId') villageId: string, @Query() query: CardsPageDto, @Res() reply: FastifyReply): Promise<void> {
    await this.cards.send(reply, villageId, query);
  }
}
