import { Module } from '@nestjs/common';
import { ActivitiesController } from './gatherings/activities.controller';
import { ActivitiesQueries } from './gatherings/activities.queries';
import { GrantHonours } from './honours/grant-honours';
import { HonoursController } from './honours/honours.controller';
import { HonoursQueries } from './honours/honours.queries';
import { ConfirmHonour } from './honours/confirm-honour';
import { RevokeHonour } from './honours/revoke-honour';
import { CheckIn } from './presence/check-in';
import { CheckInCodes } from './presence/check-in-codes';
import { PresenceController } from './presence/presence.controller';
import { ShowCode } from './presence/show-code';
import { ReverseActivityCredit } from './settling/reverse-credit';
import { SettleActivity } from './settling/settle-activity';

/** Activities and honours earn points through the books; the points' ledger never learns of either. */
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
    RevokeHonour,
  ],
})
export class ActivitiesModule {}
