import { identityRoutes, type Page, type VillageHome, type VillageListItem, type VillageSummary } from '@jishan/contracts';
import { Body, Controller, Headers, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { OfficerActor, VillageActor } from '../../../platform/auth/actor';
import { May, OfficerMay, Public } from '../../../platform/auth/policy.decorator';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { PageDto } from '../../../platform/http/fields';
import { Call, WhichOfficer, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { PublicReadLimited } from '../../../platform/limits';
import { VillageSearchDto, VillageSettingsDto } from '../identity.dto';
import { changeSettings, sendVersion, villageVersion } from './change-settings';
import { listVillages, readVillageHome, villageSummaries } from './villages.queries';

@Controller()
@ApiTags('村')
export class VillagesController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
  ) {}

  @Route(identityRoutes.listVillages, { summary: '查找村' })
  @Public()
  @PublicReadLimited()
  list(@Query() query: VillageSearchDto): Promise<Page<VillageListItem>> {
    return this.work.readGlobal(tx => listVillages(tx, query));
  }

  @Route(identityRoutes.villageHome, { summary: '本村概况' })
  @May('village.read')
  async home(@Who() who: VillageActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<VillageHome> {
    return this.work.read(who.villageId, async tx => {
      sendVersion(reply, await villageVersion(tx));
      return readVillageHome(tx);
    });
  }

  @Route(identityRoutes.changeSettings, { summary: '修改村设置', refuses: ['VERSION.REQUIRED', 'VERSION.STALE', 'SETTINGS.PANEL'] })
  @May('settings.manage')
  async settings(
    @Body() body: VillageSettingsDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Call() call: CallFacts,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VillageHome> {
    return this.commands.run(call, async tx => {
      const home = await changeSettings(tx, call, ifMatch, body);
      sendVersion(reply, await villageVersion(tx));
      return home;
    });
  }

  @Route(identityRoutes.villageSummaries, { summary: '下辖各村的参与情况' })
  @OfficerMay('oversight.villages.read')
  summaries(@WhichOfficer() who: OfficerActor, @Query() query: PageDto, @Call() call: CallFacts): Promise<Page<VillageSummary>> {
    return this.work.runGlobal(tx => villageSummaries(tx, call, who.organizationId, query));
  }
}
