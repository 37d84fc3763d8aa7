import { standardRoutes, type Page, type StandardListItem, type StandardView, type TemplatePreview } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OfficerActor } from '../../../platform/auth/actor';
import { OfficerMay } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto, PageDto } from '../../../platform/http/fields';
import { Call, WhichOfficer } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { copyTemplate, previewTemplate, publishTemplate, withdrawTemplate } from './publish-standard';
import { CopyTemplateDto, PublishTemplateDto, StandardsQueryDto, TemplateSheetDto } from './standards.dto';
import { listOfficeStandards, listTemplates, readOfficeStandard } from './standards.queries';

/** The rules that an office above villages recommends to those below it. */
@Controller()
@ApiTags('积分细则')
export class TemplatesController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
  ) {}

  @Route(standardRoutes.templates, { summary: '本级发布的细则模板' })
  @OfficerMay('points.templates.publish')
  list(@WhichOfficer() who: OfficerActor, @Query() query: PageDto): Promise<Page<StandardListItem>> {
    return this.work.readGlobal(tx => listTemplates(tx, who.organizationId, query));
  }

  @Route(standardRoutes.previewTemplate, { summary: '试读模板表格：逐行检查，不保存', refuses: ['POINTS.IMPORT_UNREADABLE'] })
  @OfficerMay('points.templates.publish')
  preview(@Body() body: TemplateSheetDto): TemplatePreview {
    return previewTemplate(body);
  }

  @Route(standardRoutes.publishTemplate, {
    summary: '发布细则模板，下辖各村可以照抄',
    refuses: [
      'POINTS.IMPORT_UNREADABLE',
      'POINTS.IMPORT_PROBLEMS',
      'POINTS.RULE_FORBIDDEN',
      'POINTS.STANDARD_ID_TAKEN',
      'POINTS.TOO_MANY_TEMPLATES',
    ],
  })
  @OfficerMay('points.templates.publish')
  publish(@WhichOfficer() who: OfficerActor, @Body() body: PublishTemplateDto, @Call() call: CallFacts): Promise<{ readonly id: string }> {
    return this.commands.run(call, tx => publishTemplate(tx, call, who.organizationId, body));
  }

  @Route(standardRoutes.officeStandards, { summary: '下辖各村公开的细则' })
  @OfficerMay('points.templates.publish')
  opened(@WhichOfficer() who: OfficerActor, @Query() query: StandardsQueryDto): Promise<Page<StandardListItem>> {
    return this.work.readGlobal(tx => listOfficeStandards(tx, who.organizationId, query));
  }

  @Route(standardRoutes.officeStandard, { summary: '下辖某村公开的细则，或本级的一份模板' })
  @OfficerMay('points.templates.publish')
  one(@WhichOfficer() who: OfficerActor, @Param('standardId') standardId: string): Promise<StandardView> {
    return this.work.readGlobal(tx => readOfficeStandard(tx, who.organizationId, standardId));
  }

  @Route(standardRoutes.copyTemplate, {
    summary: '把某村公开的细则发布成本级模板',
    refuses: ['POINTS.RULE_FORBIDDEN', 'POINTS.STANDARD_ID_TAKEN', 'POINTS.TOO_MANY_TEMPLATES'],
  })
  @OfficerMay('points.templates.publish')
  copy(@WhichOfficer() who: OfficerActor, @Body() body: CopyTemplateDto, @Call() call: CallFacts): Promise<{ readonly id: string }> {
    return this.commands.run(call, tx => copyTemplate(tx, call, who.organizationId, body));
  }

  @Route(standardRoutes.withdrawTemplate, { summary: '撤下细则模板，已经抄去的不受影响' })
  @OfficerMay('points.templates.publish')
  withdraw(
    @WhichOfficer() who: OfficerActor,
    @Param('standardId') standardId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<{ readonly done: true }> {
    return this.commands.run(call, tx => withdrawTemplate(tx, call, who.organizationId, standardId));
  }
}
