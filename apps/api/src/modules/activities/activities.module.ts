import { Global, Module } from '@nestjs/common';
import { OtherDeeds } from '../points';
import { DeedsQueries } from './deeds.queries';
import { ActivitiesController } from './gatherings/activities.controller';
import { ActivitiesQueries } from './gatherings/activities.queries';
import { GrantHonours } from './honours/grant-honours';
import { HonoursController } from './honours/honours.controller';
import { HonoursQueries } from './honours/honours.queries';
import { ConfirmHonour } from './honours/confirm-honour';
import { RefuseHonourPoints } from './honours/refuse-points';
import { RevokeHonour } from './honours/revoke-honour';
import { CheckIn } from './presence/check-in';
import { CheckInCodes } from './presence/check-in-codes';
import { PresenceController } from './presence/presence.controller';
import { ShowCode } from './presence/show-code';
import { ReverseActivityCredit } from './settling/reverse-credit';
import { SettleActivity } from './settling/settle-activity';

/** Activities and honours earn points through the books; points never learns of either: it asks for their deeds by the name that it gave. */
@Global()
@Module({
  controllers: [ActivitiesController, PresenceController, HonoursController],
  providers: [
    ActivitiesQueries,
    CheckInCodes,
    ShowCode,
    CheckIn,
    SettleActivity,
    ReverseActivityCredit,
    HonoursQueries,
    GrantHonours,
    ConfirmHonour,
    RefuseHonourPoints,
    RevokeHonour,
    { provide: OtherDeeds, useClass: DeedsQueries },
  ],
  exports: [OtherDeeds],
})
export class ActivitiesModule {}
