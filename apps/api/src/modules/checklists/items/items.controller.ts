import { checklistsRoutes, type ItemListItem, type ItemView, type Page, type TemplateAdopted } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { AdoptTemplateDto, ItemContentDto, ItemsQueryDto } from '../checklists.dto';
import { adoptTemplate } from './adopt-template';
import { itemView, listItems, readItem } from './items.queries';
import { publishItem, retireItem } from './publish-item';

@Controller()
@ApiTags('清单')
export class ItemsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Route(checklistsRoutes.checklistItems, { summary: '清单事项' })
  @May('checklists.read')
  list(@Who() who: VillageActor, @Query() query: ItemsQueryDto): Promise<Page<ItemListItem>> {
    return this.work.read(who.villageId, tx => listItems(tx, query));
  }

  @Route(checklistsRoutes.checklistItem, { summary: '一个事项：材料、步骤、时限、依据' })
  @May('checklists.read')
  one(@Who() who: VillageActor, @Param('itemId') itemId: string): Promise<ItemView> {
    return this.work.read(who.villageId, async tx => itemView(await readItem(tx, itemId)));
  }

  @Route(checklistsRoutes.publishChecklistItem, {
    summary: '发布事项或它的新版本',
    refuses: [
      'CHECKLISTS.FORBIDDEN_IS_NO_CERTIFICATE',
      'CHECKLISTS.FORBIDDEN_HAS_STEPS',
      'CHECKLISTS.INSTEAD_NEEDED',
      'CHECKLISTS.STEPS_NEEDED',
      'CHECKLISTS.STEPS_TOO_LONG',
      'VERSION.STALE',
    ],
  })
  @May('checklists.manage')
  publish(@Who() who: VillageActor, @Body() body: ItemContentDto, @Call() call: CallFacts): Promise<ItemView> {
    return this.commands.run(call, async tx => itemView(await readItem(tx, await publishItem(tx, call, who, body))));
  }

  @Route(checklistsRoutes.retireChecklistItem, { summary: '停用事项', refuses: ['CHECKLISTS.ITEM_RETIRED'] })
  @May('checklists.manage')
  retire(@Param('itemId') itemId: string, @Body() _body: EmptyDto, @Call() call: CallFacts): Promise<ItemView> {
    return this.commands.run(call, async tx => {
      await retireItem(tx, call, itemId);
      return itemView(await readItem(tx, itemId));
    });
  }

  @Route(checklistsRoutes.adoptChecklistTemplate, { summary: '采用清单模板' })
  @May('checklists.manage')
  adopt(@Who() who: VillageActor, @Body() body: AdoptTemplateDto, @Call() call: CallFacts): Promise<TemplateAdopted> {
    return this.commands.run(call, async tx => {
      const adopted = await adoptTemplate(tx, { template: body.template, adoptedByPersonId: who.personId });
      await audit(tx, call, 'checklists.template.adopted', null, { template: body.template, adopted: adopted.adopted });
      return adopted;
    });
  }
}
