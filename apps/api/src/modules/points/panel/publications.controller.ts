import { panelRoutes, type Page, type PublicationItem } from '@jishan/contracts';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { objectToApplication } from './object-to-application';
import { ObjectToApplicationDto, PublicationsQueryDto } from './panel.dto';
import { readPublication, readPublications, readResults } from './publications.queries';

/** 公示, for everybody in the village. */
@Controller()
@ApiTags('积分公示')
export class PublicationsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Route(panelRoutes.publications, { summary: '积分公示和异议结果' })
  @May('points.publication.read')
  list(@Who() who: VillageActor, @Query() query: PublicationsQueryDto): Promise<Page<PublicationItem>> {
    const read = query.scope === 'results' ? readResults : readPublications;
    return this.work.read(who.villageId, tx => read(tx, who, query));
  }

  @Route(panelRoutes.objectToApplication, {
    summary: '对公示提出异议',
    refuses: [
      'POINTS.PUBLICATION_OVER',
      'POINTS.OBJECTION_OWN',
      'POINTS.OBJECTION_MADE',
      'POINTS.TEXT_NEEDED',
      'POINTS.VOICE_UNKNOWN',
      'POINTS.VOICE_USED',
    ],
  })
  @May('points.publication.object')
  object(
    @Who() who: VillageActor,
    @Param('applicationId') applicationId: string,
    @Body() body: ObjectToApplicationDto,
    @Call() call: CallFacts,
  ): Promise<PublicationItem> {
    return this.commands.run(call, async tx => {
      await objectToApplication(tx, call, who, applicationId, body);
      return readPublication(tx, who, applicationId);
    });
  }
}
