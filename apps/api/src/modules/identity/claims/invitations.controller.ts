import { identityRoutes, type InvitationCreated, type InvitationView, type OwnInvitation, type Page } from '@jishan/contracts';
import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { VillageActor } from '../../../platform/auth/actor';
import { May, Public } from '../../../platform/auth/policy.decorator';
import { CONFIG, type Config } from '../../../platform/config/config';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call as CallFacts } from '../../../platform/http/call';
import { EmptyDto, PageDto } from '../../../platform/http/fields';
import { Call, Who } from '../../../platform/http/params.decorator';
import { Route } from '../../../platform/http/route.decorator';
import { Commands } from '../../../platform/idempotency/commands';
import { PublicReadLimited } from '../../../platform/limits';
import { CreateInvitationDto } from '../identity.dto';
import { createInvitation, findInvitation, invitationCreated, invitationView } from './invitations';
import { listOwnInvitations } from './invitations.queries';
import { revokeInvitation } from './revoke-invitation';

@Controller()
@ApiTags('入村')
export class InvitationsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(identityRoutes.readInvitation, { summary: '打开邀请', refuses: ['INVITATION.INVALID'] })
  @Public()
  @PublicReadLimited()
  async invitation(@Param('token') token: string): Promise<InvitationView> {
    const found = await this.work.readGlobal(tx => findInvitation(tx, token));
    return this.work.read(found.village_id, tx => invitationView(tx, found));
  }

  @Route(identityRoutes.createInvitation, { summary: '生成邀请' })
  @May('invitation.create')
  async invite(@Who() who: VillageActor, @Body() body: CreateInvitationDto, @Call() call: CallFacts): Promise<InvitationCreated> {
    const key = this.config.tokenKey;
    return invitationCreated(key, await this.commands.run(call, tx => createInvitation(tx, call, key, who, body)));
  }

  @Route(identityRoutes.ownInvitations, { summary: '我家的邀请和我发的邀请：到什么时候、谁用过' })
  @May('invitation.create')
  own(@Who() who: VillageActor, @Query() query: PageDto): Promise<Page<OwnInvitation>> {
    return this.work.read(who.villageId, tx => listOwnInvitations(tx, this.config.tokenKey, who, query));
  }

  @Route(identityRoutes.revokeInvitation, { summary: '收回邀请：已经进来的人不受影响' })
  @May('invitation.create')
  revoke(
    @Who() who: VillageActor,
    @Param('invitationId') invitationId: string,
    @Body() _body: EmptyDto,
    @Call() call: CallFacts,
  ): Promise<{ done: true }> {
    return this.commands.run(call, tx => revokeInvitation(tx, call, who, invitationId));
  }
}
